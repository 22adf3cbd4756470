import type { Json } from '../../core/entry.js';
import { type Fields, fieldsIn, textFact, textFacts } from './reader.js';
import { say } from './say.js';
import { listed } from './words.js';

type Facts = { readonly [key: string]: Json };

/** What a matter comes to in words; null: its facts do not say it all. */
type Teller = (facts: Facts) => readonly string[] | null;

/** How many names a notice lists. */
const mostNamed = 50;

const tellers: Readonly<Record<string, Teller>> = {
  assigned_while_away: about('worker', (worker) => say('brought.away', { worker })),
  unknown_worker: named((names) => say('brought.workers', { names })),
  unknown_program: named((names) => say('brought.programs', { names })),
  nobody_to_tell: (facts) => each(fieldsIn(facts, 'units'), unitLine),
  role_granted: ({ person, role }) =>
    typeof person === 'string' && typeof role === 'string'
      ? [say('brought.role', { person, role: roleWord(role) })]
      : null,
  person_invited: about('person', (person) => say('brought.link', { person })),
  seat_changed: (facts) => each(fieldsIn(facts, 'changes'), seatLine),
  mail_leaves: () => [say('brought.leaves')],
  mail_kept: ({ why }) => (why === 'shadow' || why === 'no_mail_server' ? [say(`brought.kept.${why}`)] : null),
  telling_started: startedLines,
  test_message: () => [say('brought.test')],
};

/**
 * The lines that a notice about a matter says: what its facts come to, in the language that is spoken. Where they do not
 * say it all, it is what was written down when it was promised.
 */
export function broughtLines(facts: Facts): string[] {
  const matter = textFact(facts, 'matter') ?? '';
  const told = Object.hasOwn(tellers, matter) ? tellers[matter]?.(facts) : null;
  if (told) return [...told];
  const text = textFact(facts, 'text');
  return [...(text === null ? [] : text.split('\n')), ...textFacts(facts, 'lines')];
}

function about(key: string, line: (value: string) => string): Teller {
  return (facts) => {
    const value = textFact(facts, key);
    return value === null ? null : [line(value)];
  };
}

function named(line: (names: string) => string): Teller {
  return (facts) => {
    const names = textFacts(facts, 'names');
    const all = Number(textFact(facts, 'count') ?? names.length);
    if (names.length === 0 || (names.length === mostNamed && facts['count'] === undefined)) return null;
    const shown = names.join(', ');
    return [line(all > names.length ? say('brought.more', { names: shown, n: all - names.length }) : shown)];
  };
}

const each = (fields: readonly Fields[], line: (one: Fields) => string): string[] | null =>
  fields.length === 0 ? null : fields.map(line);

function unitLine(one: Fields): string {
  const given = { unit: textFact(one, 'unit') ?? '', from: textFact(one, 'from') ?? '' };
  switch (one['next']) {
    case 'manager':
      return say('brought.manager', given);
    case 'director':
      return say('brought.director', given);
    default:
      return say('brought.nobody', given);
  }
}

function seatLine(one: Fields): string {
  const given = {
    person: textFact(one, 'person') ?? '',
    roles: textFacts(one, 'roles').map(roleWord).join(', '),
    changed: textFacts(one, 'changed').join(', '),
  };
  const endOn = textFact(one, 'endOn');
  return endOn === null ? say('brought.seat', given) : say('brought.seatUntil', { ...given, endOn });
}

function startedLines(facts: Facts): string[] | null {
  if (!Array.isArray(facts['agreed'])) return null;
  const of = (key: string): string => textFacts(facts, key).join(', ');
  return [
    say('brought.started'),
    say('brought.seats', {
      labor: of('labor') || say('brought.nobodyAtAll'),
      management: of('management') || say('brought.nobodyAtAll'),
    }),
    say('brought.invited', { names: of('invited') || say('brought.none') }),
    ...fieldsIn(facts, 'agreed').map((target) => {
      const signers = listed(textFacts(target, 'signers')) || say('brought.nobodyAtAll');
      return say('brought.agreed', { name: textFact(target, 'name') ?? '', signers });
    }),
  ];
}

const roles = ['worker', 'supervisor', 'manager', 'director', 'labor', 'management', 'admin', 'it', 'auditor'] as const;

function roleWord(role: string): string {
  const known = roles.find((one) => one === role);
  return known === undefined ? role : say(`role.${known}`);
}
