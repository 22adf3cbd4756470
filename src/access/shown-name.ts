import { type Relation, seesEverybody } from './admission.js';
import type { Caller } from './caller.js';

/** How the agency shows people: to their line, and to everybody else who may see them. */
export interface ShowPeopleAs {
  readonly line: 'name' | 'code' | 'initials';
  readonly forum: 'name' | 'code' | 'initials';
}

/** A person among others: who they are, and whether they carry work. */
interface Listed {
  readonly personId: string;
  readonly roles: readonly string[];
  readonly unitId: string | null;
}

/**
 * What a reader is to somebody named in passing or in the roster. `led` are those of the units that the reader leads or
 * covers. Workers of other units are nothing to them; who holds a post is a colleague, whichever unit it is of.
 */
export function relationTo(caller: Caller, led: ReadonlySet<string>, person: Listed): Relation {
  if (person.personId === caller.personId) return 'self';
  if (led.has(person.personId)) return 'line';
  if (seesEverybody(caller)) return 'see';
  return isWorker(person) ? 'nothing' : 'line';
}

const isWorker = ({ roles, unitId }: Listed): boolean =>
  roles.includes('worker') || (roles.length === 0 && unitId !== null);

/**
 * A person as this reader is to see them. Their own name is shown to themselves, a code to who is nothing to them and
 * where no name is known.
 */
export function showsAs(
  show: ShowPeopleAs,
  relation: Relation,
  person: { readonly personId: string; readonly name: string | null },
): string {
  const way = wayFor(show, relation);
  const name = person.name?.trim() ?? '';
  if (name === '' || way === 'code') return person.personId;
  return way === 'name' ? name : initialsOf(name);
}

function wayFor(show: ShowPeopleAs, relation: Relation): ShowPeopleAs['line'] {
  switch (relation) {
    case 'self':
      return 'name';
    case 'line':
      return show.line;
    case 'see':
      return show.forum;
    case 'nothing':
      return 'code';
  }
}

function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/u)
    .map((part) => Array.from(part)[0] ?? '')
    .filter((letter) => letter !== '')
    .map((letter) => `${letter.toUpperCase()}.`)
    .join(' ');
}
