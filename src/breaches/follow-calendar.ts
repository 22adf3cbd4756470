import type { Tx } from '../platform/database/database.js';
import { breachOf, filingOf, rowOf } from './breach-value.js';
import { saveBreaches } from './breach-save.queries.js';
import { unclosed } from './breach.queries.js';
import { calendarOf } from '../people/calendar.queries.js';

/** The calendar has changed: due times, which are starts and durations, are worked out anew; what has fired stays. */
export async function followCalendar(tx: Tx): Promise<void> {
  const calendar = await calendarOf(tx);
  const rows = await unclosed(tx);
  await saveBreaches(
    tx,
    rows.map((row) => rowOf(breachOf(row), filingOf(row), calendar)),
  );
}
