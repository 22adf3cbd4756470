import { appendEntries } from '../breach-log/log.js';
import { firstRunHold, takeBackOldNews } from '../notifications/first-run-hold.queries.js';
import { release } from '../notifications/promise.js';
import type { Tx } from '../platform/database/database.js';
import { changeOf, matterOf } from './act.js';
import { breachesHeld } from './breach.queries.js';
import { carryOut } from './carry-out.js';
import { contextsFor } from './contexts.js';
import { type HoldRow, markReleased } from './hold.queries.js';

/**
 * Ends a hold: what was kept back is told now, and the rounds of the breaches in it begin. Whoever releases it is on
 * record; null: it ended by itself. Data can have corrected it meanwhile; nothing of it is discarded. After a first run
 * nobody is told what is old: each gets one mail about the breaches that are open now.
 */
export async function releaseHold(tx: Tx, hold: HoldRow, by: string | null): Promise<number> {
  const isFirstRun = hold.kind === 'first_run';
  const old = isFirstRun ? await takeBackOldNews(tx, hold.hold_id, 'news of before the first run ended') : 0;
  const rows = await breachesHeld(tx, hold.hold_id);
  const contexts = await contextsFor(tx, rows.map(matterOf));
  const changes = rows.map((row) => {
    const { decision, filing } = changeOf({ ...row, hold_id: null }, { kind: 'released', by }, contexts);
    return { decision, filing: { ...filing, holdId: null } };
  });
  await appendEntries(tx, [
    {
      kind: 'hold_released',
      effectiveAt: tx.now,
      ...(by === null ? {} : { by }),
      facts: {
        hold: hold.hold_id,
        of: hold.kind,
        breaches: rows.length,
        cause: hold.cause,
        ...(isFirstRun ? { old } : {}),
      },
    },
  ]);
  await carryOut(tx, changes, contexts);
  await release(tx, hold.hold_id);
  await markReleased(tx, hold.hold_id, by);
  firstRunHold.changed(tx);
  return rows.length;
}
