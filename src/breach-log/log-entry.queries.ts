import { type Instant, rfc3339 } from '../core/instant.js';
import type { Frontier } from '../core/merkle.js';
import type { Db, Tx } from '../platform/database/database.js';

/** An entry as it is stored. */
export interface NewEntryRow {
  readonly index: number;
  readonly kind: string;
  readonly breach: string | null;
  readonly subject: string | null;
  readonly effectiveAt: Instant;
  readonly entry: string;
  readonly leaf: Buffer;
  /** JSON: what is sealed, with its salts. */
  readonly sealed: string | null;
}

/** Writes the entries and the head after them in one statement. */
export async function insertEntries(tx: Tx, rows: readonly NewEntryRow[], frontier: Frontier): Promise<void> {
  await tx.prepared('log_append', append, [
    rows.map((row) => row.index),
    rows.map((row) => row.kind),
    rows.map((row) => row.breach),
    rows.map((row) => row.subject),
    rows.map((row) => rfc3339(row.effectiveAt)),
    rows.map((row) => row.entry),
    rows.map((row) => row.leaf),
    rows.map((row) => row.sealed),
    rfc3339(tx.now),
    frontier.size,
    frontier.hashes,
    rows.at(-1)?.leaf,
  ]);
}

const append = `
with grown as (
  update log_head set size = $10, frontier = $11::bytea[], last_leaf = $12
)
insert into log_entry (index, kind, breach, subject, effective_at, entry, leaf, sealed, recorded_at)
select added.*, $9::timestamptz
from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::bytea[], $8::json[]) as added`;

export interface EntryRow {
  index: number;
  entry: string;
  recorded_at: Instant;
}

/** The entries [from, until). */
export async function entriesFrom(db: Db, from: number, until: number): Promise<EntryRow[]> {
  return db.query<EntryRow>(
    'select index, entry, recorded_at from log_entry where index >= $1 and index < $2 order by index',
    [from, until],
  );
}

export interface SealedRow extends EntryRow {
  sealed: Record<string, { salt: string; value: string }> | null;
}

/** The entries of a breach, with what is sealed in them. */
export async function entriesOfBreach(db: Db, breach: string): Promise<SealedRow[]> {
  return db.query<SealedRow>(
    'select index, entry, recorded_at, sealed from log_entry where breach = $1 order by index',
    [breach],
  );
}

/** The entries [from, until), with what is sealed in them. */
export async function sealedEntriesFrom(db: Db, from: number, until: number): Promise<SealedRow[]> {
  return db.query<SealedRow>(
    'select index, entry, recorded_at, sealed from log_entry where index >= $1 and index < $2 order by index',
    [from, until],
  );
}

export async function leavesFrom(db: Db, from: number, until: number): Promise<Buffer[]> {
  const rows = await db.query<{ leaf: Buffer }>(
    'select leaf from log_entry where index >= $1 and index < $2 order by index',
    [from, until],
  );
  return rows.map(({ leaf }) => leaf);
}

/** When the newest entry was recorded; null in an empty log. */
export async function newestRecordedAt(db: Db): Promise<Instant | null> {
  const rows = await db.query<{ recorded_at: Instant }>(
    'select recorded_at from log_entry order by index desc limit 1',
  );
  return rows[0]?.recorded_at ?? null;
}

/** The entries about a person or one of these breaches, and those of the person's acts, with what is sealed in them. */
export async function entriesConcerning(db: Db, personId: string, breaches: readonly string[]): Promise<SealedRow[]> {
  return db.query<SealedRow>(
    `select index, entry, recorded_at, sealed from log_entry
      where subject = $1 or breach = any($2) or position($3 in entry) > 0 order by index`,
    [personId, breaches, `"by":${JSON.stringify(personId)}`],
  );
}
