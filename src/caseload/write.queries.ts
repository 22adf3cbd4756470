import type { Holding } from '../core/assignment.js';
import { plain } from '../core/decimal.js';
import type { Instant } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import type { LoadChange } from './load-sums.js';
import { kindNumbers } from './received-fact.js';
import { columnsOf, rowSource } from './row-source.js';
import { measuresText, type OrderKey } from './tie.js';

/** A tie as it is to be kept. */
interface WrittenTie {
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

const tieTypes = [
  ...['int', 'text', 'int', 'text', 'text', 'text', 'text', 'numeric', 'text', 'text', 'text', 'text'],
  ...['float8', 'float8', 'float8', 'float8', 'smallint', 'text', 'text'],
];
const loadTypes = ['text', 'text', 'uuid', 'smallint', 'numeric', 'numeric', 'numeric', 'float8', 'float8'];

/**
 * The agency is asked for once, not for each row. Both parts find their rows by the primary key, whatever the tables hold. A new load begins without a quiet range; of one
 * that is there the update itself tells whether it left the range, seeing what others committed meanwhile.
 */
const writeSql = (oneTie: boolean, oneLoad: boolean): string => `
with tie as (
  insert into assignment as a
    (agency_id, feed_id, ref, revision, subject_kind, subject_id, program, case_type, units, measures, role, profile, state,
     held_from, held_until, waiting_since, newest_at, newest_kind, newest_source, newest_id)
  select (select plimsoll_agency()), feed_id, ref, revision, subject_kind, subject_id, program, case_type, units,
         measures::jsonb, role, profile, state,
         to_timestamp(held_from / 1000), to_timestamp(held_until / 1000), to_timestamp(waiting_since / 1000),
         to_timestamp(newest_at / 1000), newest_kind, newest_source, newest_id
  from ${rowSource(tieTypes, 1, oneTie)}
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
  insert into subject_load as l
    (agency_id, subject_kind, subject_id, target_id, rule_no, load, moved_low, moved_high, moved_from, newest_at)
  select (select plimsoll_agency()), subject_kind, subject_id, target_id, rule_no, delta, low, high, to_timestamp(oldest / 1000), to_timestamp(newest / 1000)
  from ${rowSource(loadTypes, 1 + tieTypes.length, oneLoad)}
    as d (subject_kind, subject_id, target_id, rule_no, delta, low, high, oldest, newest)
  on conflict (agency_id, subject_kind, subject_id, target_id, rule_no) do update set
    load = l.load + excluded.load,
    newest_at = greatest(l.newest_at, excluded.newest_at),
    late = excluded.moved_from < l.newest_at,
    stirred = l.quiet_from is null or l.load + excluded.moved_low < l.quiet_from
      or l.load + excluded.moved_high > l.quiet_to or excluded.moved_from < l.newest_at
  returning subject_kind, subject_id, late, stirred)
select n.ties, s.subject_kind, s.subject_id, s.late
from (select count(*) as ties from tie) n
left join (select subject_kind, subject_id, late from load where stirred) s on true`;

const writes = {
  one: { name: 'caseload_write_one', text: writeSql(true, true) },
  several: { name: 'caseload_write', text: writeSql(false, false) },
};

/** Where no load was stirred there is still the row that says what was written. */
type WriteRow = (StirredRow | { subject_id: null }) & {
  ties: number;
};

/** What writing gave: how many ties were as expected, and the loads that left their quiet range or began. */
export interface Writing {
  readonly ties: number;
  readonly stirred: readonly StirredRow[];
}

/** Writes ties and loads in one round trip. A tie that somebody else changed meanwhile is not written, nor counted. */
export async function writeTiesAndLoads(
  tx: Tx,
  ties: readonly WrittenTie[],
  loads: readonly LoadChange[],
): Promise<Writing> {
  const single = ties.length === 1 && loads.length === 1;
  const { name, text } = single ? writes.one : writes.several;
  const columns = [...tieColumns(ties), ...loadColumns(loads)];
  const rows = await tx.prepared<WriteRow>(name, text, columnsOf(columns, single));
  return {
    ties: rows[0]?.ties ?? 0,
    stirred: rows.filter((row): row is StirredRow & WriteRow => row.subject_id !== null),
  };
}

function tieColumns(ties: readonly WrittenTie[]): unknown[][] {
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

function loadColumns(loads: readonly LoadChange[]): unknown[][] {
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
