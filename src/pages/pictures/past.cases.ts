import { Temporal } from 'temporal-polyfill';

import type { Holding } from '../../core/assignment.js';
import type { Calendar } from '../../core/calendar.js';
import { exact } from '../../core/decimal.js';
import { type Instant, instant } from '../../core/instant.js';
import type { TargetInForce } from '../../core/target.js';
import { termsOf } from '../../core/target-terms.js';
import { timeline } from '../../core/timeline.js';
import type { LoadPast } from './load-past.js';

/** The calendar of the cases. */
export const calendar: Calendar = {
  timeZone: 'America/Los_Angeles',
  workingDays: new Set([1, 2, 3, 4, 5]),
  closeOfBusiness: '17:00',
  offDays: new Set(),
};

/** `2026-11-16` or `2026-11-16T06:00` on the agency's clock. */
export const local = (text: string): Instant =>
  instant(
    Temporal.PlainDateTime.from(text.length > 10 ? text : `${text}T00:00`).toZonedDateTime(calendar.timeZone)
      .epochMilliseconds,
  );

interface LevelCase {
  readonly from: string;
  readonly goal?: number | null;
  readonly limit: number;
  readonly absoluteLimit?: number;
}

/** Versions of one target, each in force until the next. */
export const versions = (...levels: readonly LevelCase[]): TargetInForce[] =>
  levels.map(({ from, goal = null, limit, absoluteLimit }, index) => ({
    targetId: 'er',
    version: index + 1,
    terms: termsOf({
      name: 'ER',
      scope: { program: 'ER' },
      rules: [
        {
          kind: 'open_count',
          limit,
          ...(goal === null ? {} : { goal }),
          ...(absoluteLimit === undefined ? {} : { absoluteLimit }),
        },
      ],
      from: from.slice(0, 10),
    }),
    from: local(from),
    until: levels[index + 1] === undefined ? null : local(levels[index + 1]?.from ?? ''),
  }));

/** A past of which is said what it has to differ in. */
export interface PastCase {
  /** The load from each instant on. */
  readonly loads: Readonly<Record<string, number>>;
  readonly targets?: readonly TargetInForce[];
  readonly from?: string;
  readonly now?: string;
  /** How far the data reach, where they are late. */
  readonly staleAt?: string;
  readonly unreported?: readonly (readonly [string, string | null])[];
}

/** The past of a worker, folded by the core as that of anybody. */
export function pastCase({ loads, staleAt, unreported = [], ...given }: PastCase): LoadPast {
  const targets = given.targets ?? versions({ from: '2026-01-01', goal: 12, limit: 14 });
  const [from, now] = [local(given.from ?? '2026-11-02'), local(given.now ?? '2026-11-23T09:00')];
  const begins = Object.keys(loads);
  const subject = { kind: 'worker', id: 'keel' } as const;
  const holdings = Object.values(loads).map((load, index): Holding => ({
    subject,
    work: {
      program: 'ER',
      caseType: 'referral',
      units: exact(load),
      measures: {},
      role: 'primary',
      profile: 'average',
      state: 'open',
    },
    from: local(begins[index] ?? ''),
    until: begins[index + 1] === undefined ? null : local(begins[index + 1] ?? ''),
  }));
  const spans = unreported.map(([first, last]) => ({
    from: local(first),
    until: last === null ? null : local(last),
  }));
  const [line] = timeline({ subject, holdings, capacities: [], targets, unreported: spans }, { from, until: now });
  const reach = staleAt === undefined ? now : local(staleAt);
  return {
    calendar,
    moments: line?.moments ?? [],
    from,
    until: now,
    isCurrent: true,
    reach,
    stale: staleAt !== undefined,
  };
}
