import { standingsAt } from '../assessment/standing.js';
import { type BreachFilter, listBreaches } from '../breaches/breach-list.queries.js';
import type { BreachRow } from '../breaches/breach.row.js';
import { breachOf } from '../breaches/breach-value.js';
import { carryOut } from '../breaches/carry-out.js';
import { contextsFor } from '../breaches/contexts.js';
import { gatherEvidence } from '../breaches/evidence.js';
import { requestsOf } from '../breaches/request.queries.js';
import { isOwed } from '../core/breach.js';
import { noTarget } from '../core/request.js';
import { asked } from '../core/response.js';
import type { Subject } from '../core/subject.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { Problem } from '../platform/problem/problem.js';
import { sayRefusal } from './refusals.js';

/** What asking for a check-in came to: the request, and whether it was there already. */
export interface Requested {
  readonly row: BreachRow;
  readonly again: boolean;
}

/**
 * A worker asks for a check-in without a breach: the request gets a number, the clock and the ladder of the target that is in
 * force for them, and the supervisor is told at once. One waits at a time; where a breach of theirs is owed one, there is
 * nothing to ask for.
 */
export async function requestCheckIn(tx: Tx, workerId: string, why: string): Promise<Requested> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('check-in request ' || $1))`, [workerId]);
  const [waiting] = await requestsOf(tx, [workerId], { waiting: true });
  if (waiting !== undefined) return { row: waiting, again: true };
  const owed = (await listBreaches(tx, openOf(workerId))).find(
    (row) => row.closed_at === null && isOwed(breachOf(row)),
  );
  if (owed !== undefined) {
    const detail = sayRefusal('request.owed', { number: owed.number });
    throw new Problem({
      status: 409,
      detail,
      errors: [{ code: 'check_in_owed', detail }],
      more: { breach: owed.number },
    });
  }
  const subject: Subject = { kind: 'worker', id: workerId };
  const { targetId, program } = await targetOf(tx, subject);
  const matter = { subject, targetId, breachId: null };
  const contexts = await contextsFor(tx, [matter]);
  const filing = { breachId: newId(), unitId: contexts.unitOf(subject), program, holdId: null };
  const decision = asked({ worker: workerId, targetId, why }, contexts.of(matter, false));
  const [row] = await carryOut(tx, [{ filing, decision }], contexts);
  if (row === undefined) throw new Error('a request was not saved');
  return { row, again: false };
}

const openOf = (worker: string): BreachFilter => ({
  ...{ number: null, status: null, unit: null, program: null, worker, openedFrom: null, openedUntil: null },
  ...{ within: null, after: null, limit: 50 },
});

/** The target whose terms a request takes: of those that measure the worker now that of the unit's program, else the first. */
async function targetOf(tx: Tx, subject: Subject): Promise<{ targetId: string; program: string }> {
  const bench = await gatherEvidence(tx, [subject], { now: tx.now, since: null });
  const [evidence] = bench.evidence;
  const standings = evidence === undefined ? [] : standingsAt(evidence, bench, tx.now);
  const own = standings.find(({ program }) => evidence?.programs.has(program)) ?? standings[0];
  if (own !== undefined) return { targetId: own.target, program: own.program };
  return { targetId: noTarget, program: [...(evidence?.programs ?? [])][0] ?? '' };
}
