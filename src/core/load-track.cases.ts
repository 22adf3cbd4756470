import { exact, zero } from './decimal.js';
import type { Calendar } from './calendar.js';
import { instant, type Instant } from './instant.js';
import type { LoadMoment, LoadTrack, Reach } from './load-state.js';
import type { Reading, RuleReading } from './reading.js';

/** The agency of the worked cases, with Thanksgiving 2026 and the day after off. */
export const calendar: Calendar = {
  timeZone: 'America/Los_Angeles',
  workingDays: new Set([1, 2, 3, 4, 5]),
  closeOfBusiness: '17:00',
  offDays: new Set(['2026-11-26', '2026-11-27'] as never[]),
};

/** A local time in Los Angeles in the winter of 2026: `2 06:00` is 2 November (a Monday), `32` is 2 December. */
export function at(text: string): Instant {
  const [day = '2', time = '06:00'] = text.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instant(Date.UTC(2026, 10, Number(day), hours + 8, minutes));
}

/** What a reading of the cases is made of; the defaults are those of the worked cases, with an absolute limit of 18. */
export interface Levels {
  readonly limit?: string;
  readonly clearAt?: string;
  readonly absolute?: string | null;
  readonly version?: number;
}

function rule(load: string, { limit = '14', clearAt = '12', absolute = '18' }: Levels, countUnit: string): RuleReading {
  const exceeded = exact(load).gt(limit);
  return {
    kind: 'open_count',
    countUnit,
    load: exact(load),
    goal: exact('12'),
    effectiveLimit: exact(limit),
    absoluteLimit: absolute === null ? null : exact(absolute),
    clearAt: exact(clearAt),
    overBy: exceeded ? exact(load).minus(limit) : zero,
    exceeded,
    arithmetic: `${limit} × 1 FTE = ${limit}`,
  };
}

/** A reading of one rule for each load, all with the same levels. */
export function reading(loads: string | readonly string[], levels: Levels = {}): Reading {
  const units = ['referral', 'child', 'family'];
  const rules = [loads].flat().map((load, index) => rule(load, levels, units[index] ?? 'case'));
  const over = rules.some((one) => one.exceeded);
  const beyond = rules.some((one) => one.absoluteLimit !== null && one.load.gt(one.absoluteLimit));
  const clear = rules.every((one) => one.load.lte(one.clearAt));
  const status = beyond ? 'over_absolute' : over ? 'over' : 'in_band';
  const position = over ? 'over' : clear ? 'clear' : 'between';
  return { targetId: 'T', version: levels.version ?? 1, status, position, rules };
}

/** A moment with a load, or `null` for "no longer applies". */
export function moment(
  when: string,
  load: string | readonly string[] | null,
  {
    alertAfter = '1 working day',
    clearAfter = '1 working day',
    ...levels
  }: Levels & { alertAfter?: string; clearAfter?: string } = {},
): LoadMoment {
  if (load === null) return { at: at(when), reading: null, absent: 'no longer reported', clocks: null };
  return { at: at(when), reading: reading(load, levels), absent: null, clocks: { alertAfter, clearAfter } };
}

/** One snapshot feed whose last snapshot was taken then. */
export const upTo = (when: string, stale = false): Reach => ({ feeds: [{ kind: 'snapshot', asOf: at(when) }], stale });

/** One event feed that speaks up to then. */
export const eventsUntil = (when: string, stale = false): Reach => ({
  feeds: [{ kind: 'events', until: at(when) }],
  stale,
});

/** Every load state × every column of the table of domain rules, section 4: the next state and what happened. */
export const loadTable: readonly (readonly [LoadTrack['state'], Column, string, readonly string[]])[] = [
  ['none', 'over', 'pending', ['pending']],
  ['none', 'over, no alertAfter', 'open', ['opened']],
  ['none', 'between', 'none', []],
  ['none', 'clear', 'none', []],
  ['none', 'clear, no clearAfter', 'none', []],
  ['none', 'end of the spell', 'none', []],
  ['none', 'no longer applies', 'none', []],
  ['none', 'target changed', 'none', []],
  ['pending', 'over', 'pending', []],
  ['pending', 'over, no alertAfter', 'open', ['opened']],
  ['pending', 'between', 'none', ['discarded']],
  ['pending', 'clear', 'none', ['discarded']],
  ['pending', 'clear, no clearAfter', 'none', ['discarded']],
  ['pending', 'end of the spell', 'open', ['opened']],
  ['pending', 'no longer applies', 'none', ['discarded']],
  ['pending', 'target changed', 'none', ['discarded']],
  ['open', 'over', 'open', ['peak']],
  ['open', 'over, no alertAfter', 'open', ['peak']],
  ['open', 'between', 'open', []],
  ['open', 'clear', 'clearing', ['clearing']],
  ['open', 'clear, no clearAfter', 'none', ['cleared']],
  ['open', 'end of the spell', 'open', []],
  ['open', 'no longer applies', 'none', ['ended']],
  ['open', 'target changed', 'none', ['ended']],
  ['clearing', 'over', 'open', ['reopened', 'peak']],
  ['clearing', 'over, no alertAfter', 'open', ['reopened', 'peak']],
  ['clearing', 'between', 'open', ['reopened']],
  ['clearing', 'clear', 'clearing', []],
  ['clearing', 'clear, no clearAfter', 'none', ['cleared']],
  ['clearing', 'end of the spell', 'none', ['cleared']],
  ['clearing', 'no longer applies', 'none', ['ended']],
  ['clearing', 'target changed', 'none', ['ended']],
];

/** What a load track is asked: the columns of the table, with the two spells of no length and the new version apart. */
export const columns = [
  'over',
  'over, no alertAfter',
  'between',
  'clear',
  'clear, no clearAfter',
  'end of the spell',
  'no longer applies',
  'target changed',
] as const;
export type Column = (typeof columns)[number];
