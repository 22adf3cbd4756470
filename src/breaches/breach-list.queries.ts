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

/**
 * Which breaches are wanted, but for whose they are; a request for a check-in is no breach, and is found by its number only.
 * What is not asked for is left out when it is planned.
 */
const wanted = `
  case $1::text
    when 'open' then load_track in ('open', 'clearing') and closed_at is null
    when 'owed' then load_track not in ('open', 'clearing') and closed_at is null
    when 'closed' then closed_at is not null
    else true
  end
  and ($2::text is null or number = $2)
  and ($2::text is not null or kind = 'breach')
  and ($3::text is null or unit_id = $3)
  and ($4::text is null or program = $4)
  and ($5::text is null or (subject_kind = 'worker' and subject_id = $5))
  and ($6::timestamptz is null or opened_at >= $6)
  and ($7::timestamptz is null or opened_at < $7)
  and ($8::timestamptz is null or (opened_at, number) < ($8, $9))`;

const newest = 'order by opened_at desc, number desc limit $10';

const everybodys = `select breach_id, opened_at, number from breach where ${wanted} ${newest}`;

/** The newest of each unit and of each worker: a few of the whole log, wherever in it they lie. */
const some = `
select breach_id, opened_at, number from (
  select own.* from unnest($11::text[]) as unit (id) cross join lateral (
    select breach_id, opened_at, number from breach where unit_id = unit.id and ${wanted} ${newest}
  ) own
  union
  select own.* from unnest($12::text[]) as worker (id) cross join lateral (
    select breach_id, opened_at, number from breach
    where subject_kind = 'worker' and subject_id = worker.id and ${wanted} ${newest}
  ) own
) each ${newest}`;

const list = (keys: string): string => `
with listed as materialized (${keys})
select breach.*, now.load as load_now
  from listed join breach using (breach_id)
  left join lateral (
    select load from subject_load
     where subject_load.subject_kind = breach.subject_kind and subject_load.subject_id = breach.subject_id
       and subject_load.target_id = breach.target_id and rule_no = coalesce((breach.exceeded -> 0 ->> 'rule')::int, 0)
  ) now on breach.load_track in ('open', 'clearing')
 order by breach.opened_at desc, breach.number desc`;

const listed = { everybodys: list(everybodys), some: list(some) };
const counted = {
  everybodys: `select count(*)::int as n from (${everybodys}) found`,
  some: `select count(*)::int as n from (${some}) found`,
};

/**
 * Breaches, newest first, one more than asked for where there are more. Planned each time, so that what is not asked
 * for costs nothing.
 */
export async function listBreaches(db: Db, filter: BreachFilter): Promise<ListedBreach[]> {
  return db.query<ListedBreach>(listed[wayOf(filter)], valuesOf(filter, filter.limit + 1));
}

/** How many breaches match, whatever page of them is shown; where there are more than `most`, one more than that. */
export async function countBreaches(db: Db, filter: BreachFilter, most: number): Promise<number> {
  const rows = await db.query<{ n: number }>(counted[wayOf(filter)], valuesOf({ ...filter, after: null }, most + 1));
  return rows[0]?.n ?? 0;
}

const wayOf = ({ within }: BreachFilter): keyof typeof listed => (within === null ? 'everybodys' : 'some');

const valuesOf = (filter: BreachFilter, most: number): unknown[] => [
  filter.status,
  filter.number,
  filter.unit,
  filter.program,
  filter.worker,
  timestamp(filter.openedFrom),
  timestamp(filter.openedUntil),
  timestamp(filter.after?.openedAt ?? null),
  filter.after?.number ?? null,
  most,
  ...(filter.within === null ? [] : [filter.within.unitIds, filter.within.workerIds]),
];

const selectUnsettled = `
select * from breach
where closed_at is null and kind = 'breach'
  and (unit_id = any($1) or (subject_kind = 'worker' and subject_id = any($2)))
order by load_track in ('open', 'clearing') desc, opened_at desc, number desc`;

/** The breaches of these units and workers that are open, newest first, then those that are still owed an answer. */
export async function unsettledBreaches(
  db: Db,
  within: { readonly unitIds: readonly string[]; readonly workerIds: readonly string[] },
): Promise<BreachRow[]> {
  return db.prepared<BreachRow>('breaches_unsettled', selectUnsettled, [within.unitIds, within.workerIds]);
}

/** The instant of the newest data that any number rests on; null: no data yet. */
export async function dataAsOf(db: Db): Promise<Instant | null> {
  const rows = await db.query<{ as_of: Instant | null }>(
    `select max(case kind when 'snapshot' then last_as_of else last_received_at end) as as_of from feed`,
  );
  return rows[0]?.as_of ?? null;
}
