import { grow, joined, nodeHash, emptyFrontier, type Frontier } from './merkle.js';

/** The leaves [start, end) of a tree: one hash of a proof stands for them. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/** What proves that the leaf at `index` is in the tree of `size` leaves, lowest first: PATH of RFC 6962, section 2.1.1. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.toReversed();
}

/**
 * What proves that the tree of `from` leaves begins the tree of `to`, lowest first: PROOF of RFC 6962, section 2.1.2.
 * Nothing needs proving from an empty tree, nor from a tree to itself.
 */
export function consistencyRanges(from: number, to: number): LeafRange[] {
  if (from === 0) return [];
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = to;
  let isOldRoot = true;
  while (from < end) {
    const middle = start + largestPowerBelow(end - start);
    if (from <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
      isOldRoot = false;
    }
  }
  if (!isOldRoot) ranges.push({ start, end });
  return ranges.toReversed();
}

/**
 * Gathers the hashes of proofs while the leaves of a log pass by once, in order. It keeps only the subtrees that the
 * proofs name, so a long log costs time but no room.
 */
export class ProofGatherer {
  private readonly wanted = new Map<string, Buffer | null>();
  private tree: Frontier = emptyFrontier;

  constructor(proofs: readonly (readonly LeafRange[])[]) {
    for (const range of proofs.flat()) for (const key of subtreesOf(range)) this.wanted.set(key, null);
  }

  /** Takes the next leaf's hash. */
  leaf(hash: Buffer): void {
    this.tree = grow(this.tree, hash, (level, index, subtree) => {
      const key = subtreeKey(level, index);
      if (this.wanted.has(key)) this.wanted.set(key, subtree);
    });
  }

  /** The tree of the leaves that have passed. */
  get frontier(): Frontier {
    return this.tree;
  }

  /** The hashes of one of the proofs, once its leaves have passed. */
  hashes(proof: readonly LeafRange[]): Buffer[] {
    return proof.map((range) => {
      const subtrees = subtreesOf(range).flatMap((key) => this.wanted.get(key) ?? []);
      const hash = joined(subtrees);
      if (hash === null) throw new Error(`the leaves ${range.start} to ${range.end} have not passed`);
      return hash;
    });
  }
}

/** The root that an inclusion proof leads to (RFC 9162, section 2.1.3.2); null where its length does not fit the tree. */
export function inclusionRoot(index: number, size: number, leaf: Buffer, proof: readonly Buffer[]): Buffer | null {
  if (index >= size) return null;
  const ranges = inclusionRanges(index, size);
  if (ranges.length !== proof.length) return null;
  return proof.reduce((hash, sibling, step) => {
    const isLeft = (ranges[step]?.start ?? 0) < index;
    return isLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  }, leaf);
}

/** Whether one tree begins another, and if not, which of the two roots the proof does not lead to. */
export type Consistency = 'consistent' | 'wrong_length' | 'old_root_differs' | 'new_root_differs';

/** A tree as a checkpoint states it. */
export interface TreeHead {
  readonly size: number;
  readonly root: Buffer;
}

/** Checks a consistency proof (RFC 9162, section 2.1.4.2). */
export function checkConsistency(old: TreeHead, present: TreeHead, proof: readonly Buffer[]): Consistency {
  const ranges = consistencyRanges(old.size, present.size);
  if (old.size > present.size || ranges.length !== proof.length) return 'wrong_length';
  if (old.size === 0) return 'consistent';
  if (old.size === present.size) return old.root.equals(present.root) ? 'consistent' : 'new_root_differs';
  // Where the old tree is a complete subtree of the new one, the proof leaves its root out.
  const startsAtOldRoot = ranges.every(({ start }) => start >= old.size);
  const steps = ranges.map((range, step) => ({ range, hash: proof[step] ?? old.root }));
  const [first, ...others] = startsAtOldRoot
    ? [{ range: { start: 0, end: old.size }, hash: old.root }, ...steps]
    : steps;
  if (first === undefined) return 'wrong_length';
  let oldRoot = first.hash;
  let newRoot = first.hash;
  for (const { range, hash } of others) {
    if (range.start >= old.size) {
      newRoot = nodeHash(newRoot, hash);
    } else {
      oldRoot = nodeHash(hash, oldRoot);
      newRoot = nodeHash(hash, newRoot);
    }
  }
  if (!oldRoot.equals(old.root)) return 'old_root_differs';
  return newRoot.equals(present.root) ? 'consistent' : 'new_root_differs';
}

/** The complete subtrees that a range is made of, the largest first. */
function subtreesOf({ start, end }: LeafRange): string[] {
  const keys: string[] = [];
  let at = start;
  while (at < end) {
    const size = largestPowerUpTo(end - at);
    keys.push(subtreeKey(Math.log2(size), at / size));
    at += size;
  }
  return keys;
}

const subtreeKey = (level: number, index: number): string => `${level}:${index}`;

function largestPowerUpTo(n: number): number {
  let power = 1;
  while (power * 2 <= n) power *= 2;
  return power;
}

/** The size of the left subtree: the largest power of two that is less than `n`. */
const largestPowerBelow = (n: number): number => largestPowerUpTo(n - 1);
