import type { Instant } from '../core/instant.js';
import type { Db, Tx } from './database/database.js';

/**
 * Something that comes due by the clock. Each room that owns due times offers one; the sweeper asks them all
 * for the earliest and runs everything due at one instant in one transaction.
 */
export interface DueSource {
  readonly name: string;
  /** Whether it also runs while missed days are still being caught up. */
  readonly runsInCatchUp?: boolean;
  /** The earliest instant at which there is something to do; null: nothing is waiting. */
  nextDue(db: Db): Promise<Instant | null>;
  /** Does everything that is due at or before `tx.now`. Running it twice does nothing the second time. */
  run(tx: Tx): Promise<void>;
}
