import type { Instant } from '../core/instant.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { Db, Tx } from '../platform/database/database.js';
import { ledger } from './arrival.queries.js';
import type { Finding } from './findings.js';
import type { ImportOrder } from './import-order.js';

type ImportState = 'checking' | 'checked' | 'applied' | 'refused' | 'held';

/** How the rows of a file divide. */
export interface Totals {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly closed: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export const noTotals: Totals = { rows: 0, added: 0, changed: 0, closed: 0, unchanged: 0, rejected: 0 };

/** A file that was sent, and what became of it. */
export interface Import extends ImportOrder {
  readonly importId: string;
  readonly digest: Buffer | null;
  readonly state: ImportState;
  readonly totals: Totals;
  readonly findings: readonly Finding[];
  readonly findingsLeftOut: number;
  readonly heldBecause: string | null;
  readonly receivedAt: Instant;
  readonly receivedBy: string | null;
  readonly settledAt: Instant | null;
}

const columns = `import_id as "importId", kind, feed, mode, as_of as "asOf", dry_run as "dryRun", format, digest, state, totals,
  findings, findings_left_out as "findingsLeftOut", held_because as "heldBecause", received_at as "receivedAt",
  received_by as "receivedBy", settled_at as "settledAt"`;

export async function insertImport(
  db: Db,
  made: Pick<Import, 'importId' | 'digest' | 'receivedAt' | 'receivedBy'> & { readonly order: ImportOrder },
): Promise<void> {
  const { order } = made;
  await db.query(
    `insert into import (import_id, kind, feed, mode, as_of, dry_run, format, digest, state, totals, received_at, received_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'checking', $9, $10, $11)`,
    [
      made.importId,
      order.kind,
      order.feed,
      order.mode,
      timestamp(order.asOf),
      order.dryRun,
      order.format,
      made.digest,
      JSON.stringify(noTotals),
      timestamp(made.receivedAt),
      made.receivedBy,
    ],
  );
}

/** The import that brought the very same file before, for the same feed and instant; null: none did. */
export async function sameImport(db: Db, order: ImportOrder, digest: Buffer): Promise<Import | null> {
  const rows = await db.query<Import>(
    `select ${columns} from import
     where digest = $1 and kind = $2 and as_of = $3 and feed is not distinct from $4 and mode = $5
       and not dry_run and state in ('applied', 'held')
     order by received_at limit 1`,
    [digest, order.kind, timestamp(order.asOf), order.feed, order.mode],
  );
  return rows[0] ?? null;
}

export async function importById(db: Db, importId: string): Promise<Import | null> {
  const rows = await db.query<Import>(`select ${columns} from import where import_id = $1`, [importId]);
  return rows[0] ?? null;
}

/** An import, held against anybody else who would decide on it. */
export async function lockImport(tx: Tx, importId: string): Promise<Import | null> {
  const rows = await tx.query<Import>(`select ${columns} from import where import_id = $1 for update`, [importId]);
  return rows[0] ?? null;
}

export async function newestImports(db: Db, limit: number): Promise<Import[]> {
  return db.query<Import>(`select ${columns} from import order by received_at desc, import_id desc limit $1`, [limit]);
}

/** What became of an import. */
export interface Settlement {
  readonly state: Exclude<ImportState, 'checking'>;
  readonly totals: Totals;
  readonly findings: readonly Finding[];
  readonly findingsLeftOut: number;
  readonly heldBecause?: string;
}

export async function settleImport(tx: Tx, importId: string, settled: Settlement): Promise<void> {
  await tx.query(
    `update import set state = $2, totals = $3, findings = $4, findings_left_out = $5, held_because = $6, settled_at = $7
     where import_id = $1`,
    [
      importId,
      settled.state,
      JSON.stringify(settled.totals),
      JSON.stringify(settled.findings),
      settled.findingsLeftOut,
      settled.heldBecause ?? null,
      timestamp(tx.now),
    ],
  );
}

/** The imports that are being dealt with, or were when their process ended. */
export async function checkingImports(db: Db): Promise<string[]> {
  const rows = await db.query<{ id: string }>(`select import_id as id from import where state = 'checking' order by 1`);
  return rows.map(({ id }) => id);
}

const workOn = `hashtextextended('work on import ' || plimsoll_agency() || $1, 0)`;

/** Says, as long as the transaction lasts, that somebody works on an import. */
export async function noteWork(tx: Tx, importId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(${workOn})`, [importId]);
}

/** Takes an import that is to be dealt with and that nobody works on; false: somebody does, or it is settled. */
export async function takeAbandoned(tx: Tx, importId: string): Promise<boolean> {
  const [row] = await tx.query<{ free: boolean }>(`select pg_try_advisory_xact_lock(${workOn}) as free`, [importId]);
  return row?.free === true && (await lockImport(tx, importId))?.state === 'checking';
}

export async function forgetImport(db: Db, importId: string): Promise<void> {
  await db.query(`delete from import where import_id = $1 and state = 'checking'`, [importId]);
}

/** Imports are taken one after the other: two files about one feed, or about the roster, would compare with the same past. */
export async function takeTurns(tx: Tx, order: ImportOrder): Promise<void> {
  const turn = order.kind === 'assignments' ? `feed ${order.feed ?? ''}` : 'roster';
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('import ' || plimsoll_agency() || $1, 0))`, [turn]);
}

/**
 * Lets the events that are on their way come to their end, and has further ones wait until the import is settled: what
 * neither saw of the other would be open although the file lacks it. For feeds that no events come to there is no wait.
 */
export async function holdEvents(tx: Tx, feed: string): Promise<void> {
  await tx.query(
    `select pg_advisory_xact_lock(${ledger}) from event_source s join feed f on f.feed_id = s.feed_id
     where f.name = $1 and s.source not like 'plimsoll:%' limit 1`,
    [feed],
  );
}

/** Held imports of which the seats have not been told yet, oldest first. */
export async function heldUntold(
  db: Db,
): Promise<{ importId: string; feed: string | null; receivedAt: Instant; why: string }[]> {
  return db.query(
    `select import_id as "importId", feed, received_at as "receivedAt", coalesce(held_because, '') as why from import
     where state = 'held' and not seats_told order by received_at`,
  );
}

export async function markSeatsTold(tx: Tx, importIds: readonly string[]): Promise<void> {
  await tx.query('update import set seats_told = true where import_id = any ($1)', [importIds]);
}
