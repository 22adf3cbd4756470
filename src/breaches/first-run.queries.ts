import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

/** Whether there is or was anything that people are told about: a breach, or a target that has taken force. */
export async function anythingTold(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ told: boolean }>(
    `select exists (select from breach) or exists (select from target_version where in_force_from <= $1) as told`,
    [timestamp(tx.now)],
  );
  return row?.told ?? false;
}

/** Whether a target was agreed, in force already or not. */
export async function anyTargetAgreed(db: Db): Promise<boolean> {
  const [row] = await db.query<{ agreed: boolean }>(
    `select exists (select from target_version where state in ('agreed', 'in_force')) as agreed`,
  );
  return row?.agreed ?? false;
}
