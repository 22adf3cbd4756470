import { nextReleaseDue, holdsDue } from '../breaches/hold.queries.js';
import type { Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import type { DueSource } from '../platform/due.js';
import { endCatchUp } from './catch-up.js';

/** Missed days that no snapshot brings are waited for so long and no longer. */
export class CatchUpSweep implements DueSource {
  readonly name = 'catch-up';
  readonly runsInCatchUp = true;

  nextDue(db: Db): Promise<Instant | null> {
    return nextReleaseDue(db, 'catch_up');
  }

  async run(tx: Tx): Promise<void> {
    for (const hold of await holdsDue(tx, 'catch_up')) await endCatchUp(tx, hold);
  }
}
