import { allFeeds } from '../../caseload/feed.queries.js';
import { addSpell, parseDuration } from '../../core/calendar.js';
import { earlier, type Instant, later } from '../../core/instant.js';
import { calendarOf } from '../../people/calendar.queries.js';
import type { Db } from '../../platform/database/database.js';

/** As of when the numbers of a page are true, by which feeds, and when the next data are expected. */
export interface AsOf {
  /** Null: no data yet. */
  readonly at: Instant | null;
  readonly feeds: readonly string[];
  readonly nextDue: Instant | null;
}

/** What the numbers rest on now. */
export async function asOfNow(db: Db): Promise<AsOf> {
  const calendar = await calendarOf(db);
  const spoken = (await allFeeds(db)).flatMap(({ name, kind, every, lastAsOf, lastReceivedAt }) => {
    const at = kind === 'snapshot' ? lastAsOf : lastReceivedAt;
    return at === null ? [] : [{ name, kind, every, at }];
  });
  const dues = spoken.flatMap(({ kind, every, at }) => {
    const rhythm = kind === 'snapshot' ? parseDuration(every) : null;
    return rhythm === null ? [] : [addSpell(at, rhythm, calendar)];
  });
  return {
    at: spoken.reduce<Instant | null>((newest, { at }) => (newest === null ? at : later(newest, at)), null),
    feeds: spoken.map(({ name }) => name),
    nextDue: dues.reduce<Instant | null>((first, due) => (first === null ? due : earlier(first, due)), null),
  };
}
