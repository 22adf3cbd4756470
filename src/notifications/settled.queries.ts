import type { Instant } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

/** How many mails are due at an instant and not settled by it. */
export async function duePending(db: Db, now: Instant): Promise<number> {
  const rows = await db.query<{ n: number }>(
    `select count(*)::int as n from mail where state in ('promised', 'unsure', 'leased') and attempt_at <= $1`,
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
