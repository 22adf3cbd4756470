import { carry } from '../assessment/line.js';
import { type Feed, makeFeed, markReceived, markSnapshot, reconcileSources } from '../caseload/feed.queries.js';
import type { ReceivedFact, Reread, TakenUp } from '../caseload/received-fact.js';
import { recordFacts } from '../caseload/record-facts.js';
import { Rereads } from '../caseload/rereads.js';
import { holdsAt } from '../core/counting.js';
import { exact } from '../core/decimal.js';
import type { MassChangeGuard } from '../core/mass-change.js';
import type { Tx } from '../platform/database/database.js';
import { targetsEver } from '../targets/take-force.js';
import type { Compared } from './compare.js';
import { type Difference, differences, keepUnreported } from './difference.queries.js';
import { holdEvents } from './import.queries.js';
import type { ImportOrder } from './import-order.js';
import { namesStaged } from './stage.queries.js';
import { acceptNames } from './unknown-names.js';

/** So many differences are facts in memory at a time. */
const atATime = 5000;

/** The feed that an assignments file speaks for, with its events held back; a first import makes it. */
export async function feedFor(tx: Tx, order: ImportOrder): Promise<Feed> {
  await holdEvents(tx, order.feed ?? '');
  return makeFeed(tx, order.feed ?? '', order.mode === 'snapshot' ? 'snapshot' : 'events');
}

/** Applies what a compared file changes, through the line. */
export async function applyDifferences(
  tx: Tx,
  feed: Feed,
  order: ImportOrder,
  compared: Compared,
  importId: string,
): Promise<void> {
  const names = await namesStaged(tx);
  const named = (kind: 'worker' | 'program'): Set<string> =>
    new Set(names.filter((each) => each.kind === kind).map((each) => each.name));
  await acceptNames(tx, { workers: named('worker'), programs: named('program') });
  const source = (await reconcileSources(tx, [feed.feedId])).get(feed.feedId);
  if (source === undefined) throw new Error(`the feed ${feed.name} has no source of its own`);
  const place = { ...source, feedId: feed.feedId, importId, saidAt: order.asOf };
  const cause = { kind: 'import', importId, guard: massChangeGuard(feed) } as const;
  let n = 0;
  const factOf = (difference: Difference): ReceivedFact => ({
    ...difference,
    ...place,
    // In the order of effect, and later imports later: the last word on one instant is the newest file's.
    id: `${importId}:${String((n += 1)).padStart(9, '0')}`,
    recordedAt: tx.now,
    origin: 'reconcile',
  });
  const { facts, rereads, takenUp } = await gathered(tx, compared.totals.facts, factOf);
  if (order.mode === 'snapshot') {
    const spoken = { feedId: feed.feedId, asOf: order.asOf };
    const back = await keepUnreported(tx, spoken, compared.kept, compared.noLonger);
    for (const id of [...compared.noLonger, ...back]) {
      rereads.push({ subject: { kind: 'worker', id }, from: order.asOf, late: false });
    }
    await markSnapshot(tx, feed.feedId, order.asOf, importId);
  } else await markReceived(tx, [feed.feedId]);
  await carry(tx, { facts, rereads, takenUp, cause });
}

/** Few differences go through the line as they are; of a million the ledger takes some at a time, and the line reads who was moved. */
async function gathered(
  tx: Tx,
  count: number,
  factOf: (difference: Difference) => ReceivedFact,
): Promise<{ facts: ReceivedFact[]; rereads: Reread[]; takenUp: TakenUp[] }> {
  const facts: ReceivedFact[] = [];
  const rereads = new Rereads();
  const first = new Map<string, TakenUp>();
  const targets = (await targetsEver(tx)).filter((target) => target.judgedFrom <= tx.now && holdsAt(target, tx.now));
  for await (const some of differences(tx, atATime)) {
    const read = some.map(factOf);
    if (count <= atATime) facts.push(...read);
    else {
      const recorded = await recordFacts(tx, read, targets);
      rereads.addAll(recorded.rereads);
      for (const one of recorded.takenUp) if (!first.has(one.workerId)) first.set(one.workerId, one);
    }
  }
  return { facts, rereads: rereads.all(), takenUp: [...first.values()] };
}

/** The guard of a feed against mass changes; null: it is off. */
export function massChangeGuard(feed: Pick<Feed, 'guards'>): MassChangeGuard | null {
  if (feed.guards === null) return null;
  const { share, workers } = feed.guards.massChange;
  return { share: exact(share), workers };
}
