/**
 * What became of one attempt to hand a mail over. `by: 'server'` means that the server took nobody's mail (no
 * connection, no greeting, no TLS, sign-in or sender refused), which says nothing about the recipient.
 */
export type Outcome =
  /** `kept`: into the built-in mailbox, and to nobody. */
  | { readonly kind: 'sent'; readonly reply: string; readonly kept?: true }
  | { readonly kind: 'refused'; readonly reply: string }
  | { readonly kind: 'put_off'; readonly reply: string; readonly by: 'recipient' | 'server' }
  /** No reply came after the mail had begun to be handed over: it may have been taken. */
  | { readonly kind: 'unsure'; readonly reply: string }
  /** There was nowhere to send it to. */
  | { readonly kind: 'no_address'; readonly reply: string };

/** An attempt that is to be put on record. */
export interface Attempt {
  readonly mailId: string;
  readonly outcome: Outcome;
}
