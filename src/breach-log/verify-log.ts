import type { Checkpoint } from '../core/checkpoint.js';
import { openNote, readVerifierKey } from '../core/checkpoint-note.js';
import { exportLine, readLine } from '../core/log-bundle.js';
import { beginReading, type FirstBad, follow, type LogReading } from '../core/log-bundle-reading.js';
import {
  type HeldCheckpoint,
  type LogVerdict,
  readHeldCheckpoint,
  verdictAgainst,
  verdictOf,
} from '../core/log-bundle-verdict.js';
import { commitment, type LogEntry } from '../core/log-entry.js';
import { rootOf } from '../core/merkle.js';
import type { Db } from '../platform/database/database.js';
import { keptCheckpoints } from './checkpoint.queries.js';
import { sealedEntriesFrom, type SealedRow } from './log-entry.queries.js';
import { extentOf } from './log-head.queries.js';
import { textLines } from './text-lines.js';

/** Verifies an export or a bundle, with nothing but what is in it and the checkpoint that somebody kept. */
export async function verifyFile(
  bytes: AsyncIterable<Uint8Array>,
  held: readonly HeldCheckpoint[],
): Promise<LogVerdict> {
  let reading = begin(held);
  for await (const line of textLines(bytes)) reading = follow(reading, readLine(line));
  return verdictOf(reading, held);
}

/** Whose log the database holds, and the key that it is signed with, where that is known. */
export interface LogIdentity {
  readonly origin: string;
  readonly publicKey: string | null;
}

/**
 * Verifies the log where it is kept: the entries against the head, every checkpoint that was handed out, and the sealed
 * texts against what the entries commit to.
 */
export async function verifyDatabase(
  db: Db,
  { origin, publicKey }: LogIdentity,
  held: readonly HeldCheckpoint[],
): Promise<LogVerdict> {
  const kept = await keptCheckpoints(db);
  const own = kept.map((row) => ({ held: readHeldCheckpoint(row.note), row }));
  const spoiled = own.find(({ held: read, row }) => read === null || !opens(row.note, row.public_key));
  if (spoiled !== undefined) {
    return refuted(null, `the checkpoint over ${spoiled.row.size} entries that was kept is not as it was signed`);
  }
  const all = [...own.flatMap(({ held: read }) => (read === null ? [] : { ...read, note: null })), ...held];
  const { size, frontier } = await extentOf(db);
  const head: Checkpoint = { origin, size, root: rootOf({ size, hashes: frontier }) };
  let reading = begin(all);
  for (let from = 0; from < size; from += page) {
    const rows = await sealedEntriesFrom(db, from, Math.min(from + page, size));
    const broken = rows.find((row) => !keepsCommitments(row));
    if (broken !== undefined) {
      return refuted(broken.index, `what is sealed in entry ${broken.index} is not what the entry commits to`);
    }
    for (const { index, entry } of rows) reading = follow(reading, readLine(exportLine(index, entry)));
  }
  const key = publicKey ?? kept.at(-1)?.public_key ?? null;
  return verdictAgainst(reading, { checkpoint: head, key: key === null ? null : readVerifierKey(key) }, all);
}

const begin = (held: readonly HeldCheckpoint[]): LogReading =>
  beginReading(held.map(({ checkpoint }) => checkpoint.size));

function opens(note: string, publicKey: string): boolean {
  const key = readVerifierKey(publicKey);
  return key !== null && openNote(note, key).outcome === 'signed';
}

function keepsCommitments({ entry, sealed }: SealedRow): boolean {
  if (sealed === null) return true;
  const commitments = commitmentsOf(entry);
  return Object.entries(sealed).every(
    ([field, { salt, value }]) => commitments[field] === commitment({ salt: Buffer.from(salt, 'base64'), value }),
  );
}

function commitmentsOf(entry: string): Readonly<Record<string, string>> {
  try {
    return (JSON.parse(entry) as LogEntry).sealed ?? {};
  } catch {
    return {};
  }
}

function refuted(index: number | null, detail: string): LogVerdict {
  const why: FirstBad['why'] = index === null ? 'bad_signature' : 'altered';
  return { outcome: 'refuted', firstBad: { index, why, detail } };
}

const page = 1_000;
