import { group } from 'd3-array';

import { breachOf } from '../../breaches/breach-value.js';
import type { BreachRow } from '../../breaches/breach.row.js';
import { type Breach, isOwed } from '../../core/breach.js';
import {
  addOwed,
  type Calendar,
  type Duration,
  durationOf,
  localDate,
  workingDaysBetween,
} from '../../core/calendar.js';
import { roundCheckInBy } from '../../core/due-times.js';
import type { Instant } from '../../core/instant.js';

/** How a breach's check-in kept its promise. */
export type Kept = 'within' | 'late' | 'owed' | 'owedLate';

/** One breach on the strip. */
export interface StripDot {
  readonly number: string;
  readonly told: Instant;
  /** From being told to the check-in, or until now where it is still owed; in the promise's own unit, begun ones left out. */
  readonly after: number;
  readonly kept: Kept;
}

/** The breaches with one promise. */
export interface CheckInStrip {
  /** As it is agreed: `3 working days`. */
  readonly promise: string;
  readonly within: Duration;
  readonly dots: readonly StripDot[];
  /** How far to the right the strip reaches. */
  readonly until: number;
}

interface Given {
  readonly firstCheckIns: ReadonlyMap<string, Instant>;
  readonly calendar: Calendar;
  readonly now: Instant;
}

/** How long the check-ins of these breaches took, promise by promise, in the order of the list. */
export function checkInStripsOf(rows: readonly BreachRow[], given: Given): CheckInStrip[] {
  const found = rows.flatMap((row) => {
    const breach = breachOf(row);
    const promise = breach.round?.clocks.checkInWithin;
    const dot = promise === undefined ? null : dotOf(row, breach, durationOf(promise), given);
    return promise === undefined || dot === null ? [] : [{ promise, dot }];
  });
  return [...group(found, ({ promise }) => promise)].map(([promise, those]) => {
    const within = durationOf(promise);
    const dots = those.map(({ dot }) => dot);
    return { promise, within, dots, until: Math.max(within.n + 2, ...dots.map(({ after }) => after)) };
  });
}

/** Null: no check-in is owed, or none was promised within a time. */
function dotOf(row: BreachRow, breach: Breach, within: Duration, given: Given): StripDot | null {
  const { firstCheckIns, calendar, now } = given;
  if (row.subject_kind !== 'worker' || row.found_late || row.hold_id !== null || within.n === 0) return null;
  const held = firstCheckIns.get(row.breach_id) ?? breach.checkIn?.at ?? null;
  if (held === null && (row.closed_at !== null || row.excused_until !== null || !isOwed(breach))) return null;
  const isFirst = breach.round?.number === 1;
  const told = isFirst ? breach.round.startedAt : row.noticed_at;
  const due = (isFirst ? roundCheckInBy(breach, calendar) : null) ?? addOwed(told, within, calendar);
  const isLate = (held ?? now) > due;
  return {
    number: row.number,
    told,
    after: elapsed(told, held ?? now, within.unit, calendar),
    kept: held === null ? (isLate ? 'owedLate' : 'owed') : isLate ? 'late' : 'within',
  };
}

function elapsed(from: Instant, until: Instant, unit: Duration['unit'], calendar: Calendar): number {
  if (unit === 'hours') return Math.floor((until - from) / 3_600_000);
  const [first, last] = [localDate(from, calendar), localDate(until, calendar)];
  if (unit === 'working days') return workingDaysBetween(first, last, calendar);
  return (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000;
}

/** Dots of one place stand upon each other, in the order of the list. */
export function stackOf(dots: readonly StripDot[]): readonly (StripDot & { readonly storey: number })[] {
  const high = new Map<number, number>();
  return dots.map((dot) => {
    const storey = high.get(dot.after) ?? 0;
    high.set(dot.after, storey + 1);
    return { ...dot, storey };
  });
}
