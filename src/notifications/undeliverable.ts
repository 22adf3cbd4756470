import type { NoticeKind } from '../core/notice.js';
import type { Tx } from '../platform/database/database.js';

/** Somebody who was to be told of breaches and cannot be reached: the next rung is to be told at once. */
export interface Undeliverable {
  readonly personId: string;
  readonly kind: NoticeKind;
  readonly breachIds: readonly string[];
  /** `put_off`: for 30 minutes, and still tried. */
  readonly why: 'refused' | 'put_off';
  /** The server's words, or what is missing. */
  readonly reply: string;
}

export type OnUndeliverable = (tx: Tx, undeliverable: Undeliverable) => Promise<void>;

/** Where the room of breaches says what is to happen when somebody cannot be reached. */
export class UndeliverableHook {
  private follow: OnUndeliverable = () => Promise.resolve();

  register(follow: OnUndeliverable): void {
    this.follow = follow;
  }

  call(tx: Tx, undeliverable: Undeliverable): Promise<void> {
    return this.follow(tx, undeliverable);
  }
}
