import type { Relation } from './admission.js';

/** How the agency shows people: to their line, and to everybody else who may see them. */
export interface ShowPeopleAs {
  readonly line: 'name' | 'code' | 'initials';
  readonly forum: 'name' | 'code' | 'initials';
}

/** A person as this reader is to see them. Their own name is shown to themselves, a code where no name is known. */
export function showsAs(
  show: ShowPeopleAs,
  relation: Relation,
  person: { readonly personId: string; readonly name: string | null },
): string {
  const way = relation === 'self' ? 'name' : relation === 'line' ? show.line : show.forum;
  const name = person.name?.trim() ?? '';
  if (name === '' || way === 'code') return person.personId;
  return way === 'name' ? name : initialsOf(name);
}

function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/u)
    .map((part) => Array.from(part)[0] ?? '')
    .filter((letter) => letter !== '')
    .map((letter) => `${letter.toUpperCase()}.`)
    .join(' ');
}
