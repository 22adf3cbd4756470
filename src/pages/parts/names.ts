import { seesEverybody } from '../../access/admission.js';
import type { Caller } from '../../access/caller.js';
import { unitsUnder } from '../../access/line.queries.js';
import { showsAs } from '../../access/shown-name.js';
import type { Instant } from '../../core/instant.js';
import { peopleAt } from '../../people/person.queries.js';
import { agencySettings } from '../../people/settings.queries.js';
import type { Db } from '../../platform/database/database.js';

/** People as one reader is to see them. */
export interface Names {
  of(personId: string): string;
}

/**
 * How this reader is to see these people: as the line does whom they lead, and whoever has no view of everybody; as the
 * forum does all others.
 */
export async function namesFor(db: Db, caller: Caller, ids: Iterable<string>, now: Instant): Promise<Names> {
  const wanted = [...new Set(ids)];
  const { showPeopleAs } = await agencySettings(db);
  const people = await peopleAt(db, wanted, now);
  const led = caller.personId === null ? [] : await unitsUnder(db, caller.personId, now);
  const own = new Set(led.flatMap((unit) => unit.people));
  const relation = (personId: string): 'self' | 'line' | 'see' => {
    if (personId === caller.personId) return 'self';
    return own.has(personId) || !seesEverybody(caller) ? 'line' : 'see';
  };
  return {
    of: (personId) => showsAs(showPeopleAs, relation(personId), { personId, name: people.get(personId)?.name ?? null }),
  };
}

/** A name with its code, where the name is not the code itself. */
export function nameAndCode(names: Names, personId: string): string {
  const name = names.of(personId);
  return name === personId ? personId : `${name} (${personId})`;
}
