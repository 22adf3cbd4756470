import type { Instant } from '../core/instant.js';
import type { TargetInForce } from '../core/target.js';
import type { Tx } from '../platform/database/database.js';
import { forgetPastHoldings, rememberFormerHolders } from './anew.queries.js';
import { changesBetween } from './changes.js';
import { claimAndRead } from './claim.queries.js';
import { foldTies, type TieWithFacts } from './fold-ties.js';
import { countsOf, type LoadChange, sumLoads } from './load-sums.js';
import { Rereads } from './rereads.js';
import { type Recorded, type ReceivedFact, type TakenUp, tieKey, TieRaced } from './received-fact.js';
import { forgetNotHolder, setFactsAside } from './set-aside.queries.js';
import { outcomesOf, sift } from './sift.js';
import { type FoldedTie, type Tie, tieOf, unknownTie } from './tie.js';
import { addPastHoldings, type StirredRow, writeTiesAndLoads } from './write.queries.js';

/**
 * Takes facts into the ledger: claims their ids, folds them into the ties they are about, and moves the loads of the
 * targets given. Says what became of each, and who must be read again: those whose load left its quiet range, and those
 * of whom something came to light about a time already read. The list is folded whole, in the order of effect.
 */
export async function recordFacts(
  tx: Tx,
  facts: readonly ReceivedFact[],
  targets: readonly TargetInForce[],
): Promise<Recorded> {
  if (facts.length === 0) return { outcomes: [], rereads: [], takenUp: [] };
  const sifted = sift(facts);
  const ties = new Map<string, Tie>();
  for (const { feedId, ref } of sifted.inOrder) ties.set(tieKey({ feedId, ref }), unknownTie(feedId, ref));
  const claim = await claimAndRead(tx, sifted.toClaim, [...ties.values()]);
  for (const row of claim.ties) ties.set(tieKey({ feedId: row.feed_id, ref: row.ref }), tieOf(row));
  const { outcomes, taken } = await outcomesOf(tx, facts, sifted, claim.claimed);

  const due = taken.filter((fact) => fact.at <= tx.now);
  if (due.length < taken.length) await keepUntilDue(tx, taken);
  const folded = await foldTies(tx, withTheirTies(due, ties), claim.newestSnapshot);
  const rereads = await keep(tx, folded, targets);
  return { outcomes, rereads, takenUp: folded.flatMap(takenUp) };
}

async function keepUntilDue(tx: Tx, facts: readonly ReceivedFact[]): Promise<void> {
  const ahead = facts.filter((fact) => fact.at > tx.now);
  const detail = 'takes effect later; it counts when its time comes';
  await setFactsAside(
    tx,
    ahead.map((fact) => ({ fact, why: 'in_future', detail })),
  );
}

function withTheirTies(facts: readonly ReceivedFact[], ties: ReadonlyMap<string, Tie>): TieWithFacts[] {
  const grouped = new Map<string, { tie: Tie; facts: ReceivedFact[] }>();
  for (const fact of facts) {
    const key = tieKey(fact);
    const group = grouped.get(key);
    if (group) group.facts.push(fact);
    else grouped.set(key, { tie: ties.get(key) ?? unknownTie(fact.feedId, fact.ref), facts: [fact] });
  }
  return [...grouped.values()];
}

/** Writes what the fold came to, and tells who must be read again. */
async function keep(tx: Tx, folded: readonly FoldedTie[], targets: readonly TargetInForce[]) {
  const rereads = new Rereads();
  const changes = folded.flatMap((tie) => {
    const made = changesBetween(tie.before, tie.holdings);
    if (tie.anew) for (const change of made) rereads.add(change.subject, change.at, true);
    return made;
  });
  const loads = sumLoads(changes, countsOf(targets));
  const rows = folded.map(({ tie, holdings, waitingSince, newest }) => ({
    feedId: tie.feedId,
    ref: tie.ref,
    revision: tie.revision + 1,
    current: holdings.at(-1) ?? null,
    waitingSince,
    newest,
  }));
  const written = await writeTiesAndLoads(tx, rows, loads);
  if (written.ties !== rows.length) throw new TieRaced();
  await keepPast(tx, folded);
  addStirred(rereads, loads, written.stirred);
  return rereads.all();
}

function addStirred(rereads: Rereads, loads: readonly LoadChange[], stirred: readonly StirredRow[]): void {
  if (stirred.length === 0) return;
  const oldest = new Map<string, Instant>();
  for (const { subject, oldest: at } of loads) {
    const key = `${subject.kind}:${subject.id}`;
    const known = oldest.get(key);
    if (known === undefined || at < known) oldest.set(key, at);
  }
  for (const { subject_kind, subject_id, late } of stirred) {
    const from = oldest.get(`${subject_kind}:${subject_id}`);
    if (from !== undefined) rereads.add({ kind: subject_kind, id: subject_id }, from, late);
  }
}

/** Earlier stretches, and what is listed of wrong holders. For most lists there is nothing of either. */
async function keepPast(tx: Tx, folded: readonly FoldedTie[]): Promise<void> {
  const anew = folded.filter((tie) => tie.anew).map(({ tie }) => tie);
  if (anew.length > 0) {
    await forgetPastHoldings(tx, anew);
    await forgetNotHolder(tx, anew);
  }
  await rememberFormerHolders(tx, folded.flatMap(formerHolders));
  await addPastHoldings(
    tx,
    folded.flatMap(({ tie, holdings }) =>
      holdings.slice(0, -1).map((holding) => ({ feedId: tie.feedId, ref: tie.ref, holding })),
    ),
  );
  const detail = 'names a holder who did not hold the assignment then';
  await setFactsAside(
    tx,
    folded.flatMap(({ notHolder }) => notHolder.map((fact) => ({ fact, why: 'not_holder' as const, detail }))),
  );
}

function formerHolders({ tie, before, holdings, anew }: FoldedTie) {
  if (!anew) return [];
  const still = new Set(holdings.map(({ subject }) => `${subject.kind}:${subject.id}`));
  return before
    .filter(({ subject }) => !still.has(`${subject.kind}:${subject.id}`))
    .map((holding) => ({ feedId: tie.feedId, ref: tie.ref, holding }));
}

function takenUp({ before, holdings }: FoldedTie): TakenUp[] {
  const now = holdings.at(-1);
  if (now?.subject.kind !== 'worker' || now.until !== null) return [];
  const last = before.at(-1);
  const heldAlready = last !== undefined && last.until === null && last.subject.id === now.subject.id;
  return heldAlready ? [] : [{ workerId: now.subject.id, at: now.from }];
}
