import { addWorkingDays, atLocalTime, type Calendar, isWorkingDay, localDate } from './calendar.js';
import { type Instant, instant, later } from './instant.js';

/** A check-in takes a quarter of an hour. */
const quarter = 15 * 60_000;

/** Work begins at 9, and by 10 a mail of the morning has been read. */
const firstHour = '09:00';
const goodHour = '10:00';

/** Nobody is asked to meet within the hour in which the mail comes. */
const notice = 60 * 60_000;

/** A time that is proposed for a check-in. */
export interface ProposedTime {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * A quarter of an hour for a check-in that is due by an instant: at 10:00 of the next working day, where that ends by the
 * due time and the close of business (ending at either is in time); else still today, an hour from now or later, between
 * 9:00 and the close; null where no such quarter is left. Several check-ins of one supervisor follow each other: `place`
 * counts those before this one.
 */
export function proposedCheckInTime(now: Instant, dueBy: Instant, calendar: Calendar, place = 0): ProposedTime | null {
  const today = localDate(now, calendar);
  const next = addWorkingDays(today, 1, calendar);
  const tomorrow = instant(atLocalTime(next, goodHour, calendar) + place * quarter);
  const closesThen = atLocalTime(next, calendar.closeOfBusiness, calendar);
  if (tomorrow + quarter <= Math.min(dueBy, closesThen)) return span(tomorrow);
  if (!isWorkingDay(today, calendar)) return null;
  const earliest = later(instant(now + notice), atLocalTime(today, firstHour, calendar));
  const from = instant(Math.ceil(earliest / quarter) * quarter + place * quarter);
  const closes = atLocalTime(today, calendar.closeOfBusiness, calendar);
  return from + quarter <= Math.min(dueBy, closes) ? span(from) : null;
}

const span = (from: Instant): ProposedTime => ({ from, until: instant(from + quarter) });
