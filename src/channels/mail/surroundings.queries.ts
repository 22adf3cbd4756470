import type { HoldingRow } from '../../caseload/tie.js';
import type { Instant, LocalDate } from '../../core/instant.js';
import type { Subject } from '../../core/subject.js';
import type { TargetBody } from '../../core/target-terms.js';
import type { CapacityVersion, RegionStep } from '../../people/capacity.js';
import type { Db } from '../../platform/database/database.js';
import { timestamp } from '../../platform/database/timestamp.js';

/** Whose loads are wanted: those of the workers of these units, and of these subjects over the days since an instant. */
export interface SurroundingsWanted {
  readonly unitIds: readonly string[];
  readonly subjects: readonly Subject[];
  readonly day: LocalDate;
  readonly now: Instant;
  readonly since: Instant;
}

/** What the loads of a few units and subjects rest on. */
export interface Ground {
  readonly workers: readonly { readonly personId: string; readonly unitId: string; readonly away: boolean }[];
  readonly held: readonly HoldingRow[];
  readonly versions: readonly (CapacityVersion & { readonly personId: string })[];
  readonly regions: readonly (RegionStep & { readonly unitId: string })[];
  readonly programs: readonly { readonly unitId: string; readonly program: string }[];
  readonly targets: readonly {
    readonly targetId: string;
    readonly version: number;
    readonly body: TargetBody;
    readonly from: Instant;
    readonly until: Instant | null;
  }[];
  /** Whether any of the subjects was ever no longer reported. */
  readonly unreported: boolean;
}

const instantOf = (column: string): string => `floor(extract(epoch from ${column}) * 1000)`;

/** Columns in the order of `HoldingRow`, what is to be exact as text. */
const heldBy = (source: string): string => `
select ref, subject_kind, subject_id, program, case_type, units::text, measures, role, profile, state,
       ${instantOf('held_from')} as held_from, ${instantOf('held_until')} as held_until
from ${source}
where subject_kind = any(array(select kind from subject)) and subject_id = any(array(select id from subject))`;

const selectGround = `
with worker as materialized (
  select perhaps.person_id, present.unit_id
  from (select distinct person_id from person_version where unit_id = any($1)) as perhaps
  cross join lateral (
    select v.unit_id, v.start_on, v.end_on, v.roles || array(
      select g.role from person_grant g
      where g.person_id = v.person_id and g.granted_at <= $5 and (g.ended_at is null or g.ended_at > $5)) as roles
    from person_version v where v.person_id = perhaps.person_id and v.effective_on <= $4
    order by v.effective_on desc, v.recorded_at desc, v.version_id desc limit 1
  ) as present
  where present.unit_id = any($1) and (present.roles = '{}' or 'worker' = any(present.roles))
    and (present.start_on is null or present.start_on <= $4) and (present.end_on is null or present.end_on > $4)
), subject as materialized (
  select 'worker' as kind, person_id as id from worker union select * from unnest($2::text[], $3::text[])
), held as (
  ${heldBy('assignment')} and held_from is not null and (held_until is null or held_until >= $6)
  union all ${heldBy('past_holding')} and held_until >= $6
), version as materialized (
  select distinct on (person_id, effective_on)
    person_id, effective_on, fte, capacity_factor, capacity_until, unit_id, classification, start_on, end_on
  from person_version where person_id = any(array(select id from subject where kind = 'worker'))
  order by person_id, effective_on, recorded_at desc, version_id desc
), region as (
  select distinct on (unit_id, effective_at) unit_id, effective_at, region from unit_version
  where unit_id = any(array(select unit_id from version)) order by unit_id, effective_at, recorded_at desc, version_id desc
), program as (
  select distinct on (unit_id) unit_id, program from unit_version
  where unit_id = any($1) and effective_at <= $5 order by unit_id, effective_at desc, recorded_at desc, version_id desc
)
select
  (select coalesce(json_agg(json_build_object('personId', person_id, 'unitId', unit_id, 'away', exists (
     select from absence where absence.person_id = worker.person_id and withdrawn_at is null
       and from_on <= $4 and (until_on is null or until_on > $4)))), '[]') from worker) as workers,
  (select coalesce(json_agg(held order by held_from, ref), '[]') from held) as held,
  (select coalesce(json_agg(json_build_object(
     'personId', person_id, 'effectiveOn', effective_on, 'fte', fte::text, 'factor', capacity_factor::text,
     'factorUntil', capacity_until, 'unitId', unit_id, 'classification', classification, 'startOn', start_on, 'endOn', end_on
   ) order by person_id, effective_on), '[]') from version) as versions,
  (select coalesce(json_agg(json_build_object('unitId', unit_id, 'from', ${instantOf('effective_at')}, 'region', region)
     order by unit_id, effective_at), '[]') from region) as regions,
  (select coalesce(json_agg(json_build_object('unitId', unit_id, 'program', program)), '[]') from program) as programs,
  (select coalesce(json_agg(json_build_object('targetId', target_id, 'version', version, 'body', body,
     'from', ${instantOf('in_force_from')}, 'until', ${instantOf('in_force_until')}) order by in_force_from, target_id, version), '[]')
   from target_version
   where in_force_from is not null and (in_force_until is null or in_force_until > in_force_from)) as targets,
  exists (select from unreported_worker where worker_id = any($3) and ended_at is not null) as unreported`;

/** All that the loads of these units and subjects rest on, in one statement. */
export async function groundOf(db: Db, { unitIds, subjects, day, now, since }: SurroundingsWanted): Promise<Ground> {
  const [ground] = await db.prepared<Ground>('mail_surroundings', selectGround, [
    unitIds,
    subjects.map(({ kind }) => kind),
    subjects.map(({ id }) => id),
    day,
    timestamp(now),
    timestamp(since),
  ]);
  if (ground === undefined) throw new Error('a statement of one row had none');
  return ground;
}
