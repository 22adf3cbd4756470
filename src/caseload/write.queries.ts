import type { Holding } from '../core/assignment.js';
import { plain } from '../core/decimal.js';
import type { Instant } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import type { LoadChange } from './load-sums.js';
import { kindNumbers } from './received-fact.js';
import { measuresText, type OrderKey } from './tie.js';

/** A tie as it is to be kept. */
export interface WrittenTie {
  readonly feedId: number;
  readonly ref: string;
  readonly revision: number;
  readonly current: Holding | null;
  readonly waitingSince: Instant | null;
  readonly newest: OrderKey;
}

/** A load that core has to look at again. */
export interface StirredRow {
  subject_kind: 'worker' | 'pool';
  subject_id: string;
  late: boolean;
}

const writeSql = `
with tie as (
  insert into assignment as a
    (feed_id, ref, revision, subject_kind, subject_id, program, case_type, units, measures, role, profile, state,
     held_from, held_until, waiting_since, newest_at, newest_kind, newest_source, newest_id)
  select feed_id, ref, revision, subject_kind, subject_id, program, case_type, units, measures::jsonb, role, profile, state,
         to_timestamp(held_from / 1000), to_timestamp(held_until / 1000), to_timestamp(waiting_since / 1000),
         to_timestamp(newest_at / 1000), newest_kind, newest_source, newest_id
  from unnest($1::int[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::numeric[], $9::text[],
              $10::text[], $11::text[], $12::text[], $13::float8[], $14::float8[], $15::float8[], $16::float8[],
              $17::smallint[], $18::text[], $19::text[])
    as tie (feed_id, ref, revision, subject_kind, subject_id, program, case_type, units, measures, role, profile, state,
            held_from, held_until, waiting_since, newest_at, newest_kind, newest_source, newest_id)
  on conflict (agency_id, feed_id, ref) do update set
    revision = excluded.revision, subject_kind = excluded.subject_kind, subject_id = excluded.subject_id,
    program = excluded.program, case_type = excluded.case_type, units = excluded.units, measures = excluded.measures,
    role = excluded.role, profile = excluded.profile, state = excluded.state, held_from = excluded.held_from,
    held_until = excluded.held_until, waiting_since = excluded.waiting_since, newest_at = excluded.newest_at,
    newest_kind = excluded.newest_kind, newest_source = excluded.newest_source, newest_id = excluded.newest_id
    where a.revision = excluded.revision - 1
  returning 1),
load as (
  update subject_load l set
    load = l.load + d.delta,
    newest_at = greatest(l.newest_at, to_timestamp(d.newest / 1000)),
    late = to_timestamp(d.oldest / 1000) < l.newest_at,
    stirred = l.quiet_from is null or l.load + d.low < l.quiet_from or l.load + d.high > l.quiet_to
      or to_timestamp(d.oldest / 1000) < l.newest_at
  from unnest($20::text[], $21::text[], $22::uuid[], $23::smallint[], $24::numeric[], $25::numeric[], $26::numeric[],
              $27::float8[], $28::float8[])
    as d (subject_kind, subject_id, target_id, rule_no, delta, low, high, oldest, newest)
  where l.subject_kind = d.subject_kind and l.subject_id = d.subject_id and l.target_id = d.target_id
    and l.rule_no = d.rule_no
  returning l.subject_kind, l.subject_id, l.target_id, l.rule_no, l.late, l.stirred)
select n.ties, n.loads, s.*
from (select (select count(*) from tie) as ties,
             (select case when count(*) = cardinality($20) then null
                          else coalesce(array_agg(subject_kind || ':' || subject_id || ' ' || target_id || ' ' || rule_no), '{}') end
              from load) as loads) n
left join (select subject_kind, subject_id, late from load where stirred) s on true`;

/** Where no load was stirred there is still the row that says what was written. */
type WriteRow = (StirredRow | { subject_id: null }) & {
  ties: number;
  loads: string[] | null;
};

/** What writing gave: how many ties were as expected, which loads have a row, and those that left their quiet range. */
export interface Writing {
  readonly ties: number;
  /** Null: all of them have one. */
  readonly loads: readonly string[] | null;
  readonly stirred: readonly StirredRow[];
}

/** Writes ties and loads in one round trip. A tie that somebody else changed meanwhile is not written, nor counted. */
export async function writeTiesAndLoads(
  tx: Tx,
  ties: readonly WrittenTie[],
  loads: readonly LoadChange[],
): Promise<Writing> {
  const rows = await tx.prepared<WriteRow>('caseload_write', writeSql, [...tieColumns(ties), ...loadColumns(loads)]);
  return {
    ties: rows[0]?.ties ?? 0,
    loads: rows[0]?.loads ?? null,
    stirred: rows.filter((row): row is StirredRow & WriteRow => row.subject_id !== null),
  };
}

function tieColumns(ties: readonly WrittenTie[]): unknown[] {
  const work = ties.map((tie) => tie.current?.work ?? null);
  return [
    ties.map((tie) => tie.feedId),
    ties.map((tie) => tie.ref),
    ties.map((tie) => tie.revision),
    ties.map((tie) => tie.current?.subject.kind ?? null),
    ties.map((tie) => tie.current?.subject.id ?? null),
    work.map((it) => it?.program ?? null),
    work.map((it) => it?.caseType ?? null),
    work.map((it) => (it === null ? null : plain(it.units))),
    work.map((it) => (it === null ? null : measuresText(it))),
    work.map((it) => it?.role ?? null),
    work.map((it) => it?.profile ?? null),
    work.map((it) => it?.state ?? null),
    ties.map((tie) => tie.current?.from ?? null),
    ties.map((tie) => tie.current?.until ?? null),
    ties.map((tie) => tie.waitingSince),
    ties.map((tie) => tie.newest.at),
    ties.map((tie) => kindNumbers[tie.newest.kind]),
    ties.map((tie) => tie.newest.source),
    ties.map((tie) => tie.newest.id),
  ];
}

function loadColumns(loads: readonly LoadChange[]): unknown[] {
  return [
    loads.map((load) => load.subject.kind),
    loads.map((load) => load.subject.id),
    loads.map((load) => load.targetId),
    loads.map((load) => load.ruleNo),
    loads.map((load) => plain(load.delta)),
    loads.map((load) => plain(load.low)),
    loads.map((load) => plain(load.high)),
    loads.map((load) => load.oldest),
    loads.map((load) => load.newest),
  ];
}

/** Begins the rows that a subject does not have yet. Without a quiet range they are read by core at once. */
export async function beginLoads(tx: Tx, loads: readonly LoadChange[]): Promise<StirredRow[]> {
  return tx.query<StirredRow>(
    `with begun as (
       insert into subject_load as l (subject_kind, subject_id, target_id, rule_no, load, newest_at)
       select subject_kind, subject_id, target_id, rule_no, delta, to_timestamp(newest / 1000)
       from unnest($1::text[], $2::text[], $3::uuid[], $4::smallint[], $5::numeric[], $6::numeric[], $7::numeric[],
                   $8::float8[], $9::float8[])
         as d (subject_kind, subject_id, target_id, rule_no, delta, low, high, oldest, newest)
       on conflict (agency_id, subject_kind, subject_id, target_id, rule_no) do update set
         load = l.load + excluded.load, newest_at = greatest(l.newest_at, excluded.newest_at), stirred = true,
         quiet_from = null, quiet_to = null
       returning subject_kind, subject_id)
     select distinct subject_kind, subject_id, false as late from begun`,
    loadColumns(loads),
  );
}

/** Earlier stretches of ties, added to what is kept of them. */
export async function addPastHoldings(
  tx: Tx,
  past: readonly { readonly feedId: number; readonly ref: string; readonly holding: Holding }[],
): Promise<void> {
  if (past.length === 0) return;
  await tx.query(
    `insert into past_holding
       (feed_id, ref, subject_kind, subject_id, program, case_type, units, measures, role, profile, state,
        held_from, held_until)
     select feed_id, ref, subject_kind, subject_id, program, case_type, units, measures::jsonb, role, profile, state,
            to_timestamp(held_from / 1000), to_timestamp(held_until / 1000)
     from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::numeric[], $8::text[],
                 $9::text[], $10::text[], $11::text[], $12::float8[], $13::float8[])
       as past (feed_id, ref, subject_kind, subject_id, program, case_type, units, measures, role, profile, state,
                held_from, held_until)`,
    [
      past.map((row) => row.feedId),
      past.map((row) => row.ref),
      past.map(({ holding }) => holding.subject.kind),
      past.map(({ holding }) => holding.subject.id),
      past.map(({ holding }) => holding.work.program),
      past.map(({ holding }) => holding.work.caseType),
      past.map(({ holding }) => plain(holding.work.units)),
      past.map(({ holding }) => measuresText(holding.work)),
      past.map(({ holding }) => holding.work.role),
      past.map(({ holding }) => holding.work.profile),
      past.map(({ holding }) => holding.work.state),
      past.map(({ holding }) => holding.from),
      past.map(({ holding }) => holding.until),
    ],
  );
}
