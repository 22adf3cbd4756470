import type { Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import type { DueSource } from '../platform/due.js';
import { changeOf, matterOf } from './act.js';
import { breachesDue, nextBreachDue } from './breach.queries.js';
import { carryOut } from './carry-out.js';
import { contextsFor } from './contexts.js';

/** So many breaches are looked at in one transaction; the rest come in the next turn. */
const atATime = 2000;

/** What responses owe by the clock: rungs, reminders, overdue check-ins, the ends of excuses. */
export class BreachSweep implements DueSource {
  readonly name = 'breaches';

  nextDue(db: Db): Promise<Instant | null> {
    return nextBreachDue(db);
  }

  async run(tx: Tx): Promise<void> {
    const rows = await breachesDue(tx, atATime);
    if (rows.length === 0) return;
    const contexts = await contextsFor(tx, rows.map(matterOf));
    await carryOut(
      tx,
      rows.map((row) => changeOf(row, { kind: 'tick' }, contexts)),
      contexts,
    );
  }
}
