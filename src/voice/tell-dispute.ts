import { listBreaches } from '../breaches/breach-list.queries.js';
import type { DisputeRow } from '../caseload/dispute.queries.js';
import type { Calendar } from '../core/calendar.js';
import { answerBy, type Dispute, hearing } from '../core/dispute.js';
import type { Duty } from '../core/duty.js';
import type { EntryDraft, Json } from '../core/entry.js';
import { rfc3339 } from '../core/instant.js';
import type { Notice } from '../core/notice.js';
import { promise } from '../notifications/promise.js';
import { admins } from '../people/grant.queries.js';
import type { Db, Tx } from '../platform/database/database.js';

/** Why the line hears of a dispute: it was raised, the feed said it again, or nobody answered in time. */
export type Occasion = 'raised' | 'reopened' | 'unanswered';

/** Promises the mail about a dispute, without its reference or its words. Answers who is told and who was passed over. */
export async function tellDispute(
  tx: Tx,
  dispute: DisputeRow & Dispute,
  occasion: Occasion,
  { duty, calendar }: { readonly duty: Duty; readonly calendar: Calendar },
): Promise<{ readonly [key: string]: Json }> {
  const { to, passedOver } = hearing(duty, { kind: 'worker', id: dispute.workerId }, occasion === 'unanswered');
  const by = answerBy(dispute, calendar);
  const facts = {
    dispute: dispute.id,
    worker: dispute.workerId,
    since: rfc3339(dispute.since),
    madeAt: rfc3339(dispute.madeAt),
    answerBy: by === null ? null : rfc3339(by),
    occasion,
  };
  const notices = to.map(({ personId, because }): Notice => ({
    kind: 'dispute',
    to: personId,
    because,
    breach: null,
    facts,
  }));
  await promise(tx, notices.length > 0 ? notices : await nobody(tx, duty, passedOver), () => null);
  return {
    to: to.map(({ personId }) => personId),
    passedOver: passedOver.map(({ personId, because }) => ({ personId, because })),
  };
}

/** A mail was due and there was nobody to tell: the admins hear so. */
async function nobody(
  tx: Tx,
  { unitId }: Duty,
  passedOver: readonly { readonly because: string }[],
): Promise<Notice[]> {
  const facts = { unit: unitId, passedOver: passedOver.map(({ because }) => because) };
  return (await admins(tx, tx.now)).map((to) => ({
    kind: 'nobody_to_tell',
    to,
    because: 'admin',
    breach: null,
    facts,
  }));
}

/** What an entry about a dispute says. Its reference and its words are committed to, never shown. */
export interface DisputeEntry {
  readonly kind: string;
  readonly by?: string;
  readonly facts?: { readonly [key: string]: Json };
  readonly sealed?: { readonly [key: string]: string };
}

/** The entries about a dispute: one for each breach of the worker that is open, so that its timeline has it, else one. */
export async function disputeEntries(
  tx: Tx,
  dispute: DisputeRow,
  entry: DisputeEntry,
  breaches?: readonly string[],
): Promise<EntryDraft[]> {
  const { kind, by, facts = {}, sealed } = entry;
  const draft: EntryDraft = {
    kind,
    effectiveAt: tx.now,
    worker: dispute.workerId,
    ...(by === undefined ? {} : { by }),
    facts: { dispute: dispute.id, since: rfc3339(dispute.since), ...facts },
    ...(sealed === undefined ? {} : { sealed }),
  };
  const concerned = breaches ?? (await openBreaches(tx, dispute.workerId));
  return concerned.length === 0 ? [draft] : concerned.map((breach) => ({ ...draft, breach }));
}

const everything = {
  number: null,
  unit: null,
  program: null,
  openedFrom: null,
  openedUntil: null,
  within: null,
  after: null,
};

/** The ids of a worker's breaches, those closed included. */
export async function breachIdsOf(db: Db, worker: string): Promise<string[]> {
  const rows = await listBreaches(db, { ...everything, worker, status: null, limit: 100 });
  return rows.map((row) => row.breach_id);
}

/** The numbers of a worker's breaches that are open, or still owed an answer. */
export async function openBreaches(db: Db, worker: string): Promise<string[]> {
  const rows = [
    ...(await listBreaches(db, { ...everything, worker, status: 'open', limit: 100 })),
    ...(await listBreaches(db, { ...everything, worker, status: 'owed', limit: 100 })),
  ];
  return rows.map(({ number }) => number).sort();
}
