import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

import { checkpointText } from './checkpoint.js';
import { signNote, verifierKeyText } from './checkpoint-note.js';
import type { EntryDraft } from './entry.js';
import { instant } from './instant.js';
import { bundleLine, endLine, exportLine, readLine } from './log-bundle.js';
import { beginReading, follow } from './log-bundle-reading.js';
import { type HeldCheckpoint, type LogVerdict, readHeldCheckpoint, verdictOf } from './log-bundle-verdict.js';
import { placedEntry, unplacedEntry } from './log-entry.js';
import { inclusionRanges, ProofGatherer, consistencyRanges } from './merkle-proof.js';
import { emptyFrontier, grow, leafHash, rootOf } from './merkle.js';

export const origin = 'plimsoll/orange';
export const { privateKey: logKey } = generateKeyPairSync('ed25519');

/** The texts of a log's entries. */
export function logOf(length: number): string[] {
  const texts: string[] = [];
  let prev: Buffer | null = null;
  for (let index = 0; index < length; index++) {
    const draft: EntryDraft = {
      kind: index % 3 === 0 ? 'opened' : 'acknowledged',
      effectiveAt: instant(1_763_900_000_000 + index * 60_000),
      breach: `PL-2026-${String(1 + Math.floor(index / 3)).padStart(4, '0')}`,
      worker: `W-${100 + index}`,
      facts: { load: 15.5, note: 'a \u2028 b' },
    };
    const text = placedEntry(unplacedEntry(draft, draft.effectiveAt, new Map()), { index, epoch: 1, prev });
    texts.push(text);
    prev = leafHash(text);
  }
  return texts;
}

const treeOf = (entries: readonly string[]) =>
  entries.reduce((tree, entry) => grow(tree, leafHash(entry)), emptyFrontier);

export function checkpointOf(entries: readonly string[], key: KeyObject = logKey, name = origin): string {
  const tree = treeOf(entries);
  return signNote(checkpointText({ origin: name, size: tree.size, root: rootOf(tree) }), name, key);
}

export const publicKeyOf = (key: KeyObject = logKey, name = origin): string =>
  verifierKeyText(name, createPublicKey(key));

export function exportOf(entries: readonly string[], key: KeyObject = logKey): string[] {
  const end = { checkpoint: checkpointOf(entries, key), publicKey: publicKeyOf(key), consistency: null };
  return [...entries.map((entry, index) => exportLine(index, entry)), endLine(end)];
}

export function bundleOf(entries: readonly string[], indexes: readonly number[], from: number | null = null): string[] {
  const proofs = indexes.map((index) => inclusionRanges(index, entries.length));
  const extension = consistencyRanges(from ?? 0, entries.length);
  const gatherer = new ProofGatherer([...proofs, extension]);
  for (const entry of entries) gatherer.leaf(leafHash(entry));
  const lines = indexes.map((index, n) => bundleLine(index, entries[index] ?? '', gatherer.hashes(proofs[n] ?? [])));
  const consistency = from === null ? null : { from, hashes: gatherer.hashes(extension) };
  return [...lines, endLine({ checkpoint: checkpointOf(entries), publicKey: publicKeyOf(), consistency })];
}

export function held(note: string): HeldCheckpoint {
  const read = readHeldCheckpoint(note);
  if (read === null) throw new Error(`no checkpoint: ${note}`);
  return read;
}

export function judge(lines: readonly string[], checkpoints: readonly HeldCheckpoint[] = []): LogVerdict {
  const reading = lines.reduce(
    (soFar, line) => follow(soFar, readLine(line)),
    beginReading(checkpoints.map(({ checkpoint }) => checkpoint.size)),
  );
  return verdictOf(reading, checkpoints);
}
