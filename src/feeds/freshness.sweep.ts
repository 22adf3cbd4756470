import { appendEntries } from '../breach-log/log.js';
import { allFeeds, type Feed, markLate } from '../caseload/feed.queries.js';
import { graceEnd } from '../caseload/reach.js';
import type { Calendar } from '../core/calendar.js';
import { instant, type Instant, rfc3339 } from '../core/instant.js';
import type { Notice } from '../core/notice.js';
import { promise } from '../notifications/promise.js';
import { calendarOf } from '../people/calendar.queries.js';
import { admins } from '../people/grant.queries.js';
import type { Db, Tx } from '../platform/database/database.js';
import type { DueSource } from '../platform/due.js';

/** Silence of the data is not good news: a feed that is silent beyond its grace alarms the admins, once. */
export const freshness: DueSource = {
  name: 'freshness',

  async nextDue(db: Db): Promise<Instant | null> {
    const calendar = await calendarOf(db);
    const ends = (await allFeeds(db)).flatMap((feed) => lateFrom(feed, calendar) ?? []);
    return ends.length === 0 ? null : (Math.min(...ends) as Instant);
  },

  async run(tx: Tx): Promise<void> {
    const calendar = await calendarOf(tx);
    const late = (await allFeeds(tx)).filter((feed) => {
      const from = lateFrom(feed, calendar);
      return from !== null && from <= tx.now;
    });
    if (late.length === 0) return;
    for (const feed of late) await markLate(tx, feed.feedId);
    const to = await admins(tx, tx.now);
    await promise(
      tx,
      to.flatMap((admin) => late.map((feed) => noticeOf(feed, admin))),
      () => null,
    );
    await appendEntries(
      tx,
      late.map((feed) => ({ kind: 'feed_late', effectiveAt: tx.now, facts: { feed: feed.name, ...sinceOf(feed) } })),
    );
  },
};

/** When a feed that is not known to be late becomes so: just past the end of its grace. */
function lateFrom(feed: Feed, calendar: Calendar): Instant | null {
  const end = feed.lateSince === null ? graceEnd(feed, calendar) : null;
  return end === null ? null : instant(end + 1);
}

const sinceOf = ({ lastReceivedAt }: Feed) => ({
  lastReceivedAt: lastReceivedAt === null ? null : rfc3339(lastReceivedAt),
});

function noticeOf(feed: Feed, to: string): Notice {
  const { lastReceivedAt } = sinceOf(feed);
  const facts = { feed: feed.name, lastReceivedAt, grace: feed.grace };
  return { kind: 'feed_late', to, because: 'admin', breach: null, facts };
}
