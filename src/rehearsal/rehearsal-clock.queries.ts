import type { Instant } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { mailChannel } from '../notifications/promise.queries.js';
import { timestamp } from '../platform/database/timestamp.js';

/** Sets the clock and wakes who waits for mail to come due; `onlyForward` leaves it where it is when another process has moved it further. */
export async function setClock(db: Db, now: Instant, onlyForward: boolean): Promise<void> {
  await db.query(
    `with moved as (update rehearsal_clock set now = $1 where not $2 or now <= $1 returning now)
     select pg_notify('${mailChannel}', '') from moved`,
    [timestamp(now), onlyForward],
  );
}

/** Whether anything that has a time of its own is on record: from then on the clock only moves forward. */
export async function anythingRecorded(db: Db): Promise<boolean> {
  const rows = await db.query<{ recorded: boolean }>(
    `select exists (select from import) or exists (select from assignment_fact) or exists (select from target)
         or exists (select from person_version) as recorded`,
  );
  return rows[0]?.recorded ?? false;
}
