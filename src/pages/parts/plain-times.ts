import { instant, type LocalDate } from '../../core/instant.js';
import { dayText, instantText } from '../frame/times.js';

const time = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;
const date = /\b\d{4}-\d{2}-\d{2}\b/g;

/** A sentence of the record with its times and days as people read them. */
export function plainTimes(text: string, timeZone: string): string {
  return text
    .replace(time, (found) => instantText(instant(Date.parse(found)), timeZone))
    .replace(date, (found) => (Number.isNaN(Date.parse(found)) ? found : dayText(found as LocalDate)));
}
