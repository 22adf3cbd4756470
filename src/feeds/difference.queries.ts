import type { FactKind, Given } from '../core/assignment.js';
import type { Instant } from '../core/instant.js';
import { kindNames } from '../caseload/received-fact.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { Tx } from '../platform/database/database.js';

/** Which feed a file speaks for, as of when. */
export interface Spoken {
  readonly feedId: number;
  readonly asOf: Instant;
  readonly timeZone: string;
}

const work = 'program, case_type, units, measures, role, profile, state';

/** Lays what the fold says of a feed's assignments at an instant beside what the file says. */
export async function makeFoldThen(tx: Tx, { feedId, asOf }: Spoken): Promise<void> {
  await tx.query(`
    create temp table fold_then (
      ref text not null, subject_kind text not null, subject_id text not null, program text not null, case_type text not null,
      units numeric not null, measures jsonb not null, role text not null, profile text not null, state text not null,
      held_from timestamptz not null
    ) on commit drop;
    create temp table difference (
      what text not null, kind smallint not null, at timestamptz not null, ref text not null, line int, given jsonb not null
    ) on commit drop`);
  await tx.query(
    `insert into fold_then
     select ref, subject_kind, subject_id, ${work}, held_from from assignment
     where feed_id = $1 and held_from <= $2 and (held_until is null or held_until > $2)
     union all
     select ref, subject_kind, subject_id, ${work}, held_from from past_holding
     where feed_id = $1 and held_from <= $2 and held_until > $2`,
    [feedId, timestamp(asOf)],
  );
  await tx.query('create index on fold_then (ref); analyze fold_then');
}

/** How many assignments were open by the fold and are open by the file, at the file's instant. */
export async function countOpen(tx: Tx): Promise<{ before: number; after: number }> {
  const rows = await tx.query<{ before: number; after: number }>(
    'select (select count(*) from fold_then) as before, (select count(*) from stage_row where open) as after',
  );
  return rows[0] ?? { before: 0, after: 0 };
}

/** An assignment stated whole: opening an open one with it changes it, its holder included. */
const whole = (row: string, kind: string, id: string): string => `jsonb_strip_nulls(jsonb_build_object(
  'workerId', case when ${kind} = 'worker' then ${id} end, 'unitId', case when ${kind} = 'pool' then ${id} end,
  'program', ${row}.program, 'caseType', ${row}.case_type, 'units', trim_scale(${row}.units)::text,
  'measures', ${row}.measures, 'role', ${row}.role, 'profile', ${row}.profile, 'state', ${row}.state))`;

const saidKind = `case when s.worker_id is null then 'pool' else 'worker' end`;
const saidId = 'coalesce(s.worker_id, s.unit_id)';

/**
 * What the file adds and what it changes. An addition takes effect on `opened_on` where nothing later is known of it,
 * else at the file's instant; a millisecond after it where an event closed it at that very instant.
 */
export async function findOpenings(tx: Tx, { feedId, asOf }: Spoken): Promise<void> {
  await tx.query(
    `insert into difference (what, kind, at, ref, line, given)
     select case when f.ref is null then 'added' else 'changed' end, 1,
            case when f.ref is null and s.opened_at is not null
                      and (a.ref is null or a.held_from is null or a.newest_at < s.opened_at) then s.opened_at
                 when f.ref is null and a.newest_at = $1 and a.newest_kind = 4
                      and a.newest_source not like 'plimsoll:snapshot/%' then $1 + interval '1 millisecond'
                 else $1 end,
            s.ref, s.line, ${whole('s', saidKind, saidId)}
     from stage_row s
     left join fold_then f on f.ref = s.ref
     left join assignment a on a.feed_id = $2 and a.ref = s.ref
     where s.open
       and (f.ref is null
            or (f.subject_kind, f.subject_id, f.program, f.case_type, f.units, f.measures, f.role, f.profile, f.state)
               is distinct from
               (${saidKind}, ${saidId}, s.program, s.case_type, s.units, s.measures, s.role, s.profile, s.state))`,
    [timestamp(asOf), feedId],
  );
}

/**
 * What began earlier than is known: an `opened_on` before the local date of the first instant known. Its first stretch
 * is stated from that day on.
 */
export async function findEarlierOpenings(tx: Tx, { feedId, timeZone }: Spoken): Promise<void> {
  await tx.query(
    `insert into difference (what, kind, at, ref, line, given)
     select 'changed', 1, s.opened_at, s.ref, s.line, ${whole('h', 'h.subject_kind', 'h.subject_id')}
     from stage_row s
     join fold_then f on f.ref = s.ref
     cross join lateral (
       select subject_kind, subject_id, ${work}, held_from from assignment
       where feed_id = $1 and ref = s.ref and held_from is not null
       union all
       select subject_kind, subject_id, ${work}, held_from from past_holding where feed_id = $1 and ref = s.ref
       order by held_from limit 1) h
     where s.opened_on < (f.held_from at time zone $2)::date and s.opened_on < (h.held_from at time zone $2)::date`,
    [feedId, timeZone],
  );
}

/** What the file says was closed: on `closed_on`; where its last stretch began later, with it on the same day, else at the file's instant. */
export async function findClosings(tx: Tx, { feedId, asOf, timeZone }: Spoken): Promise<void> {
  await tx.query(
    `insert into difference (what, kind, at, ref, line, given)
     select 'closed', 4,
            case when s.closed_at >= f.held_from then s.closed_at
                 when (f.held_from at time zone $2)::date = s.closed_on then f.held_from
                 else $1 end,
            s.ref, s.line, '{}'
     from stage_row s join fold_then f on f.ref = s.ref
     where s.closed_at <= $1`,
    [timestamp(asOf), timeZone],
  );
  await tx.query(
    `with new as (
       select s.* from stage_row s
       where s.closed_at <= $1 and s.opened_at is not null
         and not exists (select from assignment a where a.feed_id = $2 and a.ref = s.ref))
     insert into difference (what, kind, at, ref, line, given)
     select 'added', 1, s.opened_at, s.ref, s.line, ${whole('s', saidKind, saidId)} from new s
     union all
     select 'added', 4, s.closed_at, s.ref, s.line, '{}' from new s`,
    [timestamp(asOf), feedId],
  );
}

/**
 * What a snapshot lacks is closed at its instant; but a worker without any row keeps what nobody else is shown to hold,
 * until the second such snapshot. Answers those workers: kept this time, and no longer reported.
 */
export async function findMissing(tx: Tx, { feedId, asOf }: Spoken): Promise<{ kept: string[]; noLonger: string[] }> {
  const rows = await tx.query<{ kept: string[] | null; no_longer: string[] | null }>(
    `with absent as (
       select f.ref, f.subject_kind, f.subject_id,
              case when f.subject_kind = 'pool' or exists (select from stage_row s where s.worker_id = f.subject_id)
                     then 'reported'
                   when exists (select from unreported_worker u
                                where u.feed_id = $1 and u.worker_id = f.subject_id and u.since < $2 and u.ended_at is null)
                     then 'no longer'
                   else 'kept' end as worker
       from fold_then f
       where not exists (select from stage_row s where s.ref = f.ref and (s.open or s.closed_at <= $2))),
     closed as (
       insert into difference (what, kind, at, ref, line, given)
       select 'closed', 4, $2, ref, null, '{}' from absent where worker <> 'kept')
     select array_agg(distinct subject_id) filter (where worker = 'kept') as kept,
            array_agg(distinct subject_id) filter (where worker = 'no longer') as no_longer
     from absent`,
    [feedId, timestamp(asOf)],
  );
  return { kept: rows[0]?.kept ?? [], noLonger: rows[0]?.no_longer ?? [] };
}

/**
 * Keeps which workers with a caseload the newest snapshot had no row for: for the first time, or, no longer reported, for
 * the second. Answers who was no longer reported and now is again.
 */
export async function keepUnreported(
  tx: Tx,
  { feedId, asOf }: Pick<Spoken, 'feedId' | 'asOf'>,
  kept: readonly string[],
  noLonger: readonly string[],
): Promise<string[]> {
  await tx.query(
    `delete from unreported_worker u
     where feed_id = $1 and ended_at is null and not worker_id = any ($2) and not worker_id = any ($3)`,
    [feedId, kept, noLonger],
  );
  await tx.query(
    `insert into unreported_worker (feed_id, worker_id, since) select $1, name, $2 from unnest($3::text[]) name
     where not exists (select from unreported_worker u where u.feed_id = $1 and u.worker_id = name and u.ended_at is null)
     on conflict do nothing`,
    [feedId, timestamp(asOf), kept],
  );
  await tx.query(
    `update unreported_worker set ended_at = $2 where feed_id = $1 and ended_at is null and worker_id = any ($3)`,
    [feedId, timestamp(asOf), noLonger],
  );
  const back = await tx.query<{ worker_id: string }>(
    `with back as (
       update unreported_worker u set back_at = $2
       where feed_id = $1 and ended_at < $2 and back_at is null
         and exists (select from stage_row s where s.worker_id = u.worker_id)
       returning worker_id)
     select distinct worker_id from back`,
    [feedId, timestamp(asOf)],
  );
  return back.map((row) => row.worker_id);
}

/** How the differences divide. */
export interface DifferenceTotals {
  readonly added: number;
  readonly changed: number;
  readonly closed: number;
  /** Rows of the file that say what was known. */
  readonly unchanged: number;
  readonly facts: number;
}

export async function countDifferences(tx: Tx): Promise<DifferenceTotals> {
  const rows = await tx.query<DifferenceTotals>(
    `select count(distinct ref) filter (where what = 'added') as added,
            count(distinct ref) filter (where what = 'changed') as changed,
            count(*) filter (where what = 'closed') as closed,
            (select count(*) from stage_row) - count(distinct line) as unchanged,
            count(*) as facts
     from difference`,
  );
  return rows[0] ?? { added: 0, changed: 0, closed: 0, unchanged: 0, facts: 0 };
}

interface DifferenceRow {
  kind: 1 | 2 | 3 | 4;
  at: Instant;
  ref: string;
  given: Given;
}

/** A difference as a fact states it. */
export interface Difference {
  readonly kind: FactKind;
  readonly at: Instant;
  readonly ref: string;
  readonly given: Given;
}

/** The differences in the order in which they take effect, so many at a time: there may be a million. */
export async function* differences(tx: Tx, atATime: number): AsyncGenerator<Difference[]> {
  await tx.query(
    'declare difference_cursor no scroll cursor for select kind, at, ref, given from difference order by at, ref, kind',
  );
  for (;;) {
    const rows = await tx.query<DifferenceRow>(`fetch ${atATime} from difference_cursor`);
    if (rows.length === 0) break;
    yield rows.map(({ kind, ...row }) => ({ kind: kindNames[kind - 1] ?? 'opened', ...row }));
  }
  await tx.query('close difference_cursor');
}
