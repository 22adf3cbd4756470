import { type Calendar, localDate, nextDay, startOfDay } from './calendar.js';
import type { Instant, LocalDate } from './instant.js';
import type { Rule, TargetTerms } from './target.js';

/** The two sides of the table. */
export const sides = ['labor', 'management'] as const;
export type Side = (typeof sides)[number];

/** The side that sits opposite. */
export const otherSide = (side: Side): Side => (side === 'labor' ? 'management' : 'labor');

/**
 * When what was agreed for a day begins, signed for the last time at an instant: at 00:00 of that day; on the day
 * itself from the signature on; where the day is past, at 00:00 of the day after the signature (domain rules, section 2).
 */
export function beginsAt(day: LocalDate, signedAt: Instant, calendar: Calendar): Instant {
  const signedOn = localDate(signedAt, calendar);
  if (day > signedOn) return startOfDay(day, calendar);
  return day === signedOn ? signedAt : startOfDay(nextDay(signedOn), calendar);
}

/** When a version judges: [from, until); `judgedFrom` is when it began to, later than `from` where it reaches back. */
export interface Force {
  readonly from: Instant;
  readonly until: Instant | null;
  readonly judgedFrom: Instant;
}

/**
 * When a version is in force, signed for the last time at an instant; null: its last day is over before it would begin.
 * A retroactive one is in force from 00:00 of its first day, whenever it was signed, and judges from the signature on.
 */
export function forceOf(terms: TargetTerms, signedAt: Instant, calendar: Calendar): Force | null {
  const reachesBack = terms.retroactive && terms.from <= localDate(signedAt, calendar);
  const from = reachesBack ? startOfDay(terms.from, calendar) : beginsAt(terms.from, signedAt, calendar);
  const until = terms.until === null ? null : startOfDay(terms.until, calendar);
  if (until !== null && until <= from) return null;
  return { from, until, judgedFrom: from < signedAt ? signedAt : from };
}

/** A version as far as it tells who agreed it. */
export interface AgreedVersion {
  readonly version: number;
  readonly state: string;
  readonly agreedAt: Instant | null;
  readonly agreedBy: 'statute' | null;
}

/**
 * Whether a target was ever agreed by signatures, leaving out one of its versions. What two sides signed is changed by
 * their signatures only: a statute stands beside it, and does not take its place (domain rules, section 2).
 */
export const wasSigned = (versions: readonly AgreedVersion[], but: number | null): boolean =>
  versions.some(({ version, agreedAt, agreedBy }) => version !== but && agreedAt !== null && agreedBy !== 'statute');

/** Whether a target waits for signatures or was agreed by them: no statute may name it as the one it replaces. */
export const isForSigning = (versions: readonly AgreedVersion[]): boolean =>
  versions.some(({ state, agreedBy }) => state !== 'withdrawn' && agreedBy !== 'statute');

/**
 * Whether two targets say something of the same matter: the same scope, and a rule of the same kind that counts the
 * same. Both in force on one day they would contradict each other; one that replaces the other names it.
 */
export function sameMatter(a: TargetTerms, b: TargetTerms): boolean {
  const fields = ['program', 'region', 'unit', 'classification', 'person'] as const;
  if (fields.some((field) => a.scope[field] !== b.scope[field])) return false;
  return a.rules.some((one) => b.rules.some((other) => one.kind === other.kind && counted(one) === counted(other)));
}

const counted = (rule: Rule): string => (rule.counts === null ? '*' : JSON.stringify([...new Set(rule.counts)].sort()));

/** Whether two spells share a moment. */
export function overlap(a: Pick<Force, 'from' | 'until'>, b: Pick<Force, 'from' | 'until'>): boolean {
  return (a.until === null || a.until > b.from) && (b.until === null || b.until > a.from);
}
