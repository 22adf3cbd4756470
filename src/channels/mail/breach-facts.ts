import { exact } from '../../core/decimal.js';
import type { LocalDate } from '../../core/instant.js';
import type { Fact } from './content.js';
import type { BreachFacts } from './matter.js';
import type { Writing } from './reader.js';
import { counted, dateWords, difference, lasting, moment, shown } from './words.js';

/** `12 to 14`, or the limit alone where the target has no goal. */
export function levelOf(breach: BreachFacts): string {
  const limit = shown(breach.limit);
  const goal = breach.goal === null ? null : shown(breach.goal);
  return goal === null || goal === limit ? limit : `${goal} to ${limit}`;
}

/** `16 ER referrals`. */
export const loadOf = (breach: BreachFacts): string => counted(shown(breach.load), breach.countUnit, breach.program);

/** Whether a load is back at or below the limit, though its breach is open still. */
export const isBackWithin = (breach: BreachFacts): boolean =>
  (breach.loadTrack === 'open' || breach.loadTrack === 'clearing') && exact(breach.load).lte(breach.limit);

/** What is said of a load that is back within while its breach is open; nothing of any other. */
export function backWithinLines(breach: BreachFacts): string[] {
  if (!isBackWithin(breach)) return [];
  if (breach.loadTrack === 'clearing')
    return ['The load is back within the agreed level. The breach ends when it has stayed there as long as agreed.'];
  const clearAt = breach.response?.figures.rules[0]?.clearAt;
  const until = clearAt === undefined ? 'it is low enough' : `it is at ${shown(clearAt)} or below`;
  return [`The load is back within the limit. The breach stays open until ${until}.`];
}

/** Not for the worker's own mail: it is about who else could take work. */
export const roomLabel = 'Room in the unit';

/** The table of facts about an open breach. */
export function breachTable(breach: BreachFacts, writing: Writing): Fact[] {
  const { timeZone } = writing;
  const surroundings = writing.surroundings.get(breach.breachId);
  const overBy = difference(breach.load, breach.limit);
  const facts: (Fact | null)[] = [
    { label: 'Now', value: loadOf(breach) },
    { label: 'Agreed level', value: agreedLevel(breach) },
    arithmetic(breach),
    overBy.startsWith('-') || overBy === '0' ? null : { label: 'Over by', value: overBy },
    ...otherRules(breach),
    { label: 'Since', value: moment(breach.startedAt, timeZone) },
    { label: 'Highest', value: shown(breach.peak) },
    days(surroundings?.lastDays ?? []),
    room(surroundings?.room ?? null, breach),
    excuse(breach, timeZone),
    checkInDue(breach, timeZone),
    { label: 'Number', value: breach.number },
  ];
  return facts.filter((fact) => fact !== null);
}

/** How a breach went, for mail that closes it. */
export function closingTable(breach: BreachFacts, writing: Writing): Fact[] {
  const end = breach.clearedAt ?? writing.now;
  const facts: (Fact | null)[] = [
    { label: 'Now', value: loadOf(breach) },
    { label: 'Agreed level', value: agreedLevel(breach) },
    { label: 'Over since', value: moment(breach.startedAt, writing.timeZone) },
    breach.clearedAt === null ? null : { label: 'Until', value: moment(breach.clearedAt, writing.timeZone) },
    { label: 'Lasted', value: lasting(breach.startedAt, end) },
    { label: 'Highest', value: shown(breach.peak) },
    { label: 'Check-in', value: response(breach, writing.timeZone) },
    { label: 'Number', value: breach.number },
  ];
  return facts.filter((fact) => fact !== null);
}

function agreedLevel(breach: BreachFacts): string {
  const source = [breach.agreement, breach.clause].filter((text) => text !== '').join(', ');
  const since = breach.targetFrom === null ? '' : `since ${dateWords(breach.targetFrom as LocalDate)}`;
  const where = [source, since].filter((text) => text !== '').join('; ');
  return where === '' ? levelOf(breach) : `${levelOf(breach)} (${where})`;
}

/** The sum of a limit that is not the target's own: `14 × 0.8 FTE = 11.2`. */
function arithmetic(breach: BreachFacts): Fact | null {
  const sum = breach.response?.figures.rules[0]?.arithmetic ?? '';
  const scaled = /^(\S+) × .+ = (\S+)$/.exec(sum);
  if (scaled === null || scaled[1] === scaled[2]) return null;
  return { label: 'How the level is reckoned', value: sum };
}

/** Rules passed besides the first. */
function otherRules(breach: BreachFacts): Fact[] {
  const rules = breach.response?.figures.rules ?? [];
  return rules.slice(1).flatMap((rule) =>
    rule.exceeded
      ? [
          {
            label: 'Also over',
            value: `${shown(rule.load)} of ${counted(shown(rule.effectiveLimit), rule.countUnit)}`,
          },
        ]
      : [],
  );
}

const days = (loads: readonly string[]): Fact | null =>
  loads.length === 0 ? null : { label: `Last ${loads.length} days`, value: loads.join(' ') };

function room(free: { readonly people: number; readonly load: string } | null, breach: BreachFacts): Fact | null {
  if (free === null) return null;
  const people = free.people === 1 ? '1 person' : `${free.people} people`;
  const value = free.people === 0 ? 'nobody' : `${people}, ${counted(shown(free.load), breach.countUnit)}`;
  return { label: roomLabel, value };
}

function excuse(breach: BreachFacts, timeZone: string): Fact | null {
  if (breach.excusedUntil === null) return null;
  return { label: 'Excused until', value: moment(breach.excusedUntil, timeZone) };
}

function checkInDue(breach: BreachFacts, timeZone: string): Fact | null {
  if (breach.checkInBy === null || breach.subjectKind === 'pool') return null;
  return { label: 'Check-in due', value: moment(breach.checkInBy, timeZone) };
}

/** What was done about a breach, in words. */
export function response(breach: BreachFacts, timeZone: string): string {
  switch (breach.responseTrack) {
    case 'checked_in':
      return 'held';
    case 'waived':
      return 'waived, with a reason on record';
    case 'not_owed':
      return 'not owed';
    default:
      return breach.checkInBy === null ? 'still owed' : `still owed, due ${moment(breach.checkInBy, timeZone)}`;
  }
}
