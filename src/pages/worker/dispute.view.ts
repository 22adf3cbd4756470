import type { Relation } from '../../access/admission.js';
import type { Caller } from '../../access/caller.js';
import { mayAct } from '../../access/line.js';
import { disputeById, type DisputeRow } from '../../caseload/dispute.queries.js';
import { answerBy } from '../../core/dispute.js';
import type { Instant } from '../../core/instant.js';
import { calendarOf } from '../../people/calendar.queries.js';
import type { Db } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { type Names, namesFor } from '../parts/names.js';

/** A dispute for one reader: the worker, or their line. */
export interface DisputeView {
  readonly dispute: DisputeRow;
  readonly answerBy: Instant | null;
  readonly relation: Relation;
  readonly names: Names;
}

/** Reads a dispute for one reader. */
export async function disputeViewOf(db: Db, caller: Caller, id: string, now: Instant): Promise<DisputeView> {
  const dispute = await disputeById(db, id);
  if (dispute === null) throw Problem.notFound();
  const people = [dispute.workerId, ...(dispute.answer === null ? [] : [dispute.answer.by])];
  return {
    dispute,
    answerBy: answerBy(dispute, await calendarOf(db)),
    relation: await mayAct(db, caller, { kind: 'worker', id: dispute.workerId }, now),
    names: await namesFor(db, caller, people, now),
  };
}
