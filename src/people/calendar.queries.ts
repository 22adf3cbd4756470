import type { Calendar, Weekday } from '../core/calendar.js';
import type { Db } from '../platform/database/database.js';
import { remembered } from '../platform/database/remembered.js';
import { offDaysOf } from './holidays.js';
import { type CalendarSetting, calendarSetting, weekdays } from './settings.schema.js';

const selectCalendar = `
select time_zone, (select value from setting where key = 'calendar') as setting
from agency
where agency_id = plimsoll_agency()`;

/** Calendars by what they are made of: a changed setting is another calendar. */
const made = new Map<string, Calendar>();
const mostKept = 20;

/** The agency's calendar: its time zone, working days, close of business, holidays and closures. */
export const calendarOf = remembered(readCalendar);

async function readCalendar(db: Db): Promise<Calendar> {
  const [row] = await db.prepared<{ time_zone: string; setting: unknown }>('people_calendar', selectCalendar, []);
  if (row === undefined) throw new Error('the agency has no row');
  const key = JSON.stringify([row.time_zone, row.setting]);
  const known = made.get(key);
  if (known !== undefined) return known;
  const calendar = calendarFrom(row.time_zone, calendarSetting.parse(row.setting ?? {}));
  if (made.size >= mostKept) made.clear();
  made.set(key, calendar);
  return calendar;
}

/** The calendar that a setting describes. */
export function calendarFrom(timeZone: string, setting: CalendarSetting): Calendar {
  return {
    timeZone,
    workingDays: new Set(setting.workingDays.map((day) => (weekdays.indexOf(day) + 1) as Weekday)),
    closeOfBusiness: setting.closeOfBusiness,
    offDays: offDaysOf(setting),
  };
}
