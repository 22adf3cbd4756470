import { standingsAt } from '../assessment/standing.js';
import { appendEntries } from '../breach-log/log.js';
import { gatherEvidence } from '../breaches/evidence.js';
import {
  type DisputeRow,
  disputeForUpdate,
  disputesOf,
  insertDispute,
  saveDispute,
} from '../caseload/dispute.queries.js';
import type { TieHolding } from '../caseload/holdings.js';
import { answer } from '../core/dispute.js';
import type { EntryDraft } from '../core/entry.js';
import { cancel } from '../notifications/cancel.js';
import { startOfDay } from '../core/calendar.js';
import { type Instant, instant, type LocalDate, rfc3339 } from '../core/instant.js';
import { calendarOf } from '../people/calendar.queries.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { Problem, type ProblemDetail } from '../platform/problem/problem.js';
import { lineOf } from './line-of.js';
import { sayRefusal } from './refusals.js';
import { restate } from './restate.js';
import { disputeEntries, breachIdsOf, openBreaches, tellDispute } from './tell-dispute.js';

/** What raising or answering a dispute came to. */
export interface Disputed {
  readonly dispute: DisputeRow;
  readonly again: boolean;
}

/** What a worker says of an assignment: a day or an instant from which on it is not theirs, and why. */
export interface Raised {
  readonly assignmentRef: string;
  readonly why: string;
  readonly since: string;
}

const oldest = instant(Date.UTC(1990, 0, 1));

/** A worker disputes an assignment that is counted for them: no number changes, and the supervisor is told. */
export async function raiseDispute(tx: Tx, workerId: string, sent: Raised): Promise<Disputed> {
  const calendar = await calendarOf(tx);
  const since = /^\d{4}-\d{2}-\d{2}$/.test(sent.since)
    ? startOfDay(sent.since as LocalDate, calendar)
    : instant(Date.parse(sent.since));
  const held = await countedTie(tx, workerId, sent.assignmentRef);
  check(since, held, tx.now);
  const { feedId, ref } = held ?? { feedId: 0, ref: '' };
  const made = { id: newId(), workerId, feedId, ref, why: sent.why, since, madeAt: tx.now, openedAt: tx.now };
  const dispute: DisputeRow = { ...made, state: 'open', reopened: false, passedOnAt: null, answer: null };
  if (!(await insertDispute(tx, dispute))) return { dispute: await known(tx, dispute), again: true };
  const told = await tellDispute(tx, dispute, 'raised', { duty: await lineOf(tx, workerId), calendar });
  const sealed = { assignmentRef: ref, why: sent.why };
  await appendEntries(
    tx,
    await disputeEntries(tx, dispute, { kind: 'dispute_raised', by: workerId, facts: told, sealed }),
  );
  return { dispute, again: false };
}

async function known(tx: Tx, { workerId, feedId, ref }: DisputeRow): Promise<DisputeRow> {
  const found = (await disputesOf(tx, [workerId])).find(
    (one) => one.state === 'open' && one.feedId === feedId && one.ref === ref,
  );
  if (found === undefined) throw new Error('the dispute that was open already is gone');
  return found;
}

/** What is counted for a worker now by any target, by the reference they know it by. */
async function countedTie(tx: Tx, workerId: string, ref: string): Promise<TieHolding | null> {
  const bench = await gatherEvidence(tx, [{ kind: 'worker', id: workerId }], { now: tx.now, since: null });
  const [evidence] = bench.evidence;
  if (evidence === undefined) return null;
  const isCounted = standingsAt(evidence, bench, tx.now).some(({ counted }) =>
    counted.some(({ assignmentRef }) => assignmentRef === ref),
  );
  if (!isCounted) return null;
  return (
    evidence.holdings.find(
      (one) => one.ref === ref && one.from <= tx.now && (one.until === null || tx.now < one.until),
    ) ?? null
  );
}

function check(since: Instant, held: TieHolding | null, now: Instant): void {
  const errors: ProblemDetail[] = [];
  if (held === null)
    errors.push({
      pointer: '/assignmentRef',
      code: 'not_counted',
      detail: 'assignmentRef: an assignment that is counted for you now, as your standing lists it',
    });
  if (since > now)
    errors.push({ pointer: '/since', code: 'in_future', detail: `since: not after now, ${rfc3339(now)}` });
  if (since < oldest) errors.push({ pointer: '/since', code: 'too_old', detail: 'since: not before 1990' });
  if (errors.length > 0) throw Problem.invalid(errors);
}

/** Restates the count; who agreed to it gets no mail of what it came to, for nobody gets a mail about their own act. */
async function restateBy(tx: Tx, dispute: DisputeRow, by: string): Promise<EntryDraft[]> {
  await restate(tx, dispute);
  const kinds = ['correction', 'cleared', 'ended'] as const;
  const because = 'their own act';
  const breachId = await breachIdsOf(tx, dispute.workerId);
  const cancelled = await cancel(tx, { breachId, kinds, personId: by, reason: because });
  return cancelled.map(({ breach, kind: notice, personId: to }) => ({
    kind: 'notice_cancelled',
    effectiveAt: tx.now,
    breach,
    facts: { notice, to, because },
  }));
}

/** The line agrees, and the count is restated as of the date given; or it does not, with a reason, and the count stands. */
export async function answerDispute(
  tx: Tx,
  disputeId: string,
  by: string,
  said: { readonly agree: boolean; readonly text: string },
): Promise<Disputed> {
  const dispute = await disputeForUpdate(tx, disputeId);
  if (dispute === null) throw Problem.notFound();
  const answered = answer(dispute, { by, at: tx.now, ...said });
  if (answered.outcome === 'again') return { dispute, again: true };
  if (answered.outcome === 'refused') {
    const detail = sayRefusal(`dispute.${answered.code}`);
    throw new Problem({ status: 409, detail, errors: [{ code: answered.code, detail }] });
  }
  const next: DisputeRow = { ...dispute, ...answered.next };
  const before = await openBreaches(tx, dispute.workerId);
  await saveDispute(tx, disputeId, next);
  const cancelled = said.agree ? await restateBy(tx, next, by) : [];
  const entry = {
    kind: said.agree ? 'dispute_agreed' : 'dispute_not_agreed',
    by,
    ...(said.text === '' ? {} : { sealed: { text: said.text } }),
  };
  await appendEntries(tx, [...cancelled, ...(await disputeEntries(tx, next, entry, before))]);
  return { dispute: next, again: false };
}
