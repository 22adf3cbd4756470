import type { VNode } from 'preact';

import { type Instant, type LocalDate, rfc3339 } from '../../core/instant.js';

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: number, timeZone: string): Readonly<Record<string, string>> {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      month: 'short',
      day: 'numeric',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

const day = (parts: Readonly<Record<string, string>>): string =>
  `${parts['weekday'] ?? ''} ${parts['month'] ?? ''} ${parts['day'] ?? ''}`;

/** `Mon Nov 23, 6:02 AM`, in the agency's time. */
export function instantText(at: Instant, timeZone: string): string {
  const parts = partsOf(at, timeZone);
  return `${day(parts)}, ${parts['hour'] ?? ''}:${parts['minute'] ?? ''} ${parts['dayPeriod'] ?? ''}`;
}

/** `Mon Nov 23`; with its year where that is not plain from the page. */
export function dayText(date: LocalDate, { year = false } = {}): string {
  const parts = partsOf(Date.parse(`${date}T12:00:00Z`), 'UTC');
  return year ? `${day(parts)}, ${parts['year'] ?? ''}` : day(parts);
}

/** `Nov 23`: a day on an axis, where its weekday is plain or makes no difference. */
export function shortDayText(date: LocalDate): string {
  const parts = partsOf(Date.parse(`${date}T12:00:00Z`), 'UTC');
  return `${parts['month'] ?? ''} ${parts['day'] ?? ''}`;
}

/** An instant for people and for programs. */
export function When({ at, timeZone }: { readonly at: Instant; readonly timeZone: string }): VNode {
  return <time dateTime={rfc3339(at)}>{instantText(at, timeZone)}</time>;
}

/** A day for people and for programs. */
export function Day({ date, year = false }: { readonly date: LocalDate; readonly year?: boolean }): VNode {
  return <time dateTime={date}>{dayText(date, { year })}</time>;
}
