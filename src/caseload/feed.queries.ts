import type { Instant } from '../core/instant.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { Db, Tx } from '../platform/database/database.js';

/** When a feed's file or program is suspect; null: the guards are off. */
export interface Guards {
  readonly shrink: { readonly share: number; readonly rows: number };
  readonly massChange: { readonly share: number; readonly workers: number };
}

/** A source of assignments with an expected rhythm. */
export interface Feed {
  readonly feedId: number;
  readonly name: string;
  readonly kind: 'snapshot' | 'events';
  readonly programs: readonly string[];
  readonly every: string;
  readonly grace: string;
  readonly guards: Guards | null;
  /** Of the newest snapshot applied. */
  readonly lastAsOf: Instant | null;
  /** When the newest event or import was accepted: its grace runs from here. */
  readonly lastReceivedAt: Instant | null;
  readonly lateSince: Instant | null;
}

interface FeedRow {
  feed_id: number;
  name: string;
  kind: 'snapshot' | 'events';
  programs: string[];
  every: string;
  grace: string;
  guards: Guards | null;
  last_as_of: Instant | null;
  last_received_at: Instant | null;
  late_since: Instant | null;
}

const feedOf = (row: FeedRow): Feed => ({
  feedId: row.feed_id,
  name: row.name,
  kind: row.kind,
  programs: row.programs,
  every: row.every,
  grace: row.grace,
  guards: row.guards,
  lastAsOf: row.last_as_of,
  lastReceivedAt: row.last_received_at,
  lateSince: row.late_since,
});

const columns = `feed_id, name, kind, programs, every, grace, guards, last_as_of, last_received_at, late_since`;

export async function allFeeds(db: Db): Promise<Feed[]> {
  return (await db.prepared<FeedRow>('feeds_all', `select ${columns} from feed order by feed_id`, [])).map(feedOf);
}

/** A feed by its name, held against other imports of it until the transaction ends. */
async function lockFeed(tx: Tx, name: string): Promise<Feed | null> {
  const rows = await tx.query<FeedRow>(`select ${columns} from feed where name = $1 for update`, [name]);
  return rows[0] === undefined ? null : feedOf(rows[0]);
}

/** Finds the feed of this name, or makes it: a first import or a first event does. */
export async function makeFeed(tx: Tx, name: string, kind: Feed['kind']): Promise<Feed> {
  await tx.query(
    `insert into feed (feed_id, name, kind, made_at)
     select coalesce(max(feed_id), 0) + 1, $1, $2, $3 from feed
     on conflict (agency_id, name) do nothing`,
    [name, kind, timestamp(tx.now)],
  );
  const feed = await lockFeed(tx, name);
  if (feed === null) throw new Error(`the feed ${name} was not made`);
  return feed;
}

/** Where the events of a source belong. */
export interface SourceRow {
  readonly source: string;
  readonly sourceId: number;
  readonly feedId: number;
  readonly lastReceivedAt: Instant | null;
  readonly lateSince: Instant | null;
}

const sourcesSql = `
select s.source, s.source_id as "sourceId", s.feed_id as "feedId", f.last_received_at as "lastReceivedAt",
       f.late_since as "lateSince"
from event_source s join feed f on f.feed_id = s.feed_id
where s.source = any ($1)`;

export async function sourcesNamed(db: Db, sources: readonly string[]): Promise<SourceRow[]> {
  return db.prepared<SourceRow>('caseload_sources', sourcesSql, [sources]);
}

/** Gives a source its row, under a feed. */
export async function makeSource(tx: Tx, source: string, feedId: number): Promise<void> {
  await tx.query(
    `insert into event_source (source_id, source, feed_id)
     select coalesce(max(source_id), 0) + 1, $1, $2 from event_source
     on conflict (agency_id, source) do nothing`,
    [source, feedId],
  );
}

/** The source that stands for what snapshots of a feed showed. */
const reconcileSource = (feedName: string): string => `plimsoll:snapshot/${feedName}`;

/** The rows that stand for what the snapshots of some feeds showed. */
export async function reconcileSources(
  tx: Tx,
  feedIds: readonly number[],
): Promise<Map<number, { sourceId: number; source: string }>> {
  const feeds = await tx.query<{ feed_id: number; name: string; source_id: number | null }>(
    `select f.feed_id, f.name, s.source_id
     from feed f left join event_source s on s.feed_id = f.feed_id and s.source = 'plimsoll:snapshot/' || f.name
     where f.feed_id = any ($1)`,
    [[...new Set(feedIds)]],
  );
  const missing = feeds.filter((feed) => feed.source_id === null);
  for (const feed of missing) await makeSource(tx, reconcileSource(feed.name), feed.feed_id);
  if (missing.length > 0) return reconcileSources(tx, feedIds);
  return new Map(
    feeds.map((feed) => [feed.feed_id, { sourceId: feed.source_id ?? 0, source: reconcileSource(feed.name) }]),
  );
}

/** The row that stands for what people agreed about disputed assignments of a feed. */
export async function disputeSource(tx: Tx, feedId: number): Promise<{ sourceId: number; source: string }> {
  const [feed] = await tx.query<{ name: string }>('select name from feed where feed_id = $1', [feedId]);
  const source = `plimsoll:dispute/${feed?.name ?? ''}`;
  await makeSource(tx, source, feedId);
  const [row] = await sourcesNamed(tx, [source]);
  if (row === undefined) throw new Error(`the source ${source} was not made`);
  return { sourceId: row.sourceId, source };
}

/** Data came: grace runs anew from here. */
export async function markReceived(tx: Tx, feedIds: readonly number[]): Promise<void> {
  await tx.query(`update feed set last_received_at = $2, late_since = null where feed_id = any ($1)`, [
    [...feedIds],
    timestamp(tx.now),
  ]);
}

/** A snapshot was applied: it speaks for its feed as of `asOf` from now on. */
export async function markSnapshot(tx: Tx, feedId: number, asOf: Instant, importId: string): Promise<void> {
  await tx.query(
    `with kept as (
       insert into feed_snapshot (feed_id, as_of, recorded_at, import_id) values ($1, $2, $3, $4)
       on conflict do nothing)
     update feed set last_as_of = greatest(last_as_of, $2), last_received_at = $3, late_since = null where feed_id = $1`,
    [feedId, timestamp(asOf), timestamp(tx.now), importId],
  );
}

export async function markLate(tx: Tx, feedId: number): Promise<void> {
  await tx.query(`update feed set late_since = $2 where feed_id = $1 and late_since is null`, [
    feedId,
    timestamp(tx.now),
  ]);
}
