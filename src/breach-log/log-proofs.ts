import { consistencyRanges, type LeafRange, ProofGatherer } from '../core/merkle-proof.js';
import type { Db } from '../platform/database/database.js';
import { leavesFrom } from './log-entry.queries.js';

/** Reads the leaves of a tree once, for all of the proofs. */
export async function gatherProofs(
  db: Db,
  size: number,
  proofs: readonly (readonly LeafRange[])[],
): Promise<ProofGatherer> {
  const gatherer = new ProofGatherer(proofs);
  if (proofs.every((proof) => proof.length === 0)) return gatherer;
  for (let from = 0; from < size; from += page) {
    const leaves = await leavesFrom(db, from, Math.min(from + page, size));
    for (const leaf of leaves) gatherer.leaf(leaf);
  }
  return gatherer;
}

/** The proof that the log's first `to` entries begin with its first `from`. */
export async function consistencyProof(db: Db, from: number, to: number): Promise<Buffer[]> {
  const proof = consistencyRanges(from, to);
  return (await gatherProofs(db, to, [proof])).hashes(proof);
}

const page = 5_000;
