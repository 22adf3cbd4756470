import type { Instant } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';

/** Since when a first run keeps all mail back; null: people are told. */
export async function firstRunSince(db: Db): Promise<Instant | null> {
  const rows = await db.query<{ since: Instant }>(
    `select opened_at as since from hold where kind = 'first_run' and released_at is null`,
  );
  return rows[0]?.since ?? null;
}

/** The feeds that have said nothing for longer than their grace. */
export async function lateFeeds(db: Db): Promise<{ name: string; since: Instant }[]> {
  return db.query(`select name, late_since as since from feed where late_since is not null order by late_since, name`);
}
