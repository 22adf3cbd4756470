import type { Feed } from '../caseload/feed.queries.js';
import { exact } from '../core/decimal.js';
import type { Tx } from '../platform/database/database.js';
import {
  countDifferences,
  countOpen,
  type DifferenceTotals,
  findClosings,
  findEarlierOpenings,
  findMissing,
  findOpenings,
  makeFoldThen,
  type Spoken,
} from './difference.queries.js';
import type { ImportOrder } from './import-order.js';
import { rfc3339 } from '../core/instant.js';

/** What a staged file changes. */
export interface Compared {
  readonly totals: DifferenceTotals;
  /** Workers with a caseload of whom the file says nothing; they keep it this once. */
  readonly kept: readonly string[];
  /** Of whom this is the second file that says nothing. */
  readonly noLonger: readonly string[];
  /** Why an admin must look at it first; null: nothing is suspect. */
  readonly suspect: string | null;
}

/** Compares the staged file with the fold as of the file's instant. */
export async function compare(tx: Tx, feed: Feed, order: ImportOrder, timeZone: string): Promise<Compared> {
  const spoken: Spoken = { feedId: feed.feedId, asOf: order.asOf, timeZone };
  await makeFoldThen(tx, spoken);
  await findOpenings(tx, spoken);
  await findEarlierOpenings(tx, spoken);
  await findClosings(tx, spoken);
  const missing = order.mode === 'snapshot' ? await findMissing(tx, spoken) : { kept: [], noLonger: [] };
  return { totals: await countDifferences(tx), ...missing, suspect: await suspicion(tx, feed, order) };
}

/** What the guards of a feed say of a snapshot; changes only are never suspect. */
async function suspicion(tx: Tx, feed: Feed, order: ImportOrder): Promise<string | null> {
  if (order.mode === 'delta' || feed.guards === null) return null;
  if (feed.lastAsOf !== null && order.asOf < feed.lastAsOf) {
    return `it is older than the last snapshot applied, of ${rfc3339(feed.lastAsOf)}`;
  }
  const { before, after } = await countOpen(tx);
  if (before > 0 && after === 0) return `it has no open assignments at all; there were ${before}`;
  const { share, rows } = feed.guards.shrink;
  const fewer = before - after;
  const shrunk = fewer > rows && exact(fewer).gt(exact(share).times(before));
  return shrunk ? `it has ${fewer} open assignments fewer than the ${before} there were` : null;
}
