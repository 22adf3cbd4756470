import { appendEntries } from '../breach-log/log.js';
import { entriesConcerning, type SealedRow } from '../breach-log/log-entry.queries.js';
import { type Instant, instant, rfc3339 } from '../core/instant.js';
import type { LogEntry } from '../core/log-entry.js';
import type { Tx } from '../platform/database/database.js';
import { heldTables } from './held-about.queries.js';

/** Everything that the service keeps about a person, as one document. */
export interface HeldAbout {
  readonly person: string;
  readonly asOf: string;
  readonly [part: string]: unknown;
}

/** Gathers what is kept about a person, for that person; that it was taken out is an entry of the log. */
export async function exportHeld(tx: Tx, personId: string): Promise<HeldAbout> {
  const tables = await heldTables(tx, personId);
  const numbers = tables.breaches.map(({ number }) => String(number));
  const log = (await entriesConcerning(tx, personId, numbers)).map((row) => shownEntry(row, personId, numbers));
  await appendEntries(tx, [
    { kind: 'own_data_exported', effectiveAt: tx.now, worker: personId, by: personId, facts: { entries: log.length } },
  ]);
  const parts = Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map(shownRow)]));
  return { person: personId, asOf: rfc3339(tx.now), ...parts, log };
}

/**
 * An entry with what it commits to opened: value and salt, so that each commitment can be computed again. Of an entry about
 * somebody else that the person only wrote, what is sealed stays so.
 */
function shownEntry({ index, entry, sealed }: SealedRow, personId: string, numbers: readonly string[]): object {
  const read = JSON.parse(entry) as LogEntry;
  const isAbout = read.worker === personId || (read.breach !== undefined && numbers.includes(read.breach));
  return { index, entry: read, ...(isAbout && sealed !== null ? { opened: sealed } : {}) };
}

const isTime = /(?:_at|_from|_until|_by)$|^(?:since|at)$/;

/** A row in the shape of the API: camelCase, instants as RFC 3339. */
function shownRow(row: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      typeof value === 'number' && isTime.test(column) ? rfc3339(instant(value) satisfies Instant) : value,
    ]),
  );
}
