import type { Instant } from '../core/instant.js';
import type { Outcome } from './outcome.js';
import { nextAttempt, putOffForLong } from './retry.js';

/** What is known of a mail before an attempt is put on record. */
export interface MailBefore {
  readonly firstFailedAt: Instant | null;
  /** An earlier attempt may have delivered it. */
  readonly wasUnsure: boolean;
}

/** What an attempt makes of its mail. */
export interface Verdict {
  readonly mail: 'sent' | 'refused' | 'unsure' | 'promised';
  readonly notification: 'sent' | 'refused' | 'unsure' | 'promised';
  readonly attempt: 'sent' | 'refused' | 'unsure' | 'put_off';
  /** Null: none is to come. */
  readonly attemptAt: Instant | null;
  readonly firstFailedAt: Instant | null;
  /** The recipient cannot be told, or not soon: the next rung is to be told so. */
  readonly undeliverable: boolean;
  /** The server took nobody's mail. */
  readonly serverFailed: boolean;
}

/** Decides what an attempt's outcome makes of the mail. */
export function verdictOn(outcome: Outcome, before: MailBefore, now: Instant): Verdict {
  switch (outcome.kind) {
    case 'sent':
      return settled('sent', before.firstFailedAt, false);
    case 'refused':
    case 'no_address':
      return settled('refused', before.firstFailedAt ?? now, true);
    case 'put_off':
      return putOff(outcome.by, before, now);
    case 'unsure':
      return unsure(before, now);
  }
}

function settled(as: 'sent' | 'refused', firstFailedAt: Instant | null, undeliverable: boolean): Verdict {
  return {
    mail: as,
    notification: as,
    attempt: as,
    attemptAt: null,
    firstFailedAt,
    undeliverable,
    serverFailed: false,
  };
}

function putOff(by: 'recipient' | 'server', before: MailBefore, now: Instant): Verdict {
  const firstFailedAt = before.firstFailedAt ?? now;
  const attemptAt = nextAttempt(firstFailedAt, now);
  const waiting = before.wasUnsure ? 'unsure' : 'promised';
  const state = attemptAt === null && !before.wasUnsure ? 'refused' : waiting;
  return {
    mail: state,
    notification: state,
    attempt: 'put_off',
    attemptAt,
    firstFailedAt,
    undeliverable: by === 'recipient' && (attemptAt === null || now - firstFailedAt >= putOffForLong),
    serverFailed: by === 'server',
  };
}

function unsure(before: MailBefore, now: Instant): Verdict {
  const firstFailedAt = before.firstFailedAt ?? now;
  return {
    mail: 'unsure',
    notification: 'unsure',
    attempt: 'unsure',
    attemptAt: nextAttempt(firstFailedAt, now),
    firstFailedAt,
    undeliverable: false,
    serverFailed: true,
  };
}
