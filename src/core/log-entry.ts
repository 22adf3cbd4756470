import { createHash } from 'node:crypto';

import { canonicalJson, canonicalObject, wellFormed } from './canonical-json.js';
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

/** An entry that only lacks its place in the log: all that can be written before the log's head is held. */
export type UnplacedEntry = ReadonlyMap<string, string>;

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
  const written = new Map<string, string>();
  for (const [key, value] of Object.entries(members)) {
    if (value !== undefined) written.set(key, canonicalJson(allWellFormed(value)));
  }
  return written;
}

/** Puts an entry in its place: the canonical text that its leaf hash is made of. */
export function placedEntry(
  entry: UnplacedEntry,
  place: { readonly index: number; readonly epoch: number; readonly prev: Buffer | null },
): string {
  return canonicalObject(
    new Map([
      ...entry,
      ['index', String(place.index)],
      ['epoch', String(place.epoch)],
      ['prev', place.prev === null ? 'null' : JSON.stringify(place.prev.toString('base64'))],
    ]),
  );
}

function allWellFormed(value: Json): Json {
  if (typeof value === 'string') return wellFormed(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(allWellFormed);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [wellFormed(key), allWellFormed(member)]));
}
