import type { Tx } from '../platform/database/database.js';
import { remembered } from '../platform/database/remembered.js';
import { timestamp } from '../platform/database/timestamp.js';

const selectHold = `select hold_id from hold where kind = 'first_run' and released_at is null for share`;

/**
 * The hold of the first run, while it keeps all messages back; null: people are told. Whoever promises has it locked
 * against its release until they commit: nothing is left behind in a hold that has ended.
 */
export const firstRunHold = remembered(
  async (db) => (await db.prepared<{ hold_id: string }>('first_run_hold', selectHold, []))[0]?.hold_id ?? null,
);

/**
 * Takes back what a hold keeps that is news no more: what is about no breach, or about one that is over. Says how many
 * notifications that were.
 */
export async function takeBackOldNews(tx: Tx, holdId: string, reason: string): Promise<number> {
  const rows = await tx.query(
    `update notification set state = 'cancelled', reason = $2
     where hold_id = $1 and state = 'held'
       and not exists (select from breach where breach.breach_id = notification.breach_id and load_track in ('open', 'clearing'))
     returning notification_id`,
    [holdId, reason],
  );
  await tx.query(
    `update mail set state = 'cancelled', settled_at = $2
     where hold_id = $1 and state = 'held'
       and not exists (select from notification where notification.mail_id = mail.mail_id and notification.state = 'held')`,
    [holdId, timestamp(tx.now)],
  );
  return rows.length;
}
