import type { Instant } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { BreachRow } from './breach.row.js';

/** What a list of breaches is narrowed to. */
export interface BreachFilter {
  /** One breach by its number. */
  readonly number: string | null;
  readonly status: 'open' | 'owed' | 'closed' | null;
  readonly unit: string | null;
  readonly program: string | null;
  readonly worker: string | null;
  readonly openedFrom: Instant | null;
  readonly openedUntil: Instant | null;
  /** Only those of these units and workers; null: everybody's. */
  readonly within: { readonly unitIds: readonly string[]; readonly workerIds: readonly string[] } | null;
  /** Only those older than this one, in the list's order. */
  readonly after: { readonly openedAt: Instant; readonly number: string } | null;
  readonly limit: number;
}

/** A breach as a list shows it: the load is that of now, kept by the set-wise update. */
export interface ListedBreach extends BreachRow {
  readonly load_now: string | null;
}

/** Breaches, newest first, one more than asked for where there are more. */
export async function listBreaches(db: Db, filter: BreachFilter): Promise<ListedBreach[]> {
  return db.query<ListedBreach>(
    `select breach.*, now.load as load_now
       from breach
       left join lateral (
         select load from subject_load
          where subject_load.subject_kind = breach.subject_kind and subject_load.subject_id = breach.subject_id
            and subject_load.target_id = breach.target_id and rule_no = coalesce((breach.exceeded -> 0 ->> 'rule')::int, 0)
       ) now on breach.load_track in ('open', 'clearing')
      where case $1::text
              when 'open' then load_track in ('open', 'clearing')
              when 'owed' then load_track not in ('open', 'clearing') and closed_at is null
              when 'closed' then closed_at is not null
              else true
            end
        and ($12::text is null or number = $12)
        and ($2::text is null or unit_id = $2)
        and ($3::text is null or program = $3)
        and ($4::text is null or (breach.subject_kind = 'worker' and breach.subject_id = $4))
        and ($5::timestamptz is null or opened_at >= $5)
        and ($6::timestamptz is null or opened_at < $6)
        and ($7::text[] is null or unit_id = any($7) or (breach.subject_kind = 'worker' and breach.subject_id = any($8::text[])))
        and ($9::timestamptz is null or (opened_at, number) < ($9, $10))
      order by opened_at desc, number desc
      limit $11`,
    [
      filter.status,
      filter.unit,
      filter.program,
      filter.worker,
      timestamp(filter.openedFrom),
      timestamp(filter.openedUntil),
      filter.within?.unitIds ?? null,
      filter.within?.workerIds ?? null,
      timestamp(filter.after?.openedAt ?? null),
      filter.after?.number ?? null,
      filter.limit + 1,
      filter.number,
    ],
  );
}

/** The instant of the newest data that any number rests on; null: no data yet. */
export async function dataAsOf(db: Db): Promise<Instant | null> {
  const rows = await db.query<{ as_of: Instant | null }>(
    `select max(case kind when 'snapshot' then last_as_of else last_received_at end) as as_of from feed`,
  );
  return rows[0]?.as_of ?? null;
}
