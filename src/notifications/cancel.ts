import type { NoticeKind } from '../core/notice.js';
import type { Tx } from '../platform/database/database.js';
import * as queries from './cancel.queries.js';

/** Which notifications are no longer to go out, and why. */
export interface Cancellation {
  readonly breachId: string | readonly string[];
  readonly kinds: 'all' | readonly NoticeKind[];
  /** Only those to this person. */
  readonly personId?: string;
  readonly reason: string;
}

/** A notification that was taken back before it was taken for sending. */
export interface Cancelled {
  readonly notificationId: string;
  readonly kind: NoticeKind;
  readonly personId: string;
  readonly because: string;
  readonly breachId: string;
  readonly breach: string;
}

/** Takes back what is promised or held and not yet taken for sending; a mail left with nothing to say is cancelled. */
export async function cancel(tx: Tx, { breachId, kinds, personId, reason }: Cancellation): Promise<Cancelled[]> {
  const breachIds = typeof breachId === 'string' ? [breachId] : breachId;
  if (breachIds.length === 0 || kinds.length === 0) return [];
  const cancelled = await queries.cancelNotifications(tx, {
    breachIds,
    kinds: kinds === 'all' ? null : kinds,
    personId: personId ?? null,
    reason,
  });
  if (cancelled.length > 0)
    await queries.cancelEmptyMails(tx, [...new Set(cancelled.map((row) => row.mail_id))], tx.now);
  return cancelled.map((row) => ({
    notificationId: row.notification_id,
    kind: row.kind,
    personId: row.person_id,
    because: row.because,
    breachId: row.breach_id,
    breach: row.breach,
  }));
}
