import { carry } from '../assessment/line.js';
import { makeFeed, makeSource, markReceived, sourcesNamed, type SourceRow } from '../caseload/feed.queries.js';
import type { Outcome, ReceivedFact } from '../caseload/received-fact.js';
import type { Tx } from '../platform/database/database.js';
import { targetsEver } from '../targets/take-force.js';
import { arrive, type Receipt } from './arrival.queries.js';
import type { ToldEvent } from './event.js';
import { acceptFresh, namesIn } from './unknown-names.js';

/** Freshness is kept to the minute: a row of the feed written for each event would make all requests wait for each other. */
const freshFor = 60_000;

/**
 * Takes events into the ledger and judges what they change, in the transaction given: one outcome for each. A receipt is
 * kept for each request that they came by.
 */
export async function takeEvents(
  tx: Tx,
  events: readonly ToldEvent[],
  receipts: readonly Receipt[],
): Promise<readonly Outcome[]> {
  if (events.length === 0) return [];
  const names = [...new Set(events.map((event) => event.source))].sort();
  const { workers, programs } = namesIn(events.map((event) => event.given));
  const [met] = await Promise.all([
    arrive(tx, { sources: names, workers: [...workers], programs: [...programs], receipts }),
    targetsEver(tx),
  ]);
  const sources = await sourcesOf(tx, names, met.sources);
  await acceptFresh(tx, met.fresh);
  const facts = events.map((event): ReceivedFact => {
    const source = sources.get(event.source);
    if (source === undefined) throw new Error(`the source ${event.source} was not made`);
    return { ...event, recordedAt: tx.now, origin: 'event', feedId: source.feedId, sourceId: source.sourceId };
  });
  await freshen(tx, [...sources.values()]);
  const { outcomes } = await carry(tx, { facts, cause: { kind: 'events' } });
  return outcomes;
}

/** The rows of the sources; one met for the first time makes its feed. */
async function sourcesOf(
  tx: Tx,
  names: readonly string[],
  known: readonly SourceRow[],
): Promise<Map<string, SourceRow>> {
  const found = new Map(known.map((row) => [row.source, row]));
  const missing = names.filter((name) => !found.has(name));
  if (missing.length === 0) return found;
  for (const name of missing) {
    const feed = await makeFeed(tx, name, 'events');
    await makeSource(tx, name, feed.feedId);
  }
  return new Map((await sourcesNamed(tx, names)).map((row) => [row.source, row]));
}

async function freshen(tx: Tx, sources: readonly SourceRow[]): Promise<void> {
  const old = sources.filter(
    ({ lastReceivedAt, lateSince }) =>
      lateSince !== null || lastReceivedAt === null || lastReceivedAt < tx.now - freshFor,
  );
  if (old.length > 0)
    await markReceived(
      tx,
      [...new Set(old.map(({ feedId }) => feedId))].sort((a, b) => a - b),
    );
}
