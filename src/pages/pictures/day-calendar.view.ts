import { addDays, localDate, nextDay, startOfDay, weekday } from '../../core/calendar.js';
import { earlier, type LocalDate } from '../../core/instant.js';
import type { LoadLine } from './load-line.view.js';
import type { LoadPast } from './load-past.js';

/** One day of the calendar. */
export interface DayCell {
  readonly date: LocalDate;
  readonly state: 'over' | 'within' | 'unmeasured';
  readonly isToday: boolean;
}

/** Days without a break between them, both ends included. */
export interface Stretch {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly days: number;
}

/** The agency's days of a load line, week by week, Monday first. */
export interface DayCalendar {
  readonly weeks: readonly (readonly (DayCell | null)[])[];
  readonly stretches: readonly Stretch[];
  readonly over: number;
  readonly all: number;
}

/** Which days were over is what `daysOver` says; of the others, whether the load was known when they ended. */
export function dayCalendarOf(line: LoadLine, { calendar, reach, until: now }: LoadPast): DayCalendar {
  const over = new Set(line.days.over);
  const today = localDate(now, calendar);
  const known = (date: LocalDate): boolean => {
    if (startOfDay(date, calendar) > reach) return false;
    const end = earlier(startOfDay(nextDay(date), calendar), now);
    return line.items.some(({ load, from, until }) => load !== null && from < end && (until === null || until >= end));
  };
  const cells: (DayCell | null)[] = [];
  const first = localDate(line.from, calendar);
  for (let blank = 1; blank < weekday(first); blank += 1) cells.push(null);
  for (let date = first; date <= today; date = nextDay(date)) {
    const state = over.has(date) ? 'over' : known(date) ? 'within' : 'unmeasured';
    cells.push({ date, state, isToday: date === today });
  }
  while (cells.length % 7 !== 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return { weeks, stretches: stretchesOf(line.days.over), over: over.size, all: line.days.all };
}

/** Days, in order, as stretches. */
export function stretchesOf(days: readonly LocalDate[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const date of days) {
    const last = stretches.at(-1);
    if (last !== undefined && addDays(last.last, 1) === date)
      stretches[stretches.length - 1] = { ...last, last: date, days: last.days + 1 };
    else stretches.push({ first: date, last: date, days: 1 });
  }
  return stretches;
}
