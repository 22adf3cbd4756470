import type { Instant } from '../../core/instant.js';
import type { Totals } from '../../feeds/import.queries.js';
import type { Db } from '../../platform/database/database.js';

/** The newest file of assignments that was applied for a feed, and how it differed from what was known. */
export interface LastLoad {
  readonly feed: string;
  readonly importId: string;
  readonly asOf: Instant;
  readonly receivedAt: Instant;
  readonly totals: Totals;
  readonly findings: number;
}

const lastLoadsSql = `
select distinct on (feed) feed, import_id as "importId", as_of as "asOf", received_at as "receivedAt", totals,
       jsonb_array_length(findings) + findings_left_out as findings
from import
where kind = 'assignments' and state = 'applied' and not dry_run
order by feed, received_at desc, import_id desc`;

/** Of each feed that sends files, the last that was applied. */
export async function lastLoads(db: Db): Promise<ReadonlyMap<string, LastLoad>> {
  const rows = await db.query<LastLoad>(lastLoadsSql);
  return new Map(rows.map((row) => [row.feed, row]));
}

/** A file that waits for an admin, and what it would have done. */
export interface HeldFile {
  readonly importId: string;
  readonly kind: 'units' | 'people' | 'absences' | 'assignments';
  readonly feed: string | null;
  readonly asOf: Instant;
  readonly receivedAt: Instant;
  readonly why: string;
  readonly totals: Totals;
}

const heldSql = `
select import_id as "importId", kind, feed, as_of as "asOf", received_at as "receivedAt",
       coalesce(held_because, '') as why, totals
from import
where state = 'held'
order by received_at`;

/** Every file that is held, oldest first. */
export async function heldFiles(db: Db): Promise<HeldFile[]> {
  return db.query<HeldFile>(heldSql);
}
