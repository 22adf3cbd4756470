import { bundleLine, endLine, exportLine } from '../core/log-bundle.js';
import { inclusionRanges } from '../core/merkle-proof.js';
import type { Db } from '../platform/database/database.js';
import type { SignedCheckpoint } from './checkpoints.js';
import { entriesFrom, entriesOfBreach } from './log-entry.queries.js';
import { consistencyProof, gatherProofs } from './log-proofs.js';

/** Every entry of the checkpoint, a line each, and the checkpoint. What is appended meanwhile is left out. */
export async function* exportChunks(db: Db, { checkpoint, note, publicKey }: SignedCheckpoint): AsyncGenerator<string> {
  for (let from = 0; from < checkpoint.size; from += page) {
    const rows = await entriesFrom(db, from, Math.min(from + page, checkpoint.size));
    yield rows.map(({ index, entry }) => `${exportLine(index, entry)}\n`).join('');
  }
  yield `${endLine({ checkpoint: note, publicKey, consistency: null })}\n`;
}

/**
 * The entries of one breach, each with the proof that it is in the log, and the checkpoint; null where there is none.
 * With `from`, also the proof that the checkpoint extends the tree of that size.
 */
export async function bundleText(
  db: Db,
  breach: string,
  { checkpoint, note, publicKey }: SignedCheckpoint,
  from: number | null,
): Promise<string | null> {
  const rows = (await entriesOfBreach(db, breach)).filter(({ index }) => index < checkpoint.size);
  if (rows.length === 0) return null;
  const proofs = rows.map(({ index, entry }) => ({ index, entry, ranges: inclusionRanges(index, checkpoint.size) }));
  const gatherer = await gatherProofs(
    db,
    checkpoint.size,
    proofs.map(({ ranges }) => ranges),
  );
  const lines = proofs.map(({ index, entry, ranges }) => bundleLine(index, entry, gatherer.hashes(ranges)));
  const consistency = from === null ? null : { from, hashes: await consistencyProof(db, from, checkpoint.size) };
  return [...lines, endLine({ checkpoint: note, publicKey, consistency }), ''].join('\n');
}

const page = 1_000;
