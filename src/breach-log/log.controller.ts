import { Readable } from 'node:stream';

import { Controller, Get, Header, Headers, Param, Query, StreamableFile } from '@nestjs/common';

import { rfc3339 } from '../core/instant.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { Checkpoints } from './checkpoints.js';
import { bundleText, exportChunks } from './log-export.js';
import { newestRecordedAt } from './log-entry.queries.js';
import { consistencyProof } from './log-proofs.js';
import {
  type BundleQuery,
  bundleQuery,
  type ConsistencyQuery,
  consistencyQuery,
  type EntriesQuery,
  entriesQuery,
} from './log-query.schema.js';
import { type PublishedEntry, publishedEntries } from './logged-entry.js';

const ndjson = 'application/x-ndjson';

/** The breach log as both sides read it: entries, checkpoints, proofs. */
@Controller('api/v1/log')
export class LogController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly checkpoints: Checkpoints,
  ) {}

  @Get('entries')
  async entries(
    @Query({ schema: entriesQuery }) { from, limit }: EntriesQuery,
  ): Promise<{ asOf: string; items: PublishedEntry[] }> {
    return { asOf: await this.asOf(), items: await publishedEntries(this.database.db, from, limit) };
  }

  /** The checkpoint itself is text; a program that asks for JSON is given the public key with it. */
  @Get('checkpoint')
  @Header('vary', 'accept')
  async checkpoint(@Headers('accept') accept: string | undefined): Promise<string | object> {
    const { checkpoint, note, publicKey } = await this.checkpoints.checkpointNow(this.database.db);
    if (accept?.includes('application/json') !== true) return note;
    const { origin, size, root } = checkpoint;
    return { asOf: await this.asOf(), origin, size, root: root.toString('base64'), checkpoint: note, publicKey };
  }

  @Get('proofs/consistency')
  async consistency(
    @Query({ schema: consistencyQuery }) asked: ConsistencyQuery,
  ): Promise<{ from: number; to: number; hashes: string[] }> {
    const { checkpoint } = await this.checkpoints.checkpointNow(this.database.db);
    const { from, to } = { from: asked.from, to: asked.to ?? checkpoint.size };
    if (to > checkpoint.size) throw outOfRange('to', `the log has ${checkpoint.size} entries`);
    if (from > to) throw outOfRange('from', `the later size is ${to}`);
    const hashes = await consistencyProof(this.database.db, from, to);
    return { from, to, hashes: hashes.map((hash) => hash.toString('base64')) };
  }

  @Get('bundles/:number')
  @Header('content-type', ndjson)
  async bundle(
    @Param('number') number: string,
    @Query({ schema: bundleQuery }) { from }: BundleQuery,
  ): Promise<string> {
    const signed = await this.checkpoints.checkpointNow(this.database.db);
    if (from !== undefined && from > signed.checkpoint.size) {
      throw outOfRange('from', `the log has ${signed.checkpoint.size} entries`);
    }
    const text = await bundleText(this.database.db, number, signed, from ?? null);
    if (text === null) throw Problem.notFound();
    return text;
  }

  @Get('export')
  async export(): Promise<StreamableFile> {
    const signed = await this.checkpoints.checkpointNow(this.database.db);
    return new StreamableFile(Readable.from(exportChunks(this.database.db, signed)), {
      type: ndjson,
      disposition: `attachment; filename="breach-log-${signed.checkpoint.size}.ndjson"`,
    });
  }

  private async asOf(): Promise<string> {
    return rfc3339((await newestRecordedAt(this.database.db)) ?? (await this.clock.now()));
  }
}

function outOfRange(field: string, why: string): Problem {
  return Problem.invalid([{ pointer: `/${field}`, code: 'out_of_range', detail: `${field} is too large: ${why}` }]);
}
