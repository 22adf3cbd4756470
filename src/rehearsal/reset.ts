import type { Tx } from '../platform/database/database.js';

/** Takes everything away but the agency itself and the tokens of admins; the clock is at real time again. */
export async function reset(tx: Tx): Promise<void> {
  await tx.query('select plimsoll_reset()');
}
