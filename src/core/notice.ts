import type { Json } from './entry.js';

/** The kinds of mail that are about a breach, in the order in which one mail names them. */
export const breachNoticeKinds = [
  'escalated',
  'opened',
  'opened_copy',
  'check_in_requested',
  'check_in_overdue',
  'reminder',
  'still_owed',
  'handed_over',
  'correction',
  'cleared',
  'ended',
] as const;
export type BreachNoticeKind = (typeof breachNoticeKinds)[number];

/** The kinds of mail to admins, seats and the line that are not about one breach. */
export const otherNoticeKinds = [
  'mass_change',
  'feed_late',
  'import_refused',
  'import_held',
  'nobody_to_tell',
  'configuration',
  'delivery_failed',
  'dispute',
  'proposal',
  'checkpoint',
  'step_overdue',
  'digest',
] as const;
export type OtherNoticeKind = (typeof otherNoticeKinds)[number];

export type NoticeKind = BreachNoticeKind | OtherNoticeKind;

/** One message owed to one person about one matter. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly to: string;
  /** Why this person: `supervisor of ER3`, `covers for S-12 until 2026-12-04`. */
  readonly because: string;
  /** The breach's number; null where the matter is none. */
  readonly breach: string | null;
  /** What the mail must say that can't be read from the breach when it is sent. */
  readonly facts: { readonly [key: string]: Json };
}
