import type { Instant } from '../core/instant.js';
import type { NoticeKind } from '../core/notice.js';
import type { Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

interface Wanted {
  readonly breachIds: readonly string[];
  readonly kinds: readonly NoticeKind[] | null;
  readonly personId: string | null;
  readonly reason: string;
}

export interface CancelledRow {
  notification_id: string;
  mail_id: string;
  kind: NoticeKind;
  person_id: string;
  because: string;
  breach_id: string;
  breach: string;
}

/** Mails that no sender has ever had in hand: promised, held, or waiting in the queue. */
const untaken = `(state in ('promised', 'held') or (state = 'leased' and leased_by in ('queue', 'retry')))`;

/** The mails are locked first: one that a sender has just taken is left alone. */
export async function cancelNotifications(tx: Tx, wanted: Wanted): Promise<CancelledRow[]> {
  return tx.query<CancelledRow>(
    `with mails as materialized (
       select mail_id from mail
       where ${untaken}
         and mail_id in (select mail_id from notification where breach_id = any($1) and state in ('promised', 'held'))
       order by mail_id for update
     )
     update notification set state = 'cancelled', reason = $4
     from mails
     where notification.mail_id = mails.mail_id and breach_id = any($1) and notification.state in ('promised', 'held')
       and ($2::text[] is null or kind = any($2)) and ($3::text is null or person_id = $3)
     returning notification_id, notification.mail_id, kind, person_id, because, breach_id, breach`,
    [wanted.breachIds, wanted.kinds, wanted.personId, wanted.reason],
  );
}

/** A mail in the queue that keeps something to say is put up anew: its job may have come while the mail was locked. */
export async function cancelEmptyMails(tx: Tx, mailIds: readonly string[], at: Instant): Promise<void> {
  await tx.query(
    `update mail set leased_until = clock_timestamp() where mail_id = any($1) and state = 'leased' and ${untaken}`,
    [mailIds],
  );
  await tx.query(
    `update mail set state = 'cancelled', attempt_at = null, leased_by = null, leased_until = null, settled_at = $2
     where mail_id = any($1) and ${untaken}
       and not exists (select from notification
                       where notification.mail_id = mail.mail_id and notification.state in ('promised', 'held', 'unsure'))`,
    [mailIds, timestamp(at)],
  );
}
