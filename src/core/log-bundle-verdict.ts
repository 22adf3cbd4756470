import { type Checkpoint, readCheckpoint } from './checkpoint.js';
import { openNote, readVerifierKey, type VerifierKey } from './checkpoint-note.js';
import { checkConsistency, inclusionRoot } from './merkle-proof.js';
import { type Frontier, grow, rootOf } from './merkle.js';
import type { BrokenLink, Fault, FirstBad, LogReading } from './log-bundle-reading.js';

/** A checkpoint that somebody kept: the log that is shown today must begin with what it was made over. */
export interface HeldCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The signed note; null where its signature has been checked. */
  readonly note: string | null;
}

/** What came of verifying a log. `undecided`: nothing is wrong, but the bundle lacks what would prove the extension. */
export type LogVerdict =
  | {
      readonly outcome: 'verified';
      readonly entries: number;
      readonly checkpoint: Checkpoint;
      readonly extended: readonly number[];
    }
  | { readonly outcome: 'refuted'; readonly firstBad: FirstBad }
  | { readonly outcome: 'undecided'; readonly detail: string };

/** Reads the text of a checkpoint that somebody kept, before its signature can be checked; null where it is none. */
export function readHeldCheckpoint(note: string): HeldCheckpoint | null {
  const unix = note.replaceAll('\r\n', '\n');
  const checkpoint = readCheckpoint(unix.slice(0, unix.lastIndexOf('\n\n') + 1));
  return checkpoint === null ? null : { checkpoint, note: unix };
}

/** Judges a log that was read to its last line. */
export function verdictOf(reading: LogReading, held: readonly HeldCheckpoint[]): LogVerdict {
  const signed = openEnd(reading);
  if (!('checkpoint' in signed)) return refuted(entryFault(reading, null) ?? signed);
  return reading.form === 'bundle' ? bundleVerdict(reading, signed, held) : exportVerdict(reading, signed, held);
}

/** What a log states of itself, and the key that what was kept of it must be signed with, where that is known. */
export interface SignedHead {
  readonly checkpoint: Checkpoint;
  readonly key: VerifierKey | null;
}

/** Judges a log that was read from where it is kept, against the head it has there. */
export function verdictAgainst(reading: LogReading, head: SignedHead, held: readonly HeldCheckpoint[]): LogVerdict {
  return exportVerdict(reading, head, held);
}

function openEnd({ end }: LogReading): SignedHead | FirstBad {
  if (end === null)
    return fault(null, 'no_checkpoint', 'there is no last line with a checkpoint: the file was cut off');
  const key = readVerifierKey(end.publicKey);
  if (key === null) return fault(null, 'unknown_key', `the public key is no Ed25519 verifier key: ${end.publicKey}`);
  const opened = openNote(end.checkpoint, key);
  if (opened.outcome !== 'signed') return signatureFault(opened.outcome, 'the checkpoint');
  const checkpoint = readCheckpoint(opened.text);
  return checkpoint === null ? fault(null, 'no_checkpoint', 'what was signed is no checkpoint') : { checkpoint, key };
}

function exportVerdict(reading: LogReading, signed: SignedHead, held: readonly HeldCheckpoint[]): LogVerdict {
  const { checkpoint } = signed;
  const { tree, roots } = reading;
  const wrong = entryFault(reading, checkpoint) ?? sizeFault(tree.size, checkpoint);
  if (wrong !== null) return refuted(wrong);
  if (!rootOf(tree).equals(checkpoint.root)) {
    const detail =
      'every entry agrees with the one after it, but the last is not the one that was signed: it was altered, or all from some entry on was written anew';
    return refuted(fault(tree.size === 0 ? null : tree.size - 1, 'root_mismatch', detail));
  }
  for (const each of held) {
    const broken = heldFault(each, signed, (old) => roots.get(old.size)?.equals(old.root) ?? false);
    if (broken !== null) return refuted(broken);
  }
  return verified(tree.size, checkpoint, held);
}

function bundleVerdict(reading: LogReading, signed: SignedHead, held: readonly HeldCheckpoint[]): LogVerdict {
  const { checkpoint } = signed;
  let previous = -1;
  for (const { index, ownIndex, leaf, inclusion } of reading.included) {
    if (index === previous) return refuted(fault(index, 'duplicate', `entry ${index} stands there twice`));
    if (index < previous) return refuted(fault(index, 'out_of_order', `entry ${index} comes after entry ${previous}`));
    const root = inclusionRoot(index, checkpoint.size, leaf, inclusion ?? []);
    if (index !== ownIndex || root?.equals(checkpoint.root) !== true) {
      return refuted(fault(index, 'altered', `entry ${index} is not in the log that was signed`));
    }
    previous = index;
  }
  if (reading.wrong !== null) return refuted(reading.wrong);
  const { end } = reading;
  for (const each of held) {
    const old = each.checkpoint;
    const proof = end?.consistency ?? null;
    const isProven = old.size === checkpoint.size || old.size === 0 || proof?.from === old.size;
    const hashes = proof?.from === old.size ? proof.hashes : [];
    const broken = heldFault(
      each,
      signed,
      () => !isProven || checkConsistency(old, checkpoint, hashes) === 'consistent',
    );
    if (broken !== null) return refuted(broken);
    if (!isProven) {
      const detail = `the bundle does not hold the proof that it extends ${old.size} entries: ask for it with ?from=${old.size}, or verify the export`;
      return { outcome: 'undecided', detail };
    }
  }
  return verified(reading.included.length, checkpoint, held);
}

/** What the entries themselves show, the earliest first. */
function entryFault(reading: LogReading, signed: Checkpoint | null): FirstBad | null {
  const { broken, wrong, last } = reading;
  if (broken === null) return wrong;
  const isWhole = wrong === null && signed !== null && signed.size === reading.tree.size;
  const at = isWhole && last !== null ? alteredByRoot(broken, last, signed.root) : alteredByLinks(broken);
  return fault(at, 'altered', `entry ${at} is not the one that the entry after it or the checkpoint names`);
}

function alteredByRoot(broken: BrokenLink, last: Buffer, root: Buffer): number {
  const leadsToRoot = (tree: Frontier): boolean => rootOf(grow(tree, last)).equals(root);
  if (leadsToRoot(broken.kept)) return broken.at + 1;
  if (leadsToRoot(broken.named)) return broken.at;
  return broken.nextToo === false ? broken.at : broken.at + 1;
}

/** Two broken links in a row point at the entry between them. */
const alteredByLinks = ({ at, nextToo }: BrokenLink): number => (nextToo === true ? at + 1 : at);

function sizeFault(entries: number, { size }: Checkpoint): FirstBad | null {
  if (entries < size) return fault(entries, 'missing', `the checkpoint is of ${size} entries, there are ${entries}`);
  return entries > size ? fault(size, 'inserted', `the checkpoint is of ${size} entries, there are ${entries}`) : null;
}

function heldFault(
  { checkpoint: old, note }: HeldCheckpoint,
  { checkpoint, key }: SignedHead,
  begins: (old: Checkpoint) => boolean,
): FirstBad | null {
  if (note !== null) {
    if (key === null) return fault(null, 'unknown_key', 'the key that signs this log is not known here');
    const opened = openNote(note, key);
    if (opened.outcome !== 'signed') return signatureFault(opened.outcome, 'the checkpoint that was kept');
  }
  if (old.origin !== checkpoint.origin) {
    return fault(
      null,
      'other_log',
      `the checkpoint that was kept is of ${old.origin}, the log is ${checkpoint.origin}`,
    );
  }
  if (old.size > checkpoint.size) {
    return fault(
      checkpoint.size,
      'smaller',
      `the checkpoint that was kept is of ${old.size} entries, the log has ${checkpoint.size}`,
    );
  }
  if (begins(old)) return null;
  const detail = `the first ${old.size} entries are not those that the checkpoint was made over: the last of them was written anew, and perhaps others before it`;
  return fault(old.size === 0 ? null : old.size - 1, 'not_an_extension', detail);
}

function signatureFault(outcome: 'malformed' | 'unknown_key' | 'bad_signature', what: string): FirstBad {
  switch (outcome) {
    case 'malformed':
      return fault(null, 'no_checkpoint', `${what} is no signed note`);
    case 'unknown_key':
      return fault(null, 'unknown_key', `${what} is not signed with the log's public key`);
    case 'bad_signature':
      return fault(null, 'bad_signature', `${what} does not fit its signature`);
  }
}

const verified = (entries: number, checkpoint: Checkpoint, held: readonly HeldCheckpoint[]): LogVerdict => ({
  outcome: 'verified',
  entries,
  checkpoint,
  extended: held.map((each) => each.checkpoint.size),
});

const refuted = (firstBad: FirstBad): LogVerdict => ({ outcome: 'refuted', firstBad });

const fault = (index: number | null, why: Fault, detail: string): FirstBad => ({ index, why, detail });
