import { group } from 'd3-array';

import { localDate } from '../core/calendar.js';
import { type Exact, exact } from '../core/decimal.js';
import { type Instant, type LocalDate, rfc3339 } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { calendarOf } from './calendar.queries.js';

/** A person of the roster as they are on a day. */
export interface Person {
  readonly personId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly unitId: string | null;
  readonly classification: string | null;
  readonly fte: Exact;
  readonly capacityFactor: Exact;
  readonly capacityReason: string | null;
  readonly capacityUntil: LocalDate | null;
  readonly startOn: LocalDate | null;
  readonly endOn: LocalDate | null;
  /** Roles from files and granted ones. */
  readonly roles: readonly string[];
  /** Employed on that day. */
  readonly active: boolean;
  /** `unknown_worker`: named by an event or a file of assignments only. */
  readonly origin: 'file' | 'unknown_worker';
}

interface PersonVersionRow {
  person_id: string;
  name: string | null;
  email: string | null;
  unit_id: string | null;
  classification: string | null;
  fte: string;
  capacity_factor: string;
  capacity_reason: string | null;
  capacity_until: LocalDate | null;
  start_on: LocalDate | null;
  end_on: LocalDate | null;
  roles: string[];
  origin: 'file' | 'unknown_worker';
}

const selectPeople = `
select * from (
  select distinct on (v.person_id)
    v.person_id, v.name, v.email, v.unit_id, v.classification, v.fte, v.capacity_factor, v.capacity_reason,
    v.capacity_until, v.start_on, v.end_on, v.origin,
    v.roles || array(
      select g.role from person_grant g
      where g.person_id = v.person_id and g.granted_at <= $3 and (g.ended_at is null or g.ended_at > $3)
      order by g.role
    ) as roles
  from person_version v
  where v.effective_on <= $2 and ($1::text[] is null or v.person_id = any($1)) and ($4::timestamptz is null or v.recorded_at <= $4)
  order by v.person_id, v.effective_on desc, v.recorded_at desc, v.version_id desc
) as person
where $5::text[] is null or unit_id = any($5)
order by person_id`;

function personFrom(row: PersonVersionRow, day: LocalDate): Person {
  return {
    personId: row.person_id,
    name: row.name,
    email: row.email,
    unitId: row.unit_id,
    classification: row.classification,
    fte: exact(row.fte),
    capacityFactor: row.capacity_until !== null && row.capacity_until <= day ? exact(1) : exact(row.capacity_factor),
    capacityReason: row.capacity_reason,
    capacityUntil: row.capacity_until,
    startOn: row.start_on,
    endOn: row.end_on,
    roles: [...new Set(row.roles)],
    active: (row.start_on === null || row.start_on <= day) && (row.end_on === null || row.end_on > day),
    origin: row.origin,
  };
}

async function select(
  db: Db,
  at: Instant,
  narrowed: { ids?: readonly string[]; unitIds?: readonly string[]; knownAt?: Instant },
): Promise<Person[]> {
  const day = localDate(at, await calendarOf(db));
  const rows = await db.prepared<PersonVersionRow>('people_at', selectPeople, [
    narrowed.ids === undefined ? null : [...narrowed.ids],
    day,
    rfc3339(at),
    narrowed.knownAt === undefined ? null : rfc3339(narrowed.knownAt),
    narrowed.unitIds === undefined ? null : [...narrowed.unitIds],
  ]);
  return rows.map((row) => personFrom(row, day));
}

/** A person on the day of an instant, as known at `knownAt` (default: now); null: nothing is known of them. */
export async function personAt(db: Db, personId: string, at: Instant, knownAt?: Instant): Promise<Person | null> {
  const [person] = await select(db, at, { ids: [personId], ...(knownAt === undefined ? {} : { knownAt }) });
  return person ?? null;
}

/** People on the day of an instant, by id; `ids` null: everybody. */
export async function peopleAt(db: Db, ids: readonly string[] | null, at: Instant): Promise<Map<string, Person>> {
  const people = await select(db, at, ids === null ? {} : { ids });
  return new Map(people.map((person) => [person.personId, person]));
}

/** The workers of a unit on the day of an instant, those who have left not among them, in the order of their codes. */
export async function workersOf(db: Db, unitId: string, at: Instant): Promise<Person[]> {
  return (await workersOfUnits(db, [unitId], at)).get(unitId) ?? [];
}

/** The workers of each of these units on the day of an instant; a unit without any has no entry. */
export async function workersOfUnits(
  db: Db,
  unitIds: readonly string[],
  at: Instant,
): Promise<Map<string | null, Person[]>> {
  if (unitIds.length === 0) return new Map();
  const members = await select(db, at, { unitIds });
  return group(members.filter(isWorkingThere), ({ unitId }) => unitId);
}

const isWorkingThere = ({ active, roles }: Person): boolean =>
  active && (roles.length === 0 || roles.includes('worker'));
