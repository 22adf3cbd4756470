import type { Caller } from '../../access/caller.js';
import { plain } from '../../core/decimal.js';
import type { Instant } from '../../core/instant.js';
import { awayAt } from '../../people/duty.queries.js';
import { type Person, peopleAt } from '../../people/person.queries.js';
import { type Unit, unitsAt } from '../../people/unit.queries.js';
import type { Db } from '../../platform/database/database.js';
import { type Names, namesFor } from '../parts/names.js';

/** A person of the roster as this reader sees them. */
export interface RosterLine {
  readonly personId: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly string[];
  readonly fte: string;
  readonly capacity: string;
  readonly state: 'here' | 'away' | 'left' | 'unknown';
}

/** Reads the roster of today: admins and IT, who keep it, read names as they are. */
export async function rosterOf(db: Db, caller: Caller, wanted: string, now: Instant): Promise<RosterLine[]> {
  const people = await peopleAt(db, null, now);
  const away = await awayAt(db, [...people.keys()], now);
  const units = await unitsAt(db, null, now);
  const names = await namesFor(db, caller, people.keys(), now);
  const keepsRoster = caller.roles.has('admin') || caller.roles.has('it');
  const lines = [...people.values()].map((person) => ({
    personId: person.personId,
    name: keepsRoster ? (person.name ?? person.personId) : names.of(person.personId),
    unit: person.unitId === null ? '' : (units.get(person.unitId)?.name ?? person.unitId),
    roles: person.roles,
    fte: plain(person.fte),
    capacity: plain(person.capacityFactor),
    state: stateOf(person, away),
  }));
  const sought = wanted.toLowerCase();
  return lines.filter(({ personId, name }) => `${personId} ${name}`.toLowerCase().includes(sought));
}

function stateOf({ personId, origin, active }: Person, away: ReadonlySet<string>): RosterLine['state'] {
  if (origin === 'unknown_worker') return 'unknown';
  if (!active) return 'left';
  return away.has(personId) ? 'away' : 'here';
}

/** The units of today, and the names of who holds their posts. */
export async function unitsViewOf(db: Db, caller: Caller, now: Instant): Promise<{ units: Unit[]; names: Names }> {
  const units = [...(await unitsAt(db, null, now)).values()];
  const posts = units.flatMap(({ supervisorId, managerId, directorId }) => [supervisorId, managerId, directorId]);
  return {
    units,
    names: await namesFor(
      db,
      caller,
      posts.flatMap((id) => id ?? []),
      now,
    ),
  };
}
