import type { Readable } from 'node:stream';

import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../access/web-request.js';
import { rfc3339 } from '../core/instant.js';
import { calendarOf } from '../people/calendar.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { SETTINGS } from '../platform/settings/settings.js';
import type { Settings } from '../platform/settings/settings.schema.js';
import { TakesBody } from '../platform/web/body.js';
import { mediaType } from './body.js';
import { type Decided, refuseImport, releaseImport } from './decide-held.js';
import { type Import, importById, newestImports } from './import.queries.js';
import { importOrder, importQuery, type ImportQuery } from './import-order.js';
import { receiveImport } from './receive-import.js';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const types = ['text/csv', 'application/x-ndjson'];
const mostListed = 200;

/** What the answer is written with. */
interface Reply {
  status(code: number): unknown;
  header(name: string, value: string): unknown;
}

@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Takes a file; the answer says what became of it where that is known within 2 seconds. */
  @Post()
  @TakesBody({ as: 'stream', limit: 'import', types })
  async receive(
    @Req() request: WebRequest,
    @Query({ schema: importQuery }) query: ImportQuery,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<object> {
    const { headers } = request as { headers: Record<string, string | undefined> };
    const format = mediaType(headers['content-type']) === 'text/csv' ? 'csv' : 'ndjson';
    const order = importOrder(query, format, await this.clock.now(), await calendarOf(this.database.db));
    const { made, duplicate } = await receiveImport(this.database, {
      order,
      body: request.body as Readable,
      by: callerOf(request).personId,
      rehearsal: this.settings.rehearsal,
      // In rehearsal every call answers when what it caused is done.
      untilDone: this.settings.rehearsal,
    });
    reply.status(duplicate ? 200 : 202);
    reply.header('location', `/api/v1/imports/${made.importId}`);
    return duplicate ? { ...shown(made), duplicate } : shown(made);
  }

  @Get()
  async list(): Promise<object> {
    const items = await newestImports(this.database.db, mostListed);
    return { asOf: rfc3339(await this.clock.now()), items: items.map(shown) };
  }

  @Get(':id')
  async one(@Param('id') id: string): Promise<object> {
    const found = uuid.test(id) ? await importById(this.database.db, id) : null;
    if (found === null) throw Problem.notFound();
    return shown(found);
  }

  /** A held file is applied after all. */
  @Post(':id/release')
  @HttpCode(200)
  release(@Req() request: WebRequest, @Param('id') id: string): Promise<object> {
    return this.decide(request, id, releaseImport);
  }

  /** A held file is refused for good. */
  @Post(':id/refusal')
  @HttpCode(200)
  refuse(@Req() request: WebRequest, @Param('id') id: string): Promise<object> {
    return this.decide(request, id, refuseImport);
  }

  private async decide(
    request: WebRequest,
    id: string,
    act: (tx: Tx, id: string, by: string | null) => Promise<Decided>,
  ): Promise<object> {
    if (!uuid.test(id)) throw Problem.notFound();
    const by = callerOf(request).personId;
    const decided = await this.database.transaction((tx) => act(tx, id, by));
    switch (decided) {
      case 'unknown':
        throw Problem.notFound();
      case 'not held':
        throw Problem.conflict(
          'Only an import that is held can be released or refused. Its state says what became of it; to put it right, send a better file.',
        );
      case 'done':
        return this.one(id);
    }
  }
}

/** An import as the API shows it. */
export function shown(made: Import): object {
  return {
    id: made.importId,
    kind: made.kind,
    feed: made.feed,
    mode: made.mode,
    asOf: rfc3339(made.asOf),
    dryRun: made.dryRun,
    state: made.state,
    totals: made.totals,
    findings: made.findings,
    findingsLeftOut: made.findingsLeftOut,
    heldBecause: made.heldBecause,
    digest: made.digest?.toString('hex') ?? null,
    receivedAt: rfc3339(made.receivedAt),
    receivedBy: made.receivedBy,
    settledAt: made.settledAt === null ? null : rfc3339(made.settledAt),
  };
}
