import { rfc3339 } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import type { FeedSetting } from './settings.schema.js';

/** Sources that a feed has without being told: its own name, and what its snapshots showed. */
const declared = `s.source <> f.name and s.source not like 'plimsoll:%'`;

const selectFeeds = `
select f.name,
  array(select s.source from event_source s where s.feed_id = f.feed_id and ${declared} order by s.source_id) as sources,
  f.programs, f.kind, f.every, f.grace, f.guards
from feed f
order by f.feed_id`;

/** The feeds as the settings show them. */
export async function feedSettings(db: Db): Promise<FeedSetting[]> {
  return db.query<FeedSetting>(selectFeeds);
}

const upsertFeed = `
insert into feed (feed_id, name, kind, programs, every, grace, guards, made_at)
select coalesce(max(feed_id), 0) + 1, $1, $2, $3, $4, $5, $6::jsonb, $7 from feed
on conflict (agency_id, name) do update
set kind = excluded.kind, programs = excluded.programs, every = excluded.every, grace = excluded.grace, guards = excluded.guards`;

const upsertSource = `
insert into event_source (source_id, source, feed_id)
select coalesce(max(source_id), 0) + 1, $1, (select feed_id from feed where name = $2) from event_source
on conflict (agency_id, source) do update set feed_id = excluded.feed_id`;

/** Makes the feed, or sets it anew. */
export async function saveFeed(tx: Tx, feed: FeedSetting): Promise<void> {
  await tx.query(upsertFeed, [
    feed.name,
    feed.kind,
    feed.programs,
    feed.every,
    feed.grace,
    feed.guards === null ? null : JSON.stringify(feed.guards),
    rfc3339(tx.now),
  ]);
  for (const source of feed.sources) await tx.query(upsertSource, [source, feed.name]);
}

const selectInUse = `
select s.source as name
from event_source s join feed f on f.feed_id = s.feed_id
where ${declared} and not s.source = any($1)
  and exists (select 1 from assignment_fact a where a.source_id = s.source_id)
union all
select f.name
from feed f
where not f.name = any($2)
  and (f.last_received_at is not null or exists (select 1 from assignment_fact a where a.feed_id = f.feed_id))
limit 1`;

/** A feed or source that would be left out although data came from it; null: none. */
export async function inUseButLeftOut(tx: Tx, feeds: readonly FeedSetting[]): Promise<string | null> {
  const [row] = await tx.query<{ name: string }>(selectInUse, [
    feeds.flatMap((feed) => feed.sources),
    feeds.map((feed) => feed.name),
  ]);
  return row?.name ?? null;
}

/** Takes away feeds and sources that are left out. */
export async function dropLeftOut(tx: Tx, feeds: readonly FeedSetting[]): Promise<void> {
  const names = feeds.map((feed) => feed.name);
  await tx.query(
    `delete from event_source s using feed f
     where f.feed_id = s.feed_id and (not f.name = any($2) or (${declared} and not s.source = any($1)))`,
    [feeds.flatMap((feed) => feed.sources), names],
  );
  await tx.query('delete from feed where not name = any($1)', [names]);
}
