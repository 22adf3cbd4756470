import type { Duty } from '../core/duty.js';
import { capacitiesOf } from '../people/capacity.queries.js';
import { dutiesAt, nobodyOnDuty } from '../people/duty.queries.js';
import type { Tx } from '../platform/database/database.js';

/** Who is on duty now for the unit that a worker belongs to. */
export async function lineOf(tx: Tx, workerId: string): Promise<Duty> {
  const steps = (await capacitiesOf(tx, [workerId])).get(workerId) ?? [];
  const unitId = steps.findLast((step) => step.from <= tx.now)?.unitId ?? null;
  const duties = unitId === null ? null : await dutiesAt(tx, [unitId], tx.now);
  return duties?.get(unitId ?? '') ?? nobodyOnDuty(unitId);
}
