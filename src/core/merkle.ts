import { createHash } from 'node:crypto';

/** The root of a log without entries: SHA-256 of nothing (RFC 6962, section 2.1). */
export const emptyRoot: Buffer = createHash('sha256').digest();

/** The hash of one entry: SHA-256(0x00 ‖ entry). The first byte keeps entries and inner nodes apart. */
export function leafHash(entry: string | Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(entry).digest();
}

/** The hash over two neighbouring subtrees: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest();
}

/**
 * What is needed of a tree to go on with it: the roots of its complete subtrees, the largest first. One hash for every
 * binary one in the size, so never more than 64, however long the log.
 */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Buffer[];
}

/** The tree without leaves. */
export const emptyFrontier: Frontier = { size: 0, hashes: [] };

/** A complete subtree: 2^level leaves, the `index`th of that level. */
export type SeenSubtree = (level: number, index: number, hash: Buffer) => void;

/** The tree with one leaf more. `seen` is told of every subtree that the leaf completes, itself included. */
export function grow(frontier: Frontier, leaf: Buffer, seen?: SeenSubtree): Frontier {
  const hashes = [...frontier.hashes];
  let hash = leaf;
  let index = frontier.size;
  let level = 0;
  seen?.(level, index, hash);
  while (index % 2 === 1) {
    const left = hashes.pop();
    if (left === undefined) throw new Error(`a frontier of ${frontier.size} leaves lacks a hash`);
    hash = nodeHash(left, hash);
    index = (index - 1) / 2;
    level += 1;
    seen?.(level, index, hash);
  }
  hashes.push(hash);
  return { size: frontier.size + 1, hashes };
}

/** The root hash of the tree (RFC 6962, section 2.1): the tail, where the size is no power of two, leans to the right. */
export function rootOf(frontier: Frontier): Buffer {
  return joined(frontier.hashes) ?? emptyRoot;
}

/** Joins neighbouring subtrees, the largest first, from the right; null where there is none. */
export function joined(subtrees: readonly Buffer[]): Buffer | null {
  let joint: Buffer | null = null;
  for (const subtree of subtrees.toReversed()) joint = joint === null ? subtree : nodeHash(subtree, joint);
  return joint;
}

const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);
