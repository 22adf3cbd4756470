import type { FirstRunFound } from '../core/first-run.js';
import type { Instant } from '../core/instant.js';
import { unitsAt } from '../people/unit.queries.js';
import { peopleAt } from '../people/person.queries.js';
import type { Db } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

interface Counts {
  readonly settings_set: boolean;
  readonly absences: number;
  readonly assignments: number;
  readonly feeds: number;
  readonly files_held: number;
  readonly one_sided: boolean;
  readonly proposed: number;
  readonly agreed: number;
  readonly in_force: number;
  readonly kept_since: Instant | null;
  readonly told_since: Instant | null;
  readonly took_force: boolean;
  readonly with_password: string[];
}

const selectCounts = `
select
  exists (select from setting) as settings_set,
  (select count(*)::int from absence where withdrawn_at is null and (until_on is null or until_on > $1::timestamptz)) as absences,
  (select count(*)::int from assignment where held_until is null) as assignments,
  (select count(*)::int from feed where last_received_at is not null) as feeds,
  (select count(*)::int from import where kind = 'assignments' and state = 'held') as files_held,
  (select one_sided from agency where agency_id = plimsoll_agency()) as one_sided,
  (select count(*)::int from target_version where state = 'proposed') as proposed,
  (select count(*)::int from target_version where state = 'agreed') as agreed,
  (select count(*)::int from target_version where state = 'in_force') as in_force,
  (select opened_at from hold where kind = 'first_run' and released_at is null) as kept_since,
  (select released_at from hold where kind = 'first_run') as told_since,
  exists (select from breach) or exists (select from target_version where in_force_from <= $1) as took_force,
  array(select person_id from password) as with_password`;

/** What is there today, and since when mail is kept back; null: no first run keeps it. */
export interface FirstRunState extends FirstRunFound {
  readonly keptSince: Instant | null;
  readonly toldSince: Instant | null;
  /** Whether a first run may still be begun: nobody was ever told of a breach. */
  readonly mayBegin: boolean;
}

/** Reads what the steps ask for, as it is. */
export async function firstRunState(db: Db, now: Instant): Promise<FirstRunState> {
  const [[counts], people, units] = await Promise.all([
    db.query<Counts>(selectCounts, [timestamp(now)]),
    peopleAt(db, null, now),
    unitsAt(db, null, now),
  ]);
  if (counts === undefined) throw new Error('a row of counts is always there');
  const here = [...people.values()].filter(({ active, origin }) => active && origin === 'file');
  const withRole = (role: string): string[] =>
    here.filter(({ roles }) => roles.includes(role)).map(({ personId }) => personId);
  const [admins, labor, management] = [withRole('admin'), withRole('labor'), withRole('management')];
  const known = new Set(here.map(({ personId }) => personId));
  const passwords = new Set(counts.with_password);
  const posts = [...units.values()].flatMap((unit) =>
    [unit.supervisorId, unit.managerId, unit.directorId].filter((id) => id !== null),
  );
  return {
    settingsSet: counts.settings_set,
    units: units.size,
    unitsWithoutSupervisor: [...units.values()].filter((unit) => unit.supervisorId === null).map((unit) => unit.unitId),
    workers: here.filter(({ roles, unitId }) => roles.includes('worker') || (roles.length === 0 && unitId !== null))
      .length,
    postsUnknown: [...new Set(posts)].filter((id) => !known.has(id)).sort(),
    absences: counts.absences,
    assignments: counts.assignments,
    feeds: counts.feeds,
    filesHeld: counts.files_held,
    seats: { labor: labor.length, management: management.length },
    admins: admins.length,
    cannotSignIn: [...new Set([...admins, ...labor, ...management])].filter((id) => !passwords.has(id)).sort(),
    oneSided: counts.one_sided,
    targets: { proposed: counts.proposed, agreed: counts.agreed, inForce: counts.in_force },
    telling: counts.kept_since === null && (counts.told_since !== null || counts.took_force),
    keptSince: counts.kept_since,
    toldSince: counts.told_since,
    mayBegin: counts.kept_since === null && counts.told_since === null && !counts.took_force,
  };
}
