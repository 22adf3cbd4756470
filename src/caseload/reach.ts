import { addOwed, type Calendar, durationOf } from '../core/calendar.js';
import type { Instant } from '../core/instant.js';
import type { Reach, SubjectFeed } from '../core/load-state.js';
import type { Db } from '../platform/database/database.js';
import { snapshotsAfter } from './anew.queries.js';
import { allFeeds, type Feed } from './feed.queries.js';

/** How far each feed speaks at an instant, and which have been silent for longer than they may. */
export interface FeedsReach {
  readonly byFeed: ReadonlyMap<number, SubjectFeed>;
  readonly stale: ReadonlySet<number>;
}

const never = 0 as Instant;

/** When a feed's grace ends; null: nothing was received yet. */
export function graceEnd(feed: Feed, calendar: Calendar): Instant | null {
  return feed.lastReceivedAt === null ? null : addOwed(feed.lastReceivedAt, durationOf(feed.grace), calendar);
}

/** What the feeds have said: each feed, and the instants of its snapshots. */
interface FeedsSaid {
  readonly feeds: readonly Feed[];
  readonly applied: ReadonlyMap<number, readonly Instant[]>;
}

/** Reads what the feeds have said. `since`: a replay from then on needs to know when the snapshots in between were taken. */
export async function feedsSaid(db: Db, since: Instant): Promise<FeedsSaid> {
  const [feeds, applied] = await Promise.all([allFeeds(db), snapshotsAfter(db, null, since)]);
  return { feeds, applied };
}

/** How far the data of each feed reach: up to the newest snapshot applied, or up to now for events within their grace. */
export function reachOf({ feeds, applied }: FeedsSaid, now: Instant, calendar: Calendar): FeedsReach {
  const byFeed = new Map<number, SubjectFeed>();
  const stale = new Set<number>();
  for (const feed of feeds) {
    const end = graceEnd(feed, calendar);
    const silent = end !== null && end < now;
    if (silent) stale.add(feed.feedId);
    if (feed.kind === 'events') byFeed.set(feed.feedId, { kind: 'events', until: silent ? end : now });
    else byFeed.set(feed.feedId, snapshotReach(feed, applied.get(feed.feedId) ?? []));
  }
  return { byFeed, stale };
}

function snapshotReach(feed: Feed, applied: readonly Instant[]): SubjectFeed {
  const asOf = feed.lastAsOf ?? never;
  return { kind: 'snapshot', asOf, applied: applied.at(-1) === asOf ? applied : [...applied, asOf] };
}

/** How far the data of a subject reach, whose work comes by these feeds. */
export function reachThrough({ byFeed, stale }: FeedsReach, feedIds: readonly number[]): Reach {
  return {
    feeds: feedIds.flatMap((feedId) => byFeed.get(feedId) ?? []),
    stale: feedIds.some((feedId) => stale.has(feedId)),
  };
}
