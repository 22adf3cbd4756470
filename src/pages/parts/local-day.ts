import type { Instant, LocalDate } from '../../core/instant.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The agency's day of an instant. */
export function localDay(at: Instant, timeZone: string): LocalDate {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(at) as LocalDate;
}
