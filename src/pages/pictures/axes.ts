import { tickStep } from 'd3-array';
import { scaleLinear } from 'd3-scale';

import { addDays, type Calendar, localDate, startOfDay, weekday } from '../../core/calendar.js';
import type { Exact } from '../../core/decimal.js';
import type { Instant, LocalDate } from '../../core/instant.js';

/** A place across, in parts of the width: it holds at every width. */
export type Across = (at: number) => string;

/** Writes a part of a hundred with as many decimals as a screen can show. */
const percent = (part: number): string => `${Math.round(part * 1000) / 1000}%`;

/** The places of numbers between two of them. */
export function acrossOf(from: number, until: number): Across {
  const scale = scaleLinear([from, Math.max(until, from + 1)], [0, 100]).clamp(true);
  return (at) => percent(scale(at));
}

/** The width between two places. */
export function widthOf(from: number, until: number, [first, last]: readonly [number, number]): string {
  const part = (Math.min(until, last) - Math.max(from, first)) / Math.max(last - first, 1);
  return percent(Math.max(0, part) * 100);
}

/** The places of numbers from 0 at the bottom, in pixels. */
export interface UpScale {
  readonly top: number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
}

/** A scale from 0 to a round number at or above the highest; its ticks are whole where what is counted is. */
export function upScale(highest: Exact, height: number, wanted: number): UpScale {
  const most = Math.max(highest.toNumber(), 1);
  const step = Math.max(1, tickStep(0, most, wanted));
  const top = Math.ceil(most / step) * step;
  const scale = scaleLinear([0, top], [height, 0]);
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);
  return { top, y: (value) => Math.round(scale(value) * 100) / 100, ticks };
}

/** A day marked on an axis. */
export interface DayTick {
  readonly at: Instant;
  readonly date: LocalDate;
  /** On what width it is labelled: `narrow` on every one. */
  readonly label: 'narrow' | 'wide' | 'none';
}

interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** The Mondays of a stretch of time; as many of them labelled as there is room for. */
export function mondays({ from, until }: Span, calendar: Calendar): DayTick[] {
  const first = localDate(from, calendar);
  const toMonday = (8 - weekday(first)) % 7;
  const dates: LocalDate[] = [];
  for (let date = addDays(first, toMonday); startOfDay(date, calendar) <= until; date = addDays(date, 7))
    if (startOfDay(date, calendar) >= from) dates.push(date);
  const wide = Math.ceil(dates.length / 8);
  const narrow = Math.ceil(dates.length / (3 * wide)) * wide;
  return dates.map((date, index) => {
    const label = index % narrow === 0 ? 'narrow' : index % wide === 0 ? 'wide' : 'none';
    return { at: startOfDay(date, calendar), date, label };
  });
}
