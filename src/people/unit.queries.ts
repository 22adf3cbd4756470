import { localDate } from '../core/calendar.js';
import { type Instant, rfc3339 } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { calendarOf } from './calendar.queries.js';

/** A unit as it is at an instant. */
export interface Unit {
  readonly unitId: string;
  readonly name: string;
  readonly program: string;
  readonly region: string | null;
  readonly office: string | null;
  readonly supervisorId: string | null;
  readonly managerId: string | null;
  readonly directorId: string | null;
}

const columns = `
  unit_id as "unitId", name, program, region, office,
  supervisor_id as "supervisorId", manager_id as "managerId", director_id as "directorId"`;

const selectUnits = `
select distinct on (unit_id) ${columns}
from unit_version
where effective_at <= $2 and ($1::text[] is null or unit_id = any($1)) and ($3::timestamptz is null or recorded_at <= $3)
order by unit_id, effective_at desc, recorded_at desc, version_id desc`;

/** Units at an instant, by id; `ids` null: all of them. */
export async function unitsAt(
  db: Db,
  ids: readonly string[] | null,
  at: Instant,
  knownAt?: Instant,
): Promise<Map<string, Unit>> {
  const rows = await db.prepared<Unit>('units_at', selectUnits, [
    ids === null ? null : [...ids],
    rfc3339(at),
    knownAt === undefined ? null : rfc3339(knownAt),
  ]);
  return new Map(rows.map((unit) => [unit.unitId, unit]));
}

/** A unit at an instant; null: nothing is known of it. */
export async function unitAt(db: Db, unitId: string, at: Instant): Promise<Unit | null> {
  return (await unitsAt(db, [unitId], at)).get(unitId) ?? null;
}

/** A unit in whose line a person stands. */
export interface Led {
  readonly unitId: string;
  readonly as: 'supervisor' | 'manager' | 'director';
  /** Whom the person stands in for; null: the post is their own. */
  readonly coversFor: string | null;
}

const selectLed = `
with unit as (
  select distinct on (unit_id) ${columns}
  from unit_version
  where effective_at <= $2
  order by unit_id, effective_at desc, recorded_at desc, version_id desc
), stands_for as (
  select $1::text as person_id, null::text as covers_for
  union
  select person_id, person_id from absence
  where cover_id = $1 and withdrawn_at is null and from_on <= $3 and (until_on is null or until_on > $3)
)
select u."unitId", post.role as as, s.covers_for as "coversFor"
from unit u
cross join lateral (values ('supervisor', u."supervisorId"), ('manager', u."managerId"), ('director', u."directorId")) as post (role, holder)
join stands_for s on s.person_id = post.holder
order by u."unitId", post.role desc, s.covers_for nulls first`;

/** The units in whose line a person stands on the day of an instant: by their own post, or covering for who is away. */
export async function unitsLedBy(db: Db, personId: string, at: Instant): Promise<Led[]> {
  const day = localDate(at, await calendarOf(db));
  return db.prepared<Led>('units_led_by', selectLed, [personId, rfc3339(at), day]);
}

const selectPostHolders = `
select distinct u.unit_id
from unit_version u
where u.supervisor_id = any($1) or u.manager_id = any($1) or u.director_id = any($1)
   or exists (
     select 1 from absence a
     where a.cover_id = any($1) and a.withdrawn_at is null
       and a.person_id in (u.supervisor_id, u.manager_id, u.director_id))`;

/** Units that, on any day, have one of the persons in a post or covering for who is in it. */
export async function unitsNaming(db: Db, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await db.query<{ unit_id: string }>(selectPostHolders, [[...personIds]]);
  return rows.map((row) => row.unit_id);
}
