import { canonicalJson, repeatsMember } from './canonical-json.js';
import { readHash } from './checkpoint.js';
import type { Json } from './entry.js';
import { leafHash } from './merkle.js';

/** A line of an export or of a bundle that holds an entry. */
export interface EntryLine {
  readonly kind: 'entry';
  readonly index: number;
  /** The index and the link that the entry itself states; null where it states none that can be read. */
  readonly ownIndex: number | null;
  readonly prev: Buffer | null;
  readonly leaf: Buffer;
  /** The inclusion proof of a bundle's line; null in an export. */
  readonly inclusion: readonly Buffer[] | null;
}

/** The last line: what the log states of itself, and the key that it is signed with. */
export interface EndLine {
  readonly kind: 'end';
  readonly checkpoint: string;
  readonly publicKey: string;
  /** In a bundle that was asked for with `from`: the proof that the checkpoint extends the tree of that size. */
  readonly consistency: { readonly from: number; readonly hashes: readonly Buffer[] } | null;
}

export type Line = EntryLine | EndLine | { readonly kind: 'unreadable'; readonly detail: string };

/** Writes a line of an export; `entry` is its canonical text. */
export const exportLine = (index: number, entry: string): string => `{"index":${index},"entry":${entry}}`;

/** Writes a line of a bundle. */
export function bundleLine(index: number, entry: string, inclusion: readonly Buffer[]): string {
  return `{"index":${index},"entry":${entry},"inclusion":${hashList(inclusion)}}`;
}

/** Writes the last line. */
export function endLine({ checkpoint, publicKey, consistency }: Omit<EndLine, 'kind'>): string {
  const signed = `"checkpoint":${JSON.stringify(checkpoint)},"publicKey":${JSON.stringify(publicKey)}`;
  if (consistency === null) return `{${signed}}`;
  return `{${signed},"consistency":{"from":${consistency.from},"hashes":${hashList(consistency.hashes)}}}`;
}

/**
 * Reads a line. Blanks and the order of members are free, since the leaf hash is taken over the canonical form; a
 * member that is named twice or is not known makes the line unreadable.
 */
export function readLine(text: string): Line {
  try {
    const value = JSON.parse(text) as Json;
    if (!isObject(value)) return unreadable('not a JSON object');
    if (repeatsMember(text, value)) return unreadable('a member is named twice');
    return value['checkpoint'] === undefined ? readEntry(value) : readEnd(value);
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

type JsonObject = { readonly [key: string]: Json };

function readEntry(value: JsonObject): Line {
  const { index, entry, inclusion, ...others } = value;
  if (!isIndex(index)) return unreadable('no index');
  if (entry === undefined || !isObject(entry)) return unreadable('no entry');
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) return unreadable(`a member that is not known: ${unknown}`);
  const proof = inclusion === undefined ? null : readHashes(inclusion);
  if (inclusion !== undefined && proof === null) return unreadable('the inclusion proof is no list of hashes');
  const { index: ownIndex, prev } = entry;
  return {
    kind: 'entry',
    index,
    ownIndex: isIndex(ownIndex) ? ownIndex : null,
    prev: typeof prev === 'string' ? readHash(prev) : null,
    leaf: leafHash(canonicalJson(entry)),
    inclusion: proof,
  };
}

function readEnd(value: JsonObject): Line {
  const { checkpoint, publicKey, consistency, ...others } = value;
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) return unreadable(`a member that is not known: ${unknown}`);
  if (typeof checkpoint !== 'string' || typeof publicKey !== 'string') return unreadable('no checkpoint or public key');
  if (consistency === undefined) return { kind: 'end', checkpoint, publicKey, consistency: null };
  const from = isObject(consistency) ? consistency['from'] : undefined;
  const hashes = isObject(consistency) ? readHashes(consistency['hashes']) : null;
  if (!isIndex(from) || hashes === null) return unreadable('the consistency proof is none');
  return { kind: 'end', checkpoint, publicKey, consistency: { from, hashes } };
}

function readHashes(value: Json | undefined): Buffer[] | null {
  if (!Array.isArray(value)) return null;
  const hashes = (value as readonly Json[]).map((each) => (typeof each === 'string' ? readHash(each) : null));
  return hashes.every((hash) => hash !== null) ? hashes : null;
}

const hashList = (hashes: readonly Buffer[]): string => JSON.stringify(hashes.map((hash) => hash.toString('base64')));

const unreadable = (detail: string): Line => ({ kind: 'unreadable', detail });

const isIndex = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
