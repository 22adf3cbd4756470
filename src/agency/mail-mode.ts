import type { EntryDraft } from '../core/entry.js';
import type { Tx } from '../platform/database/database.js';
import { announce, bothSides } from './announce.js';
import { lastMailMode } from './mail-mode.queries.js';

/** Where a service's mail goes: to a mail server, or into the built-in mailbox and to nobody, and why. */
export type MailMode =
  { readonly leaves: true } | { readonly leaves: false; readonly why: 'shadow' | 'no_mail_server' };

/**
 * Puts on record where mail goes from now on, when that is not where it went at the last start, and tells both sides. A
 * service whose mail is kept tells nobody of a breach: whoever starts it so does not do it unseen.
 */
export async function recordMailMode(tx: Tx, mode: MailMode): Promise<void> {
  const kind = mode.leaves ? 'mail_leaves' : 'mail_kept';
  const facts = mode.leaves ? {} : { why: mode.why };
  const last = await lastMailMode(tx);
  if (last !== null && last.kind === kind && last.why === (facts.why ?? null)) return;
  const entry: EntryDraft = { kind, effectiveAt: tx.now, facts };
  await announce(tx, {
    entries: [entry],
    kind: 'configuration',
    sides: last === null ? [] : bothSides,
    facts: { matter: kind, ...facts },
    by: null,
  });
}
