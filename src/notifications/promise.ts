import type { Notice } from '../core/notice.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { firstRunHold } from './first-run-hold.queries.js';
import * as queries from './promise.queries.js';

/** Why notices are kept back: the hold they wait for, and the words that are shown for it. */
export interface PromiseOptions {
  readonly holdId?: string;
  readonly reason?: string;
  /** What an admin sends themselves to try the mail out goes although a first run keeps everything else. */
  readonly inFirstRun?: 'sent';
}

/**
 * Promises notices in the transaction of the change they are about. A person's notices are one mail, and join the
 * mail they were promised before if nobody has taken that for sending yet. With a hold, nothing is sent until its release; a first
 * run holds everything.
 */
export async function promise(
  tx: Tx,
  notices: readonly Notice[],
  breachIdOf: (number: string) => string | null,
  options: PromiseOptions = {},
): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map((notice) => ({
    notificationId: newId(),
    kind: notice.kind,
    personId: notice.to,
    because: notice.because,
    breachId: notice.breach === null ? null : breachIdOf(notice.breach),
    breach: notice.breach,
    facts: JSON.stringify(notice.facts),
  }));
  const mails = freshMails(rows.map((row) => row.personId));
  const firstRun = options.holdId !== undefined || options.inFirstRun === 'sent' ? null : await firstRunHold(tx);
  await queries.insertNotifications(tx, rows, mails, {
    at: tx.now,
    holdId: options.holdId ?? firstRun,
    reason: options.reason ?? (firstRun === null ? null : 'nobody is told before the first run ends'),
  });
}

/** Promises what a hold kept back, as if it were born now. What was cancelled meanwhile stays so. */
export async function release(tx: Tx, holdId: string): Promise<void> {
  const persons = await queries.personsHeldBy(tx, holdId);
  if (persons.length === 0) return;
  await queries.releaseHeld(tx, holdId, freshMails(persons), tx.now);
}

/** A mail for each person, in one order for all: two transactions then never wait for each other in a ring. */
function freshMails(personIds: readonly string[]): { mailId: string; personId: string }[] {
  return [...new Set(personIds)].sort().map((personId) => ({ mailId: newId(), personId }));
}
