import { addDays, atLocalTime, type Calendar, localDate, weekday } from '../../core/calendar.js';
import type { Instant } from '../../core/instant.js';
import type { Notice } from '../../core/notice.js';
import { promise } from '../../notifications/promise.js';
import { calendarOf } from '../../people/calendar.queries.js';
import { agencySettings } from '../../people/settings.queries.js';
import type { Db } from '../../platform/database/database.js';
import type { DueSource } from '../../platform/due.js';
import { digestBegan, noteDigest } from './digest.queries.js';
import { digests } from './digest.js';

/** The first Monday, 07:00 local, after an instant. */
export function nextDigest(after: Instant, calendar: Calendar): Instant {
  const today = localDate(after, calendar);
  const monday = addDays(today, (8 - weekday(today)) % 7);
  const due = atLocalTime(monday, '07:00', calendar);
  return due > after ? due : atLocalTime(addDays(monday, 7), '07:00', calendar);
}

async function nextDue(db: Db): Promise<Instant | null> {
  const began = await digestBegan(db);
  if (began === null || !(await agencySettings(db)).digest) return null;
  return nextDigest(began, await calendarOf(db));
}

/** Each Monday, 07:00 local, where the agency wants it: what waits for each supervisor and manager. None when nothing does. */
export const digestDue: DueSource = {
  name: 'digest',
  nextDue,
  run: async (tx) => {
    const due = await nextDue(tx);
    if (due === null || due > tx.now) return;
    await noteDigest(tx, tx.now);
    const calendar = await calendarOf(tx);
    const notices = (await digests(tx, tx.now, calendar)).map(({ personId, because, week, lists }): Notice => ({
      kind: 'digest',
      to: personId,
      because,
      breach: null,
      facts: { week, ...lists },
    }));
    await promise(tx, notices, () => null);
  },
};
