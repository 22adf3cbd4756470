import type { Subject } from '../core/subject.js';
import type { Instant } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { PostName } from './admission.js';

/** Which posts of a subject's line a person holds or covers at an instant. Undefined: there is no such subject. */
export async function postsOver(
  db: Db,
  personId: string | null,
  subject: Subject,
  at: Instant,
): Promise<PostName[] | undefined> {
  const rows = await db.prepared<{ posts: PostName[] }>(
    'access posts over',
    `with day as (
       select ($4::timestamptz at time zone time_zone)::date as today from agency where agency_id = plimsoll_agency()
     ), subject as (
       select v.unit_id from person_version v, day
       where $2 = 'worker' and v.person_id = $3
       order by v.effective_on <= day.today desc,
                case when v.effective_on <= day.today then v.effective_on end desc, v.effective_on, v.recorded_at desc
       limit 1
     ), unit as (
       select u.supervisor_id, u.manager_id, u.director_id from unit_version u
       where u.unit_id = case when $2 = 'pool' then $3 else (select unit_id from subject) end and u.effective_at <= $4
       order by u.effective_at desc, u.recorded_at desc limit 1
     ), stood_in_for as (
       select a.person_id from absence a, day
       where a.cover_id = $1 and a.withdrawn_at is null and a.from_on <= day.today
         and (a.until_on is null or a.until_on > day.today)
     ), posts as (
       select array_agg(post) as held from unit
       cross join lateral (values ('supervisor', supervisor_id), ('manager', manager_id), ('director', director_id)) p (post, holder)
       where holder = $1 or holder in (select person_id from stood_in_for)
     )
     select coalesce(held, '{}') as posts from posts
     where exists (select from subject) or ($2 = 'pool' and exists (select from unit))`,
    [personId, subject.kind, subject.id, timestamp(at)],
  );
  return rows[0]?.posts;
}

/** Who has each post of a subject's unit at an instant, or covers that day for who has it. */
export async function holdersOver(
  db: Db,
  subject: Subject,
  at: Instant,
): Promise<Readonly<Partial<Record<PostName, string>>>> {
  const rows = await db.query<{ post: PostName; holder: string }>(
    `with day as (
       select ($3::timestamptz at time zone time_zone)::date as today from agency where agency_id = plimsoll_agency()
     ), subject as (
       select v.unit_id from person_version v, day
       where $1 = 'worker' and v.person_id = $2 and v.effective_on <= day.today
       order by v.effective_on desc, v.recorded_at desc limit 1
     ), unit as (
       select u.supervisor_id, u.manager_id, u.director_id from unit_version u
       where u.unit_id = case when $1 = 'pool' then $2 else (select unit_id from subject) end and u.effective_at <= $3
       order by u.effective_at desc, u.recorded_at desc limit 1
     )
     select p.post, coalesce(stand_in.cover_id, p.holder) as holder from unit
     cross join lateral (values ('supervisor', supervisor_id), ('manager', manager_id), ('director', director_id)) p (post, holder)
     left join lateral (
       select a.cover_id from absence a, day
       where a.person_id = p.holder and a.withdrawn_at is null and a.from_on <= day.today
         and (a.until_on is null or a.until_on > day.today)
       order by a.from_on desc, a.recorded_at desc limit 1
     ) stand_in on true
     where p.holder is not null`,
    [subject.kind, subject.id, timestamp(at)],
  );
  return Object.fromEntries(rows.map(({ post, holder }) => [post, holder]));
}

/** The units that a person leads or covers at an instant, and who works there. */
export async function unitsUnder(
  db: Db,
  personId: string,
  at: Instant,
): Promise<{ unit_id: string; people: string[] }[]> {
  return db.query(
    `with day as (
       select ($2::timestamptz at time zone time_zone)::date as today from agency where agency_id = plimsoll_agency()
     ), units as (
       select distinct on (unit_id) unit_id, supervisor_id, manager_id, director_id from unit_version
       where effective_at <= $2 order by unit_id, effective_at desc, recorded_at desc
     ), stood_in_for as (
       select a.person_id from absence a, day
       where a.cover_id = $1 and a.withdrawn_at is null and a.from_on <= day.today
         and (a.until_on is null or a.until_on > day.today)
     ), led as (
       select unit_id from units
       where $1 in (supervisor_id, manager_id, director_id)
          or exists (select from stood_in_for s where s.person_id in (supervisor_id, manager_id, director_id))
     ), people as (
       select distinct on (v.person_id) v.person_id, v.unit_id from person_version v, day
       where v.effective_on <= day.today order by v.person_id, v.effective_on desc, v.recorded_at desc
     )
     select led.unit_id, coalesce(array_agg(people.person_id order by people.person_id) filter (where people.person_id is not null), '{}') as people
     from led left join people on people.unit_id = led.unit_id
     group by led.unit_id order by led.unit_id`,
    [personId, timestamp(at)],
  );
}

/** Whom a breach is about. */
export async function subjectOfBreach(db: Db, number: string): Promise<Subject | undefined> {
  const rows = await db.prepared<Subject>(
    'access subject of breach',
    'select subject_kind as kind, subject_id as id from breach where number = $1',
    [number],
  );
  return rows[0];
}

/** Whom the breach of a check-in is about. */
export async function subjectOfCheckIn(db: Db, checkInId: string): Promise<Subject | undefined> {
  const rows = await db.query<Subject>(
    `select b.subject_kind as kind, b.subject_id as id from check_in c join breach b on b.breach_id = c.breach_id
     where c.check_in_id = $1 limit 1`,
    [checkInId],
  );
  return rows[0];
}

/** Who disputes. */
export async function subjectOfDispute(db: Db, disputeId: string): Promise<Subject | undefined> {
  const rows = await db.query<Subject>(`select 'worker' as kind, worker_id as id from dispute where dispute_id = $1`, [
    disputeId,
  ]);
  return rows[0];
}
