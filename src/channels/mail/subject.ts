import { exact } from '../../core/decimal.js';
import { headerText } from './address.js';
import type { BreachFacts } from './matter.js';
import { shownPerson, type Writing } from './reader.js';
import { plural, shown } from './words.js';

/** The longest subject that is sent. */
const longest = 200;

/**
 * The subject of a breach's first mail; its numbers are those of the opening, whenever it is sent. Where the load was
 * back within the limit when that was decided, it is the highest: nobody is over at 14 of 14. Long words are cut short,
 * the breach's number never.
 */
export function openingSubject(breach: BreachFacts, writing: Writing): string {
  if (isRequest(breach)) return `${name(breach, writing)} asks for a check-in [${breach.number}]`;
  const who = breach.subjectKind === 'pool' ? `Unit ${headerText(breach.subjectId, 50)} pool` : name(breach, writing);
  const isOver = exact(breach.openingLoad).gt(breach.openingLimit);
  const numbers = `${shown(isOver ? breach.openingLoad : breach.peak)} of ${shown(breach.openingLimit)}`;
  const what = `${headerText(breach.program, 40)} ${headerText(plural(breach.countUnit), 40)}`;
  return `${who} over caseload level: ${numbers} ${what} [${breach.number}]`;
}

/** The subject of a mail about several breaches; the first named stands for all. */
export function severalSubject(breaches: readonly BreachFacts[], writing: Writing): string {
  const [first] = breaches;
  if (first === undefined) return '';
  if (breaches.length === 1) return openingSubject(first, writing);
  if (breaches.every(isRequest))
    return `${breaches.length} people ask for a check-in [${first.number} +${breaches.length - 1}]`;
  const programs = [...new Set(breaches.map((breach) => breach.program))].sort();
  const pools = breaches.filter((breach) => breach.subjectKind === 'pool').length;
  const who = pools === 0 ? 'workers' : pools === breaches.length ? 'pools' : 'caseloads';
  const count = new Set(breaches.map((breach) => `${breach.subjectKind} ${breach.subjectId}`)).size;
  const label = count === 1 ? (pools === 0 ? name(first, writing) : `Unit ${first.subjectId} pool`) : `${count} ${who}`;
  return headerText(
    `${label} over caseload level: ${headerText(programs.join(', '), 60)} [${first.number} +${breaches.length - 1}]`,
    longest,
  );
}

const isRequest = ({ kind }: BreachFacts): boolean => kind === 'request';

/** A later mail of a conversation: `RE:` and the subject it began with. */
export const laterSubject = (began: string): string => `RE: ${began.replace(/^(?:RE: )+/, '')}`;

const name = (breach: BreachFacts, writing: Writing): string => headerText(shownPerson(writing, breach.subjectId), 60);
