import { rfc3339 } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import { sameAsKnown } from './claim.queries.js';
import { eventKey, type Outcome, type ReceivedFact } from './received-fact.js';
import { setFactsAside } from './set-aside.queries.js';

/** A list with its repetitions told apart. */
interface Sifted {
  /** In the order of ties, so that lists that meet wait for each other instead of deadlocking. */
  readonly inOrder: readonly ReceivedFact[];
  /** Of them, those whose ids are still to be claimed. */
  readonly toClaim: readonly ReceivedFact[];
  /** For each key the first of the list. */
  readonly first: ReadonlyMap<string, ReceivedFact>;
}

/** Tells apart what the list itself says twice. */
export function sift(facts: readonly ReceivedFact[]): Sifted {
  const first = new Map<string, ReceivedFact>();
  for (const fact of facts) {
    const key = eventKey(fact);
    if (!first.has(key)) first.set(key, fact);
  }
  const inOrder = [...first.values()].sort(byTie);
  return { inOrder, toClaim: inOrder.filter((fact) => fact.claimed !== true), first };
}

function byTie(a: ReceivedFact, b: ReceivedFact): number {
  return a.feedId - b.feedId || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : a.at - b.at);
}

/**
 * What became of each fact, given the ids that were new (null: all of them). The same thing twice changes nothing;
 * the same id with something else is kept aside and listed, never dropped.
 */
export async function outcomesOf(
  tx: Tx,
  facts: readonly ReceivedFact[],
  { inOrder, first }: Sifted,
  claimed: readonly string[] | null,
): Promise<{ outcomes: Outcome[]; taken: readonly ReceivedFact[] }> {
  if (claimed === null && first.size === facts.length) return { outcomes: facts.map(() => 'accepted'), taken: inOrder };
  const fresh = claimed === null ? null : new Set(claimed);
  const isTaken = (fact: ReceivedFact): boolean => fact.claimed === true || fresh === null || fresh.has(eventKey(fact));
  const repeated = facts.filter((fact) => first.get(eventKey(fact)) !== fact || !isTaken(fact));
  const same = await sameAsKnown(tx, repeated);
  const judged = new Map(
    repeated.map((fact, i): [ReceivedFact, Outcome] => [fact, same[i] ? 'duplicate' : 'conflict']),
  );
  const conflicts = repeated.filter((fact) => judged.get(fact) === 'conflict');
  await setFactsAside(
    tx,
    conflicts.map((fact) => ({
      fact,
      why: 'conflict' as const,
      detail: `the id ${fact.id} of ${fact.source} was used already, for something else than ${fact.kind} ${rfc3339(fact.at)}`,
    })),
  );
  return { outcomes: facts.map((fact) => judged.get(fact) ?? 'accepted'), taken: inOrder.filter(isTaken) };
}
