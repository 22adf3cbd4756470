import type { Caller } from '../../access/caller.js';
import { unitsUnder } from '../../access/line.queries.js';
import { relationTo, type ShowPeopleAs, showsAs } from '../../access/shown-name.js';
import type { Instant } from '../../core/instant.js';
import { type Person, peopleAt } from '../../people/person.queries.js';
import { agencySettings } from '../../people/settings.queries.js';
import type { Db } from '../../platform/database/database.js';

/** People as one reader is to see them. */
export interface Names {
  of(personId: string): string;
}

/** How this reader is to see these people: as the line does whom they lead, as the forum does or by their codes all others. */
export async function namesFor(db: Db, caller: Caller, ids: Iterable<string>, now: Instant): Promise<Names> {
  const wanted = [...new Set(ids)];
  const [{ showPeopleAs }, people, led] = await Promise.all([
    agencySettings(db),
    peopleAt(db, wanted, now),
    caller.personId === null ? [] : unitsUnder(db, caller.personId, now),
  ]);
  return namesAmong(people, caller, new Set(led.flatMap((unit) => unit.people)), showPeopleAs);
}

/** The same of people who were read already; `led` are those of them whom the reader leads or covers. */
export function namesAmong(
  people: ReadonlyMap<string, Person>,
  caller: Caller,
  led: ReadonlySet<string>,
  show: ShowPeopleAs,
): Names {
  return {
    of: (personId) => {
      const person = people.get(personId);
      return person === undefined ? personId : showsAs(show, relationTo(caller, led, person), person);
    },
  };
}

/** A name with its code, where the name is not the code itself. */
export function nameAndCode(names: Names, personId: string): string {
  const name = names.of(personId);
  return name === personId ? personId : `${name} (${personId})`;
}
