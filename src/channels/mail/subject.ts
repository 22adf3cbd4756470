import { exact } from '../../core/decimal.js';
import { headerText } from './address.js';
import type { BreachFacts } from './matter.js';
import { shownPerson, type Writing } from './reader.js';
import { say } from './say.js';
import { ofProgram, plural, shown } from './words.js';

/** The longest subject that is sent. */
const longest = 200;

/**
 * The subject of a breach's first mail; its numbers are those of the opening, whenever it is sent. Where the load was
 * back within the limit when that was decided, it is the highest: nobody is over at 14 of 14. Long words are cut short,
 * the breach's number never.
 */
export function openingSubject(breach: BreachFacts, writing: Writing): string {
  const { number } = breach;
  if (isRequest(breach)) return say('subject.request', { who: name(breach, writing), number });
  const who = breach.subjectKind === 'pool' ? pool(headerText(breach.subjectId, 50)) : name(breach, writing);
  const isOver = exact(breach.openingLoad).gt(breach.openingLimit);
  const load = shown(isOver ? breach.openingLoad : breach.peak);
  const what = ofProgram(headerText(plural(breach.countUnit), 40), headerText(breach.program, 40));
  return say('subject.over', { who, load, limit: shown(breach.openingLimit), what, number });
}

/** The subject of a mail about several breaches; the first named stands for all. */
export function severalSubject(breaches: readonly BreachFacts[], writing: Writing): string {
  const [first] = breaches;
  if (first === undefined) return '';
  if (breaches.length === 1) return openingSubject(first, writing);
  const numbers = { first: first.number, more: breaches.length - 1 };
  if (breaches.every(isRequest)) return say('subject.requests', { n: breaches.length, ...numbers });
  const programs = [...new Set(breaches.map((breach) => breach.program))].sort();
  const given = { who: whoAre(breaches, first, writing), programs: headerText(programs.join(', '), 60), ...numbers };
  return headerText(say('subject.several', given), longest);
}

function whoAre(breaches: readonly BreachFacts[], first: BreachFacts, writing: Writing): string {
  const pools = breaches.filter((breach) => breach.subjectKind === 'pool').length;
  const n = new Set(breaches.map((breach) => `${breach.subjectKind} ${breach.subjectId}`)).size;
  if (n === 1) return pools === 0 ? name(first, writing) : pool(first.subjectId);
  return say(pools === 0 ? 'subject.workers' : pools === breaches.length ? 'subject.pools' : 'subject.caseloads', {
    n,
  });
}

const pool = (unit: string): string => say('who.pool', { unit });

const isRequest = ({ kind }: BreachFacts): boolean => kind === 'request';

/** A later mail of a conversation: `RE:` and the subject it began with. */
export const laterSubject = (began: string): string => `RE: ${began.replace(/^(?:RE: )+/, '')}`;

const name = (breach: BreachFacts, writing: Writing): string => headerText(shownPerson(writing, breach.subjectId), 60);
