import type { Instant, LocalDate } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

export interface PersonRow {
  person_id: string;
  name: string | null;
  roles: string[];
  granted: string[];
  posts: string[];
  unit_id: string | null;
  end_on: LocalDate | null;
  today: LocalDate;
}

/**
 * A person as they are at an instant: the roles of the roster, those granted, and the posts they hold or cover that day.
 * No row: nobody of that code is known.
 */
export async function personAt(db: Db, personId: string, at: Instant): Promise<PersonRow | undefined> {
  const rows = await db.prepared<PersonRow>(
    'access person',
    `with day as (
       select ($2::timestamptz at time zone time_zone)::date as today from agency where agency_id = plimsoll_agency()
     ), version as (
       select v.person_id, v.name, v.roles, v.unit_id, v.end_on from person_version v, day
       where v.person_id = $1 and v.effective_on <= day.today
       order by v.effective_on desc, v.recorded_at desc limit 1
     ), granted as (
       select array_agg(distinct role) as roles from person_grant
       where person_id = $1 and granted_at <= $2 and (ended_at is null or ended_at > $2)
     ), units as (
       select distinct on (unit_id) supervisor_id, manager_id, director_id from unit_version
       where effective_at <= $2 order by unit_id, effective_at desc, recorded_at desc
     ), stood_in_for as (
       select a.person_id from absence a, day
       where a.cover_id = $1 and a.withdrawn_at is null and a.from_on <= day.today
         and (a.until_on is null or a.until_on > day.today)
     ), posts as (
       select array_agg(distinct post) as held from units
       cross join lateral (values ('supervisor', supervisor_id), ('manager', manager_id), ('director', director_id)) p (post, holder)
       where holder = $1 or holder in (select person_id from stood_in_for)
     )
     select $1 as person_id, version.name, coalesce(version.roles, '{}') as roles, coalesce(granted.roles, '{}') as granted,
            coalesce(posts.held, '{}') as posts, version.unit_id, version.end_on, day.today
     from day cross join granted cross join posts left join version on true
     where version.person_id is not null or granted.roles is not null`,
    [personId, timestamp(at)],
  );
  return rows[0];
}

/** The codes of those who are called this today: by their code in any case of letters, or by their address. */
export async function peopleNamed(db: Db, typed: string, at: Instant): Promise<string[]> {
  const rows = await db.query<{ person_id: string }>(
    `select person_id from (
       select distinct on (v.person_id) v.person_id, v.email from person_version v
       where v.effective_on <= ($2::timestamptz at time zone
               (select time_zone from agency where agency_id = plimsoll_agency()))::date
       order by v.person_id, v.effective_on desc, v.recorded_at desc
     ) newest
     where lower(person_id) = lower($1) or lower(email) = lower($1)`,
    [typed, timestamp(at)],
  );
  return rows.map((row) => row.person_id);
}
