import type { BreachRow } from '../../breaches/breach.row.js';
import { firstCheckIns } from '../../breaches/check-in.queries.js';
import type { Instant } from '../../core/instant.js';
import { calendarOf } from '../../people/calendar.queries.js';
import type { Db } from '../../platform/database/database.js';
import { type CheckInStrip, checkInStripsOf } from './check-in-strip.view.js';

/** Reads how soon the check-ins of these breaches were held, in one statement however many they are. */
export async function checkInStripsFor(db: Db, rows: readonly BreachRow[], now: Instant): Promise<CheckInStrip[]> {
  const [calendar, held] = await Promise.all([
    calendarOf(db),
    firstCheckIns(
      db,
      rows.map((row) => row.breach_id),
    ),
  ]);
  return checkInStripsOf(rows, { firstCheckIns: held, calendar, now });
}
