import { Temporal } from 'temporal-polyfill';

const zone = 'America/Los_Angeles';
const oneDay = 86_400_000;

/** The instant of a local time: `2026-11-05` is 06:00 that day, `2026-11-05 17:00` what it says. */
export function at(local: string): string {
  if (local.endsWith('Z')) return local;
  const [date = '', time = '06:00'] = local.split(' ');
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant().toString();
}

/** The holidays of California that the stories run over. */
const holidays = new Set([
  '2026-11-11',
  '2026-11-26',
  '2026-11-27',
  '2026-12-25',
  '2027-01-01',
  '2027-01-18',
  '2027-02-15',
]);

export const isWorkingDay = (date: string): boolean =>
  new Date(`${date}T00:00:00Z`).getUTCDay() % 6 !== 0 && !holidays.has(date);

export const dayAfter = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * oneDay).toISOString().slice(0, 10);

/** Every working day from the first to the last, both included. */
export function workingDays(first: string, last: string): string[] {
  const found: string[] = [];
  for (let date = first; date <= last; date = dayAfter(date)) if (isWorkingDay(date)) found.push(date);
  return found;
}
