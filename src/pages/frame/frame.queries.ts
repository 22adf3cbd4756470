import type { Instant } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';

/** What the banners of a page say of the service. */
export interface Notices {
  /** Since when a first run keeps all mail back; null: people are told. */
  readonly firstRunSince: Instant | null;
  /** The feeds that have said nothing for longer than their grace. */
  readonly lateFeeds: readonly { readonly name: string; readonly since: Instant }[];
}

const selectNotices = `
select null as name, opened_at as since from hold where kind = 'first_run' and released_at is null
union all
select name, late_since from feed where late_since is not null
order by since, name`;

/** What the banners say now, in one statement: every page asks for it. */
export async function noticesNow(db: Db): Promise<Notices> {
  const rows = await db.prepared<{ name: string | null; since: Instant }>('frame_notices', selectNotices, []);
  return {
    firstRunSince: rows.find(({ name }) => name === null)?.since ?? null,
    lateFeeds: rows.flatMap(({ name, since }) => (name === null ? [] : [{ name, since }])),
  };
}
