import type { Instant } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';

/** The feeds that have said nothing for longer than their grace. */
export async function lateFeeds(db: Db): Promise<{ name: string; since: Instant }[]> {
  return db.query(`select name, late_since as since from feed where late_since is not null order by late_since, name`);
}
