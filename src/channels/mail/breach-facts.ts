import { exact } from '../../core/decimal.js';
import type { LocalDate } from '../../core/instant.js';
import type { Fact } from './content.js';
import { type BreachFacts, owesAnswer } from './matter.js';
import type { Writing } from './reader.js';
import { say } from './say.js';
import { counted, dateWords, difference, lasting, moment, shown } from './words.js';

/** `12 to 14`, or the limit alone where the target has no goal. */
export function levelOf(breach: BreachFacts): string {
  const limit = shown(breach.limit);
  const goal = breach.goal === null ? null : shown(breach.goal);
  return goal === null || goal === limit ? limit : say('level.band', { goal, limit });
}

/** `16 of 14`: what is held and what is agreed. */
export const numbersOf = ({ load, limit }: Pick<BreachFacts, 'load' | 'limit'>): string =>
  say('load.of', { load: shown(load), limit: shown(limit) });

/** `16 ER referrals`. */
export const loadOf = (breach: BreachFacts): string => counted(shown(breach.load), breach.countUnit, breach.program);

/** Whether a load is back at or below the limit, though its breach is open still. */
export const isBackWithin = (breach: BreachFacts): boolean =>
  (breach.loadTrack === 'open' || breach.loadTrack === 'clearing') && exact(breach.load).lte(breach.limit);

/** What is said of a load that is back within while its breach is open; nothing of any other. */
export function backWithinLines(breach: BreachFacts): string[] {
  if (!isBackWithin(breach)) return [];
  if (breach.loadTrack === 'clearing') return [say('within.clearing')];
  const clearAt = breach.response?.figures.rules[0]?.clearAt;
  return [clearAt === undefined ? say('within.lowEnough') : say('within.until', { clearAt: shown(clearAt) })];
}

/**
 * The table of facts about an open breach. Who else in the unit could take work is not for the worker's own mail.
 */
export function breachTable(breach: BreachFacts, writing: Writing, own = false): Fact[] {
  const { timeZone } = writing;
  const surroundings = writing.surroundings.get(breach.breachId);
  const overBy = difference(breach.load, breach.limit);
  const facts: (Fact | null)[] = [
    { label: say('fact.now'), value: loadOf(breach) },
    { label: say('fact.level'), value: agreedLevel(breach) },
    arithmetic(breach),
    overBy.startsWith('-') || overBy === '0' ? null : { label: say('fact.overBy'), value: overBy },
    ...otherRules(breach),
    { label: say('fact.since'), value: moment(breach.startedAt, timeZone) },
    { label: say('fact.highest'), value: shown(breach.peak) },
    days(surroundings?.lastDays ?? []),
    own ? null : room(surroundings?.room ?? null, breach),
    excuse(breach, timeZone),
    checkInDue(breach, timeZone),
    { label: say('fact.number'), value: breach.number },
  ];
  return facts.filter((fact) => fact !== null);
}

/** How a breach went, for mail that closes it. */
export function closingTable(breach: BreachFacts, writing: Writing): Fact[] {
  const end = breach.clearedAt ?? writing.now;
  const facts: (Fact | null)[] = [
    { label: say('fact.now'), value: loadOf(breach) },
    { label: say('fact.level'), value: agreedLevel(breach) },
    { label: say('fact.overSince'), value: moment(breach.startedAt, writing.timeZone) },
    breach.clearedAt === null ? null : { label: say('fact.until'), value: moment(breach.clearedAt, writing.timeZone) },
    { label: say('fact.lasted'), value: lasting(breach.startedAt, end) },
    { label: say('fact.highest'), value: shown(breach.peak) },
    {
      label: say(breach.subjectKind === 'pool' ? 'fact.answer' : 'fact.checkIn'),
      value: response(breach, writing.timeZone),
    },
    { label: say('fact.number'), value: breach.number },
  ];
  return facts.filter((fact) => fact !== null);
}

function agreedLevel(breach: BreachFacts): string {
  const source = [breach.agreement, breach.clause].filter((text) => text !== '').join(', ');
  const level = levelOf(breach);
  if (breach.targetFrom === null) return source === '' ? level : say('level.source', { level, source });
  const date = dateWords(breach.targetFrom as LocalDate);
  return source === '' ? say('level.since', { level, date }) : say('level.sourceSince', { level, source, date });
}

/** The sum of a limit that is not the target's own: `14 × 0.8 FTE = 11.2`. */
function arithmetic(breach: BreachFacts): Fact | null {
  const sum = breach.response?.figures.rules[0]?.arithmetic ?? '';
  const scaled = /^(\S+) × .+ = (\S+)$/.exec(sum);
  if (scaled === null || scaled[1] === scaled[2]) return null;
  return { label: say('fact.reckoned'), value: sum.replace(/\bFTE\b/, say('fact.fte')) };
}

/** Rules passed besides the first. */
function otherRules(breach: BreachFacts): Fact[] {
  const rules = breach.response?.figures.rules ?? [];
  return rules.slice(1).flatMap((rule) =>
    rule.exceeded
      ? [
          {
            label: say('fact.alsoOver'),
            value: say('load.of', {
              load: shown(rule.load),
              limit: counted(shown(rule.effectiveLimit), rule.countUnit),
            }),
          },
        ]
      : [],
  );
}

const days = (loads: readonly string[]): Fact | null =>
  loads.length === 0 ? null : { label: say('fact.lastDays', { n: loads.length }), value: loads.join(' ') };

function room(free: { readonly people: number; readonly load: string } | null, breach: BreachFacts): Fact | null {
  if (free === null) return null;
  const label = say('fact.room');
  if (free.people === 0) return { label, value: say('room.nobody') };
  const load = counted(shown(free.load), breach.countUnit);
  return { label, value: free.people === 1 ? say('room.one', { load }) : say('room.many', { n: free.people, load }) };
}

function excuse(breach: BreachFacts, timeZone: string): Fact | null {
  if (breach.excusedUntil === null) return null;
  return { label: say('fact.excused'), value: moment(breach.excusedUntil, timeZone) };
}

function checkInDue(breach: BreachFacts, timeZone: string): Fact | null {
  if (breach.checkInBy === null || breach.subjectKind === 'pool') return null;
  return { label: say('fact.checkInDue'), value: moment(breach.checkInBy, timeZone) };
}

/** What was done about a breach, in words. */
export function response(breach: BreachFacts, timeZone: string): string {
  switch (breach.responseTrack) {
    case 'checked_in':
    case 'waived':
    case 'not_owed':
      return say(`response.${breach.responseTrack}`);
    default:
      if (!owesAnswer(breach)) return say('response.stepNamed');
      return breach.checkInBy === null
        ? say('response.owed')
        : say('response.owedBy', { by: moment(breach.checkInBy, timeZone) });
  }
}
