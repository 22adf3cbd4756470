import type { DueSource } from '../platform/due.js';
import { offerRetries } from './lease.queries.js';
import { mailChannel } from './promise.queries.js';
import { nextAttempt } from './settled.queries.js';

/** Mails that were put off come due again by the clock. */
export const mailRetries: DueSource = {
  name: 'mail retries',
  runsInCatchUp: true,
  nextDue: nextAttempt,
  run: (tx) => offerRetries(tx, tx.now, mailChannel),
};
