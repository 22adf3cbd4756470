import type { Fact } from '../core/assignment.js';
import type { Instant } from '../core/instant.js';
import { pins } from '../core/reconcile.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { factsOf, pastHoldings, snapshotsAfter } from './anew.queries.js';
import { insertFacts } from './claim.queries.js';
import { reconcileSources } from './feed.queries.js';
import { type ReceivedFact, tieKey } from './received-fact.js';
import { comesAfter, foldInto, type FoldedTie, type Known, type Tie } from './tie.js';

/** A tie with the facts of one list that are about it. */
export interface TieWithFacts {
  readonly tie: Tie;
  readonly facts: readonly ReceivedFact[];
}

/** Folds facts into their ties: most onto the latest stretch, those that came late with all that is known of the tie. */
export async function foldTies(
  tx: Tx,
  list: readonly TieWithFacts[],
  newestSnapshot: Instant | null,
): Promise<FoldedTie[]> {
  const folded: FoldedTie[] = [];
  const late: TieWithFacts[] = [];
  for (const each of list) {
    if (comesAfter(each.tie, each.facts, newestSnapshot)) folded.push(foldInto(each.tie, each.facts, null));
    else late.push(each);
  }
  return late.length === 0 ? folded : [...folded, ...(await foldAnew(tx, late))];
}

async function foldAnew(tx: Tx, late: readonly TieWithFacts[]): Promise<FoldedTie[]> {
  const ties = late.map(({ tie }) => tie);
  const facts = await factsOf(tx, ties, tx.now);
  const past = await pastHoldings(tx, ties);
  const known = late.map(({ tie, facts: arriving }): Known => {
    const arrived = new Set(arriving.map(nameOf));
    return {
      facts: (facts.get(tieKey(tie)) ?? []).filter((fact) => !arrived.has(nameOf(fact))),
      holdings: [...(past.get(tieKey(tie)) ?? []), ...(tie.current === null ? [] : [tie.current])],
    };
  });
  const pinned = await pinToSnapshots(tx, late, known);
  return late.map(({ tie, facts: arriving }, i) =>
    foldInto(tie, [...arriving, ...(pinned[i] ?? [])], known[i] ?? { facts: [], holdings: [] }),
  );
}

const nameOf = (fact: Pick<Fact, 'source' | 'id'>): string => `${fact.source} ${fact.id}`;

/** What keeps the snapshots true that were applied before these facts came: facts of the ledger like any other. */
async function pinToSnapshots(
  tx: Tx,
  late: readonly TieWithFacts[],
  known: readonly Known[],
): Promise<ReceivedFact[][]> {
  const oldest = Math.min(...late.flatMap(({ facts }) => facts.map((fact) => fact.saidAt ?? fact.at))) as Instant;
  const feedIds = late.map(({ tie }) => tie.feedId);
  const snapshots = await snapshotsAfter(tx, feedIds, oldest);
  if (snapshots.size === 0) return [];
  const sources = await reconcileSources(tx, feedIds);
  const pinned = late.map(({ tie, facts }, i): ReceivedFact[] => {
    const source = sources.get(tie.feedId);
    if (source === undefined) throw new Error(`the feed ${tie.feedId} has no source of its own`);
    const own = { source: source.source, recordedAt: tx.now, origin: 'reconcile' } as const;
    const standing = (snapshots.get(tie.feedId) ?? []).filter((asOf) => facts.every((fact) => !overrules(fact, asOf)));
    const made = pins(known[i]?.facts ?? [], facts, standing, (pin) => ({ ...own, ...pin, id: newId() }));
    const place = { feedId: tie.feedId, sourceId: source.sourceId, ref: tie.ref };
    return made.map((pin) => ({ ...own, ...pin, ...place, id: newId() }));
  });
  await insertFacts(tx, pinned.flat());
  return pinned;
}

/** What a snapshot showed stands against all earlier ones: its word on their time is the later one. */
const overrules = (fact: ReceivedFact, asOf: Instant): boolean => fact.saidAt !== undefined && asOf <= fact.saidAt;
