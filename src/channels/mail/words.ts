import { exact, plain } from '../../core/decimal.js';
import type { Instant, LocalDate } from '../../core/instant.js';

export { counted, plural } from '../../core/count-words.js';

/** A decimal of the database as it is written: no trailing zeros. */
export const shown = (decimal: string): string => plain(exact(decimal));

/** By how much a load is over a limit, exactly. */
export const difference = (load: string, limit: string): string => plain(exact(load).minus(exact(limit)));

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** The first letter in upper case. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${timeZone} ${key}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  formats.set(name, made);
  return made;
}

function written(at: number, made: Intl.DateTimeFormat): string {
  const parts = Object.fromEntries(made.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = `${parts['weekday'] ?? ''} ${parts['month'] ?? ''} ${parts['day'] ?? ''}`;
  const time =
    parts['hour'] === undefined ? '' : `, ${parts['hour']}:${parts['minute'] ?? ''} ${parts['dayPeriod'] ?? ''}`;
  return day + (parts['year'] === undefined ? '' : `, ${parts['year']}`) + time;
}

/** `Mon Nov 30, 5:00 PM`, in the agency's time. */
export function moment(at: Instant, timeZone: string): string {
  return written(
    at,
    format(timeZone, 'moment', {
      weekday: 'short',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    }),
  );
}

/** `Mon Nov 30`, in the agency's time. */
export function dayOf(at: Instant, timeZone: string): string {
  return written(at, format(timeZone, 'day', { weekday: 'short', month: 'short', day: 'numeric' }));
}

/** `Thu Dec 1, 2022`. */
export function dateWords(date: LocalDate): string {
  const at = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(at)) return date;
  return written(at, format('UTC', 'date', { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' }));
}

/** How long something has lasted, in whole days: `less than a day`, `1 day`, `12 days`. */
export function lasting(from: Instant, until: Instant): string {
  const days = Math.floor((until - from) / 86_400_000);
  if (days < 1) return 'less than a day';
  return days === 1 ? '1 day' : `${days} days`;
}
