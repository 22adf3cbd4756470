import Holidays from 'date-holidays';

import { nextDay } from '../core/calendar.js';
import type { LocalDate } from '../core/instant.js';
import type { CalendarSetting } from './settings.schema.js';

/** The years for which days off are worked out: every date the service may meet. */
const firstYear = 2005;
const lastYear = 2045;

const published = new Map<string, readonly LocalDate[]>();

/** The public holidays of a country, and of a state in it. */
function publicHolidays(country: string, state: string | null): readonly LocalDate[] {
  const key = `${country}/${state ?? ''}`;
  const known = published.get(key);
  if (known !== undefined) return known;
  const source = state === null ? new Holidays(country) : new Holidays(country, state);
  const dates: LocalDate[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    for (const holiday of source.getHolidays(year)) {
      if (holiday.type === 'public') dates.push(holiday.date.slice(0, 10) as LocalDate);
    }
  }
  published.set(key, dates);
  return dates;
}

/** Whether holidays are published for the country and state. */
export function holidaysKnown(country: string | null, state: string | null): boolean {
  if (country === null) return true;
  const source = new Holidays();
  if (!Object.hasOwn(source.getCountries(), country)) return false;
  return state === null || Object.hasOwn(source.getStates(country), state);
}

/** Every day on which the agency is closed though it is a working day of the week. */
export function offDaysOf(setting: Pick<CalendarSetting, 'holidays' | 'closures'>): ReadonlySet<LocalDate> {
  const { country, state, add, remove } = setting.holidays;
  const days = new Set<LocalDate>(country === null ? [] : publicHolidays(country, state));
  for (const { date } of add) days.add(date as LocalDate);
  for (const date of remove) days.delete(date as LocalDate);
  for (const { from, until } of setting.closures) {
    for (let day = from as LocalDate; day < until; day = nextDay(day)) days.add(day);
  }
  return days;
}
