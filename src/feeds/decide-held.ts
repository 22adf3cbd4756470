import { calendarOf } from '../people/calendar.queries.js';
import type { Tx } from '../platform/database/database.js';
import { applyDifferences, feedFor } from './apply-assignments.js';
import { compare } from './compare.js';
import { type Import, lockImport, type Settlement, settleImport, takeTurns } from './import.queries.js';
import { receiptOf } from './import-receipt.js';
import { forgetRows, restoreStage } from './stage.queries.js';

/** What became of a decision on a held import. */
export type Decided = 'done' | 'unknown' | 'not held';

/** An admin has looked: the file is applied as it is, compared with what is known by now. */
export async function releaseImport(tx: Tx, importId: string, by: string | null): Promise<Decided> {
  return decide(tx, importId, by, async (held) => {
    await restoreStage(tx, importId);
    const feed = await feedFor(tx, held);
    const { timeZone } = await calendarOf(tx);
    const compared = await compare(tx, feed, held, timeZone);
    await applyDifferences(tx, feed, held, compared, importId);
    const { added, changed, closed, unchanged } = compared.totals;
    return { ...keptOf(held), state: 'applied', totals: { ...held.totals, added, changed, closed, unchanged } };
  });
}

/** An admin has looked: the file is refused and changes nothing. */
export async function refuseImport(tx: Tx, importId: string, by: string | null): Promise<Decided> {
  return decide(tx, importId, by, (held) => Promise.resolve({ ...keptOf(held), state: 'refused' }));
}

const keptOf = ({ totals, findings, findingsLeftOut, heldBecause }: Import): Omit<Settlement, 'state'> => ({
  totals,
  findings,
  findingsLeftOut,
  ...(heldBecause === null ? {} : { heldBecause }),
});

async function decide(
  tx: Tx,
  importId: string,
  by: string | null,
  act: (held: Import) => Promise<Settlement>,
): Promise<Decided> {
  const known = await lockImport(tx, importId);
  if (known === null) return 'unknown';
  if (known.state !== 'held') return 'not held';
  await takeTurns(tx, known);
  const settlement = await act(known);
  await settleImport(tx, importId, settlement);
  await forgetRows(tx, importId);
  await receiptOf(tx, known, settlement, by);
  return 'done';
}
