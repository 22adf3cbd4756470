import { addDays, atLocalTime, type Calendar, localDate, weekday } from './calendar.js';
import type { Instant } from './instant.js';

/**
 * The first Monday, 08:00 local, after an instant: when both sides' seats are sent a checkpoint (domain rules,
 * section 8). Holidays do not move it.
 */
export function nextWeeklyCheckpoint(after: Instant, calendar: Calendar): Instant {
  const today = localDate(after, calendar);
  const monday = addDays(today, (8 - weekday(today)) % 7);
  const due = atLocalTime(monday, '08:00', calendar);
  return due > after ? due : atLocalTime(addDays(monday, 7), '08:00', calendar);
}
