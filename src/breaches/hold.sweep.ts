import type { Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import type { DueSource } from '../platform/due.js';
import { holdsDue, nextReleaseDue } from './hold.queries.js';
import { releaseHold } from './release.js';

/** A mass change that nobody has released by its time is released by itself. */
export class HoldSweep implements DueSource {
  readonly name = 'mass changes';

  nextDue(db: Db): Promise<Instant | null> {
    return nextReleaseDue(db, 'mass_change');
  }

  async run(tx: Tx): Promise<void> {
    for (const hold of await holdsDue(tx, 'mass_change')) await releaseHold(tx, hold, null);
  }
}
