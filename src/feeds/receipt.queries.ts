import type { Instant } from '../core/instant.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { Db, Tx } from '../platform/database/database.js';

export async function oldestReceipt(db: Db): Promise<Instant | null> {
  const rows = await db.query<{ oldest: Instant | null }>('select min(received_at) as oldest from receipt');
  return rows[0]?.oldest ?? null;
}

/** Takes the receipts up to an instant out, in the order in which they were written. */
export async function takeReceipts(tx: Tx, until: Instant): Promise<{ events: number; digest: Buffer }[]> {
  const rows = await tx.query<{ receipt_id: string; events: number; digest: Buffer }>(
    `with taken as (delete from receipt where received_at <= $1 returning received_at, receipt_id, events, digest)
     select events, digest from taken order by received_at, receipt_id`,
    [timestamp(until)],
  );
  return rows;
}
