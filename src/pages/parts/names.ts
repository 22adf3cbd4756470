import type { Caller } from '../../access/caller.js';
import { unitsUnder } from '../../access/line.queries.js';
import { relationTo, showsAs } from '../../access/shown-name.js';
import type { Instant } from '../../core/instant.js';
import { peopleAt } from '../../people/person.queries.js';
import { agencySettings } from '../../people/settings.queries.js';
import type { Db } from '../../platform/database/database.js';

/** People as one reader is to see them. */
export interface Names {
  of(personId: string): string;
}

/** How this reader is to see these people: as the line does whom they lead, as the forum does or by their codes all others. */
export async function namesFor(db: Db, caller: Caller, ids: Iterable<string>, now: Instant): Promise<Names> {
  const wanted = [...new Set(ids)];
  const { showPeopleAs } = await agencySettings(db);
  const people = await peopleAt(db, wanted, now);
  const led = caller.personId === null ? [] : await unitsUnder(db, caller.personId, now);
  const own = new Set(led.flatMap((unit) => unit.people));
  return {
    of: (personId) => {
      const person = people.get(personId);
      if (person === undefined) return personId;
      return showsAs(showPeopleAs, relationTo(caller, own, person), person);
    },
  };
}

/** A name with its code, where the name is not the code itself. */
export function nameAndCode(names: Names, personId: string): string {
  const name = names.of(personId);
  return name === personId ? personId : `${name} (${personId})`;
}
