import { instant, type Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import type { DueSource } from '../platform/due.js';
import { carry } from './line.js';
import { nextSpellEnd, subjectsWhoseSpellEnds } from './track.queries.js';

const afterAll = instant(Number.MAX_SAFE_INTEGER);

/** Spells that end by the clock: with events within their grace the data reach their end by then. */
export class SpellSweep implements DueSource {
  readonly name = 'spells';

  nextDue(db: Db): Promise<Instant | null> {
    return nextSpellEnd(db);
  }

  async run(tx: Tx): Promise<void> {
    const subjects = await subjectsWhoseSpellEnds(tx);
    if (subjects.length === 0) return;
    const rereads = subjects.map((subject) => ({ subject, from: afterAll, late: false }));
    await carry(tx, { rereads, cause: { kind: 'sweep' } });
  }
}
