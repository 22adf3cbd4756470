import type { Address } from './address.js';
import type { Attachment } from './attachment.js';

/** A mail as it is handed to a mail server or kept in the mailbox. */
export interface Letter {
  readonly mailId: string;
  readonly personId: string;
  readonly from: Address;
  readonly replyTo: Address | null;
  readonly to: Address;
  readonly messageId: string;
  readonly subject: string;
  /** Headers besides those above, by their usual names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  readonly kinds: readonly string[];
  readonly breaches: readonly string[];
}
