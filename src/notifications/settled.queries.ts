import type { Instant } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';
import { mailChannel } from './promise.queries.js';

/** How many mails are under way at an instant: due and not settled, and if retries, offered by the sweep. Wakes the relay where some are not even taken yet. */
export async function duePending(db: Db, now: Instant): Promise<number> {
  const rows = await db.query<{ n: number }>(
    `with due as materialized (
       select state from mail where (state = 'leased' or (state = 'promised' and attempts = 0)) and attempt_at <= $1
     ), woken as materialized (
       select pg_notify('${mailChannel}', plimsoll_agency()::text) from (select from due where state <> 'leased' limit 1) as one
     )
     select (select count(*)::int from due) as n, (select count(*) from woken) as woken`,
    [timestamp(now)],
  );
  return rows[0]?.n ?? 0;
}

/** When a mail that was put off is tried next; null: none waits. */
export async function nextAttempt(db: Db): Promise<Instant | null> {
  const rows = await db.query<{ next: Instant | null }>(
    `select min(attempt_at) as next from mail where state in ('promised', 'unsure') and attempts > 0`,
  );
  return rows[0]?.next ?? null;
}
