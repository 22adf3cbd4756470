import { instantOfLocal, offsetAt } from './calendar-zone.js';
import type { Instant, LocalDate } from './instant.js';

/** The days of the week, Monday first. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The agency's calendar: what its days are and on which of them work is done. */
export interface Calendar {
  /** An IANA name: `America/Los_Angeles`. */
  readonly timeZone: string;
  /** The days of the week on which work is done; at least one. */
  readonly workingDays: ReadonlySet<Weekday>;
  /** The local time by which what a person owes on a working day is due: `17:00`. */
  readonly closeOfBusiness: string;
  /** Holidays and closures: no working days, whatever day of the week they are. */
  readonly offDays: ReadonlySet<LocalDate>;
}

const dayLength = 86_400_000;

const written = new Map<number, LocalDate>();

function dateOfDayNumber(day: number): LocalDate {
  let date = written.get(day);
  if (date === undefined) {
    date = new Date(day * dayLength).toISOString().slice(0, 10) as LocalDate;
    written.set(day, date);
  }
  return date;
}

const numbers = new Map<LocalDate, number>();

/** Days since 1 January 1970. */
function dayNumber(date: LocalDate): number {
  let day = numbers.get(date);
  if (day === undefined) {
    day = Date.parse(`${date}T00:00:00Z`) / dayLength;
    numbers.set(date, day);
  }
  return day;
}

/** Reads `YYYY-MM-DD`; null where there is no such day. */
export function parseDate(text: string): LocalDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : (text as LocalDate);
}

/** The agency's day on which an instant lies. */
export function localDate(at: Instant, calendar: Calendar): LocalDate {
  return dateOfDayNumber(Math.floor((at + offsetAt(calendar.timeZone, at)) / dayLength));
}

/** Milliseconds of the agency's clock since its midnight. */
function timeOfDay(at: Instant, calendar: Calendar): number {
  const local = at + offsetAt(calendar.timeZone, at);
  return local - Math.floor(local / dayLength) * dayLength;
}

/** The agency's clock at an instant: `06:02`. */
export function localTime(at: Instant, calendar: Calendar): string {
  return new Date(timeOfDay(at, calendar)).toISOString().slice(11, 16);
}

const midnights = new Map<string, Map<LocalDate, Instant>>();

/** 00:00 of the agency's day; where the clocks are put forward at midnight, the first moment of the day. */
export function startOfDay(date: LocalDate, calendar: Calendar): Instant {
  let known = midnights.get(calendar.timeZone);
  if (!known) {
    known = new Map();
    midnights.set(calendar.timeZone, known);
  }
  let start = known.get(date);
  if (start === undefined) {
    start = instantOfLocal(calendar.timeZone, dayNumber(date) * dayLength);
    known.set(date, start);
  }
  return start;
}

/** The instant of a local time (`17:00`) on a day; one that does not exist moves forward by the gap, of two it is the first. */
export function atLocalTime(date: LocalDate, time: string, calendar: Calendar): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOfLocal(calendar.timeZone, dayNumber(date) * dayLength + (hours * 60 + minutes) * 60_000);
}

/** The same local time as that of an instant, on another day. */
export function sameTimeOn(date: LocalDate, at: Instant, calendar: Calendar): Instant {
  return instantOfLocal(calendar.timeZone, dayNumber(date) * dayLength + timeOfDay(at, calendar));
}

/** The day n days later, or earlier where n is negative. */
export const addDays = (date: LocalDate, n: number): LocalDate => dateOfDayNumber(dayNumber(date) + n);

/** The day after. */
export const nextDay = (date: LocalDate): LocalDate => addDays(date, 1);

/** The day of the week. */
export function weekday(date: LocalDate): Weekday {
  // 1 January 1970 was a Thursday.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Whether the agency works on a day: one of its working days that is neither holiday nor closure. */
export const isWorkingDay = (date: LocalDate, calendar: Calendar): boolean =>
  calendar.workingDays.has(weekday(date)) && !calendar.offDays.has(date);

/** Ten years without a working day are a mistake in the settings, not a calendar. */
const longestRest = 3660;

/** The nth working day after a day, whatever day that is; for n = 0 the day itself. */
export function addWorkingDays(date: LocalDate, n: number, calendar: Calendar): LocalDate {
  let day = dayNumber(date);
  for (let left = n, rest = 0; left > 0;) {
    day += 1;
    if (isWorkingDay(dateOfDayNumber(day), calendar)) {
      left -= 1;
      rest = 0;
    } else if (++rest > longestRest) throw new Error('the calendar has no working days');
  }
  return dateOfDayNumber(day);
}

/** How many working days lie after a day, up to and including another; 0 where that isn't later. */
export function workingDaysBetween(after: LocalDate, upTo: LocalDate, calendar: Calendar): number {
  const last = dayNumber(upTo);
  let count = 0;
  for (let day = dayNumber(after) + 1; day <= last; day += 1)
    if (isWorkingDay(dateOfDayNumber(day), calendar)) count += 1;
  return count;
}

/** A length of time as agreements write it: hours elapse; days and working days are the agency's. */
export interface Duration {
  readonly n: number;
  readonly unit: 'hours' | 'days' | 'working days';
}

/** Reads `3 working days`, `1 day`, `0 hours` (n of at most four digits); null where it is no duration. */
export function parseDuration(text: string): Duration | null {
  const match = /^(\d{1,4}) (hour|day|working day)s?$/.exec(text);
  if (!match) return null;
  return { n: Number(match[1]), unit: `${match[2] as 'hour' | 'day' | 'working day'}s` };
}

/** A duration of a target's terms, which were checked when they were proposed. */
export function durationOf(text: string): Duration {
  const duration = parseDuration(text);
  if (!duration) throw new Error(`"${text}" is no duration`);
  return duration;
}

/** The day on which n days or working days after a day end. */
function lastDay(start: LocalDate, duration: Duration, calendar: Calendar): LocalDate {
  return duration.unit === 'days' ? addDays(start, duration.n) : addWorkingDays(start, duration.n, calendar);
}

/**
 * The end of a spell of the data (`alertAfter`, `clearAfter`), days also of what people owe: hours elapse, N days and
 * N working days end at the same local time (domain rules, section 2). Zero of anything is at once.
 */
export function addSpell(start: Instant, duration: Duration, calendar: Calendar): Instant {
  if (duration.n === 0) return start;
  if (duration.unit === 'hours') return (start + duration.n * 3_600_000) as Instant;
  return sameTimeOn(lastDay(localDate(start, calendar), duration, calendar), start, calendar);
}

/**
 * When a person owes something by (ladder, check-in, reminders, releases): as `addSpell`, but N working days end at the
 * close of business of the last of them.
 */
export function addOwed(start: Instant, duration: Duration, calendar: Calendar): Instant {
  if (duration.unit !== 'working days' || duration.n === 0) return addSpell(start, duration, calendar);
  const day = lastDay(localDate(start, calendar), duration, calendar);
  return atLocalTime(day, calendar.closeOfBusiness, calendar);
}

/** How far a feed speaks: up to its last applied snapshot, or for events up to an instant within its grace. */
export type FeedReach =
  { readonly kind: 'snapshot'; readonly asOf: Instant } | { readonly kind: 'events'; readonly until: Instant };

/**
 * The instant that the data must reach for a spell to be over. With a snapshot feed a spell of days is reached by the
 * first snapshot of its last day, whatever its hour; with events, and for hours, by its end to the moment.
 */
export function spellEnd(kind: FeedReach['kind'], start: Instant, duration: Duration, calendar: Calendar): Instant {
  if (kind === 'events' || duration.unit === 'hours' || duration.n === 0) return addSpell(start, duration, calendar);
  return startOfDay(lastDay(localDate(start, calendar), duration, calendar), calendar);
}

/** Whether a feed's data reach the end of a spell: the end itself included. The clock alone ends no spell. */
export function spellReached(reach: FeedReach, start: Instant, duration: Duration, calendar: Calendar): boolean {
  const reached = reach.kind === 'snapshot' ? reach.asOf : reach.until;
  return reached >= spellEnd(reach.kind, start, duration, calendar);
}
