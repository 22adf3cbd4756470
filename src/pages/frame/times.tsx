import { type Instant, type LocalDate, rfc3339 } from '../../core/instant.js';
import { languageSpoken } from '../../platform/language/language.js';
import { type Markup, markup } from '../../platform/tsx/markup.js';

type Parts = Readonly<Record<string, string>>;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** Instants that were taken apart already: a list shows the same ones again and again. */
  readonly known: Map<number, Parts>;
}

/** By language and time zone. */
const zones = new Map<string, Zone>();
const mostKnown = 2_000;

function zoneOf(timeZone: string): Zone {
  const language = languageSpoken();
  const name = `${language} ${timeZone}`;
  const found = zones.get(name);
  if (found !== undefined) return found;
  const format = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  const zone = { format, known: new Map<number, Parts>() };
  zones.set(name, zone);
  return zone;
}

function partsOf(at: number, timeZone: string): Parts {
  const { format, known } = zoneOf(timeZone);
  const found = known.get(at);
  if (found !== undefined) return found;
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  if (known.size >= mostKnown) known.clear();
  known.set(at, parts);
  return parts;
}

/** `Mon Nov 23`; in Spanish `lun 23 de nov`. */
function dayOf({ weekday = '', month = '', day = '' }: Parts): string {
  return languageSpoken() === 'es-US' ? `${weekday} ${day} de ${month}` : `${weekday} ${month} ${day}`;
}

const clockOf = ({ hour = '', minute = '', dayPeriod = '' }: Parts): string => `${hour}:${minute} ${dayPeriod}`;

const ofDay = (date: LocalDate): Parts => partsOf(Date.parse(`${date}T12:00:00Z`), 'UTC');

/** `Mon Nov 23, 6:02 AM`, in the agency's time. */
export function instantText(at: Instant, timeZone: string): string {
  const parts = partsOf(at, timeZone);
  return `${dayOf(parts)}, ${clockOf(parts)}`;
}

/** `Mon Nov 23`; with its year where that is not plain from the page. */
export function dayText(date: LocalDate, { year = false } = {}): string {
  const parts = ofDay(date);
  if (!year) return dayOf(parts);
  return `${dayOf(parts)}${languageSpoken() === 'es-US' ? ' de' : ','} ${parts['year'] ?? ''}`;
}

/** `Nov 23`, `23 nov`: a day on an axis, where its weekday is plain or makes no difference. */
export function shortDayText(date: LocalDate): string {
  const { month = '', day = '' } = ofDay(date);
  return languageSpoken() === 'es-US' ? `${day} ${month}` : `${month} ${day}`;
}

/** `Nov`: the month of a day. */
export const monthText = (date: LocalDate): string => ofDay(date)['month'] ?? '';

/** `17:00` as `5:00 PM`. */
export const clockText = (time: string): string => clockOf(partsOf(Date.parse(`2000-01-01T${time}:00Z`), 'UTC'));

/** An instant for people and for programs. */
export const When = ({ at, timeZone }: { readonly at: Instant; readonly timeZone: string }): Markup =>
  markup`<time datetime="${rfc3339(at)}">${instantText(at, timeZone)}</time>`;

/** A day for people and for programs. */
export const Day = ({ date, year = false }: { readonly date: LocalDate; readonly year?: boolean }): Markup =>
  markup`<time datetime="${date}">${dayText(date, { year })}</time>`;
