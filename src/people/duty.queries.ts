import { localDate } from '../core/calendar.js';
import type { Duty, Post } from '../core/duty.js';
import { type Instant, type LocalDate, rfc3339 } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { calendarOf } from './calendar.queries.js';
import { type Unit, unitsAt } from './unit.queries.js';

type Presence = Post['presence'];

interface PresenceRow {
  person_id: string;
  employed: boolean;
  away: boolean;
  cover_id: string | null;
}

const selectPresences = `
select asked.person_id,
  coalesce(v.origin = 'file' and (v.start_on is null or v.start_on <= $2) and (v.end_on is null or v.end_on > $2), false) as employed,
  a.person_id is not null as away, a.cover_id
from unnest($1::text[]) as asked (person_id)
left join lateral (
  select origin, start_on, end_on from person_version
  where person_id = asked.person_id and effective_on <= $2 and ($3::timestamptz is null or recorded_at <= $3)
  order by effective_on desc, recorded_at desc, version_id desc
  limit 1
) v on true
left join lateral (
  select person_id, cover_id from absence
  where person_id = asked.person_id and from_on <= $2 and (until_on is null or until_on > $2)
    and case when $3::timestamptz is null then withdrawn_at is null
             else recorded_at <= $3 and (withdrawn_at is null or withdrawn_at > $3) end
  order by cover_id is null, from_on desc, absence_id desc
  limit 1
) a on true`;

/** Whether each person can be told on a day, and who stands in for who is away. */
async function presencesOn(
  db: Db,
  personIds: Iterable<string>,
  day: LocalDate,
  knownAt: Instant | null,
): Promise<Map<string, PresenceRow>> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return new Map();
  const rows = await db.prepared<PresenceRow>('people_presences', selectPresences, [
    ids,
    day,
    knownAt === null ? null : rfc3339(knownAt),
  ]);
  return new Map(rows.map((row) => [row.person_id, row]));
}

function presenceOf(row: PresenceRow | undefined): Presence {
  if (row?.employed !== true) return 'left';
  return row.away ? 'away' : 'present';
}

const vacant: Post = { personId: null, presence: 'left', cover: null };

/** Who could be told about the subjects of each unit on the day of an instant, as known now or at `knownAt`. */
export async function dutiesAt(
  db: Db,
  unitIds: readonly string[],
  at: Instant,
  knownAt?: Instant,
): Promise<Map<string, Duty>> {
  if (unitIds.length === 0) return new Map();
  const day = localDate(at, await calendarOf(db));
  const units = await unitsAt(db, [...new Set(unitIds)], at, knownAt);
  const holders = await presencesOn(db, [...units.values()].flatMap(postHolders), day, knownAt ?? null);
  const coverIds = [...holders.values()].flatMap((row) => row.cover_id ?? []);
  const covers = await presencesOn(db, coverIds, day, knownAt ?? null);
  const post = (personId: string | null): Post => {
    if (personId === null) return vacant;
    const holder = holders.get(personId);
    const coverId = holder?.cover_id ?? null;
    const cover = coverId === null ? null : { personId: coverId, presence: presenceOf(covers.get(coverId)) };
    return { personId, presence: presenceOf(holder), cover };
  };
  return new Map(
    [...units.values()].map((unit) => [
      unit.unitId,
      {
        unitId: unit.unitId,
        supervisor: post(unit.supervisorId),
        manager: post(unit.managerId),
        director: post(unit.directorId),
      },
    ]),
  );
}

/** The duty of a unit that nobody knows, or of who belongs to none: every post is vacant. */
export const nobodyOnDuty = (unitId: string | null): Duty => ({
  unitId,
  supervisor: vacant,
  manager: vacant,
  director: vacant,
});

/** Whether a post can be told: by its holder, or by who covers for them. */
export const canBeTold = (post: Post): boolean =>
  post.personId !== null &&
  (post.presence === 'present' || (post.presence === 'away' && post.cover?.presence === 'present'));

const postHolders = (unit: Unit): string[] =>
  [unit.supervisorId, unit.managerId, unit.directorId].flatMap((id) => id ?? []);

const selectPerhapsAway = `
select distinct person_id from absence
where person_id = any ($1::text[]) and withdrawn_at is null
  and from_on <= $2::date + 2 and (until_on is null or until_on > $2::date - 2)`;

/** Those of the persons who are away on the day of an instant. Few are near any absence: only of those the day is worked out. */
export async function awayAt(db: Db, personIds: readonly string[], at: Instant): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const dayInGreenwich = rfc3339(at).slice(0, 10);
  const near = await db.prepared<{ person_id: string }>('people_perhaps_away', selectPerhapsAway, [
    personIds,
    dayInGreenwich,
  ]);
  if (near.length === 0) return new Set();
  const ids = near.map((row) => row.person_id);
  const presences = await presencesOn(db, ids, localDate(at, await calendarOf(db)), null);
  return new Set([...presences.values()].filter((row) => row.away).map((row) => row.person_id));
}
