import { createHash } from 'node:crypto';

import { canonicalJson, wellFormed } from './canonical-json.js';
import type { EntryDraft, Json } from './entry.js';
import { type Instant, rfc3339 } from './instant.js';

/** An entry of the breach log as both sides read it. Every one names the hash of the entry before it. */
export interface LogEntry {
  readonly index: number;
  readonly kind: string;
  readonly recordedAt: string;
  readonly effectiveAt: string;
  /** Counts the times that the log was taken up again from a copy. */
  readonly epoch: number;
  /** The leaf hash of the entry before, base64; null in the first. */
  readonly prev: string | null;
  readonly breach?: string;
  readonly worker?: string;
  readonly unit?: string;
  readonly by?: string;
  readonly facts?: { readonly [key: string]: Json };
  /** For every value that is not shown: SHA-256(salt ‖ value), base64. */
  readonly sealed?: { readonly [key: string]: string };
}

/**
 * An entry that only lacks its place in the log: its canonical text in pieces, cut where the place goes. All that can be
 * written before the log's head is held.
 */
export interface UnplacedEntry {
  readonly beforeEpoch: string;
  readonly beforeIndex: string;
  readonly beforePrev: string;
  readonly afterPrev: string;
}

/** A value that the log commits to without showing it, with the salt that keeps it from being guessed. */
export interface SealedValue {
  readonly salt: Buffer;
  readonly value: string;
}

/** What stands in the log for a sealed value: SHA-256(salt ‖ value), base64. */
export function commitment({ salt, value }: SealedValue): string {
  return createHash('sha256').update(salt).update(value).digest('base64');
}

/** Writes an entry down to all but its place. */
export function unplacedEntry(
  draft: EntryDraft,
  recordedAt: Instant,
  sealed: ReadonlyMap<string, SealedValue>,
): UnplacedEntry {
  const { kind, effectiveAt, breach, worker, unit, by, facts } = draft;
  const commitments = Object.fromEntries([...sealed].map(([field, value]) => [field, commitment(value)]));
  const members: Readonly<Record<string, Json | undefined>> = {
    kind,
    recordedAt: rfc3339(recordedAt),
    effectiveAt: rfc3339(effectiveAt),
    breach,
    worker,
    unit,
    by,
    facts,
    sealed: sealed.size === 0 ? undefined : commitments,
  };
  const written = Object.entries(members)
    .flatMap(([key, value]) => (value === undefined ? [] : [{ key, text: canonicalJson(allWellFormed(value)) }]))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const between = (from: string, to: string): string =>
    written.flatMap(({ key, text }) => (key > from && key < to ? `"${key}":${text},` : [])).join('');
  return {
    beforeEpoch: between('', 'epoch'),
    beforeIndex: between('epoch', 'index'),
    beforePrev: between('index', 'prev'),
    // recordedAt is always among these: there is a comma to take off
    afterPrev: between('prev', '~').slice(0, -1),
  };
}

/** Puts an entry in its place: the canonical text that its leaf hash is made of. */
export function placedEntry(
  { beforeEpoch, beforeIndex, beforePrev, afterPrev }: UnplacedEntry,
  { index, epoch, prev }: { readonly index: number; readonly epoch: number; readonly prev: Buffer | null },
): string {
  const link = prev === null ? 'null' : `"${prev.toString('base64')}"`;
  return `{${beforeEpoch}"epoch":${epoch},${beforeIndex}"index":${index},${beforePrev}"prev":${link},${afterPrev}}`;
}

function allWellFormed(value: Json): Json {
  if (typeof value === 'string') return wellFormed(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(allWellFormed);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [wellFormed(key), allWellFormed(member)]));
}
