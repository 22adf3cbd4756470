import { exact, plain } from '../../core/decimal.js';
import type { Instant, LocalDate } from '../../core/instant.js';
import { type Language, languageSpoken } from '../../platform/language/language.js';
import { say } from './say.js';

export { counted, ofProgram, plural } from '../../targets/spoken-counts.js';

/** A decimal of the database as it is written: no trailing zeros. */
export const shown = (decimal: string): string => plain(exact(decimal));

/** By how much a load is over a limit, exactly. */
export const difference = (load: string, limit: string): string => plain(exact(load).minus(exact(limit)));

const lists = new Intl.ListFormat('es-US', { type: 'conjunction' });

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? '';
  switch (languageSpoken()) {
    case 'en-US':
      return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
    case 'es-US':
      return lists.format(items);
  }
}

/** The first letter in upper case. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const formats = new Map<string, Intl.DateTimeFormat>();

type Parts = Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>>;

/** The parts of a day, or of an instant, as the language that is spoken names them. */
function partsOf(at: number, timeZone: string, options: Intl.DateTimeFormatOptions): Parts {
  const language = languageSpoken();
  const name = `${language} ${timeZone} ${Object.keys(options).join(' ')}`;
  let format = formats.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language, { ...options, timeZone });
    formats.set(name, format);
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value.replace(/\s/gu, ' ')]));
}

/** `Mon Nov 30, 2026`, `lun 30 de nov de 2026`. */
function dayIn(language: Language, { weekday = '', month = '', day = '', year }: Parts): string {
  switch (language) {
    case 'en-US':
      return `${weekday} ${month} ${day}${year === undefined ? '' : `, ${year}`}`;
    case 'es-US':
      return `${weekday} ${day} de ${month}${year === undefined ? '' : ` de ${year}`}`;
  }
}

const day = { weekday: 'short', month: 'short', day: 'numeric' } as const;

/** `Mon Nov 30, 5:00 PM`, in the agency's time. */
export function moment(at: Instant, timeZone: string): string {
  const parts = partsOf(at, timeZone, { ...day, hour: 'numeric', minute: '2-digit' });
  const { hour = '', minute = '', dayPeriod = '' } = parts;
  return `${dayIn(languageSpoken(), parts)}, ${hour}:${minute} ${dayPeriod}`;
}

/** `Mon Nov 30`, in the agency's time. */
export const dayOf = (at: Instant, timeZone: string): string => dayIn(languageSpoken(), partsOf(at, timeZone, day));

/** `Thu Dec 1, 2022`. */
export function dateWords(date: LocalDate): string {
  const at = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(at)) return date;
  return dayIn(languageSpoken(), partsOf(at, 'UTC', { ...day, year: 'numeric' }));
}

/** How long something has lasted, in whole days: `less than a day`, `1 day`, `12 days`. */
export function lasting(from: Instant, until: Instant): string {
  const days = Math.floor((until - from) / 86_400_000);
  if (days < 1) return say('lasting.none');
  return days === 1 ? say('lasting.one') : say('lasting.many', { n: days });
}

const durations = [
  ['working day', 'duration.workingDay', 'duration.workingDays'],
  ['day', 'duration.day', 'duration.days'],
  ['hour', 'duration.hour', 'duration.hours'],
] as const;

/** A duration as a target or a setting writes it, in the language that is spoken: `2 working days`. */
export function durationWords(duration: string): string {
  const read = /^(\d+) (working day|day|hour)s?$/.exec(duration);
  const [, n = '', unit] = read ?? [];
  const known = durations.find(([word]) => word === unit);
  if (known === undefined) return duration;
  const [, one, many] = known;
  return n === '1' ? say(one) : say(many, { n });
}
