import type { DueSource } from '../platform/due.js';
import { offerRetries } from './lease.queries.js';
import { mailChannel } from './promise.queries.js';
import { nextAttempt } from './settled.queries.js';

/**
 * Mails that were put off come due again by the clock: after everything else of their instant, which may take them back.
 * While missed days are caught up they wait, as all notices do.
 */
export const mailRetries: DueSource = {
  name: 'mail retries',
  nextDue: nextAttempt,
  run: (tx) => offerRetries(tx, tx.now, mailChannel),
};
