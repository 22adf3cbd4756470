import type { Db } from '../platform/database/database.js';
import type { BreachRow } from './breach.row.js';

/** The requests for check-ins of these workers, newest first; `waiting`: those that are not closed. */
export async function requestsOf(
  db: Db,
  workerIds: readonly string[],
  { waiting }: { readonly waiting: boolean },
): Promise<BreachRow[]> {
  if (workerIds.length === 0) return [];
  return db.query<BreachRow>(
    `select * from breach
      where kind = 'request' and subject_kind = 'worker' and subject_id = any($1) and (closed_at is null or not $2)
      order by opened_at desc, number desc`,
    [workerIds, waiting],
  );
}
