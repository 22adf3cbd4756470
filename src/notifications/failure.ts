import type { Outcome } from './outcome.js';
import type { MailUnderway } from './settle.queries.js';
import type { Verdict } from './verdict.js';

/** An attempt that did not deliver. */
export interface Failure {
  readonly mail: MailUnderway;
  readonly outcome: Outcome;
  readonly verdict: Verdict;
}
