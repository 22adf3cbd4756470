import { carry } from '../assessment/line.js';
import { factsOf } from '../caseload/anew.queries.js';
import type { DisputeRow } from '../caseload/dispute.queries.js';
import { disputeSource } from '../caseload/feed.queries.js';
import { type ReceivedFact, tieKey } from '../caseload/received-fact.js';
import { fold } from '../core/caseload.js';
import { removals } from '../core/dispute.js';
import type { Tx } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { lineOf } from './line-of.js';
import { sayRefusal } from './refusals.js';

/**
 * Restates a worker's count without a disputed assignment, as of the date of the dispute: by facts of our own, through the
 * line, as everything that moves a caseload. They stand against every snapshot up to now; a later one has its own word.
 */
export async function restate(tx: Tx, dispute: DisputeRow): Promise<void> {
  const { workerId: worker, feedId, ref, since } = dispute;
  const { unitId: unit } = await lineOf(tx, worker);
  if (unit === null) throw Problem.conflict(sayRefusal('dispute.noUnit', { worker }));
  const tie = { feedId, ref };
  const holdings = fold((await factsOf(tx, [tie], tx.now)).get(tieKey(tie)) ?? []).holdings;
  const source = await disputeSource(tx, feedId);
  const round = dispute.reopened ? 2 : 1;
  const facts = removals(holdings, { worker, unit }, since).map((removal, n): ReceivedFact => ({
    ...removal,
    ...tie,
    ...source,
    id: `${dispute.id}:${round}:${n}`,
    recordedAt: tx.now,
    origin: 'reconcile',
    saidAt: tx.now,
  }));
  await carry(tx, { facts, cause: { kind: 'events' } });
}
