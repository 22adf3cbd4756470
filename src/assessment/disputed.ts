import { type DisputeRow, disputesOf } from '../caseload/dispute.queries.js';
import { type Instant, rfc3339 } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';

/** A dispute as it is shown beside what it is about. */
export interface ShownDispute {
  readonly id: string;
  /** `open`: an answer is owed; `stands`: the line gave its reason, and the count stays. */
  readonly state: 'open' | 'stands';
  readonly since: string;
  readonly madeAt: string;
}

/** By reference, the last dispute of a worker that was made by an instant and changes no number. */
export async function disputesShown(db: Db, workerId: string, at: Instant): Promise<ReadonlyMap<string, ShownDispute>> {
  const shown = new Map<string, ShownDispute>();
  for (const dispute of await disputesOf(db, [workerId])) {
    const isShown = dispute.madeAt <= at && (dispute.state === 'open' || dispute.state === 'stands');
    if (isShown) shown.set(dispute.ref, shownDispute(dispute, dispute.state));
    else shown.delete(dispute.ref);
  }
  return shown;
}

const shownDispute = ({ id, since, madeAt }: DisputeRow, state: ShownDispute['state']): ShownDispute => ({
  id,
  state,
  since: rfc3339(since),
  madeAt: rfc3339(madeAt),
});

/** What is counted, each with its dispute; null: it has none. */
export const withDisputes = <Line extends { readonly assignmentRef: string }>(
  lines: readonly Line[],
  disputes: ReadonlyMap<string, ShownDispute>,
): (Line & { readonly disputed: ShownDispute | null })[] =>
  lines.map((line) => ({ ...line, disputed: disputes.get(line.assignmentRef) ?? null }));
