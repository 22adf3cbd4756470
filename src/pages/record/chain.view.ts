import { seesEverybody } from '../../access/admission.js';
import type { Caller } from '../../access/caller.js';
import type { Checkpoints, SignedCheckpoint } from '../../breach-log/checkpoints.js';
import { type PublishedEntry, publishedEntries } from '../../breach-log/logged-entry.js';
import type { Instant } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';
import { type Names, namesFor } from '../parts/names.js';

/** The log as its page shows it. */
export interface ChainView {
  readonly signed: SignedCheckpoint;
  /** Newest first; null: this reader sees the entries of their own breaches, on their pages. */
  readonly entries: readonly PublishedEntry[] | null;
  /** Before which entry the next page ends; null: this is the last. */
  readonly older: number | null;
  readonly names: Names;
}

const shownAtOnce = 50;

/** Reads a page of the log, ending before an entry; null: the newest. */
export async function chainViewOf(
  db: Db,
  checkpoints: Checkpoints,
  caller: Caller,
  { before, now }: { readonly before: number | null; readonly now: Instant },
): Promise<ChainView> {
  const signed = await checkpoints.checkpointNow(db);
  const until = Math.min(before ?? signed.checkpoint.size, signed.checkpoint.size);
  const from = Math.max(0, until - shownAtOnce);
  const found = seesEverybody(caller) ? await publishedEntries(db, from, until - from) : null;
  const people = (found ?? []).flatMap(({ entry }) => [entry.by, entry.worker].flatMap((id) => id ?? []));
  return {
    signed,
    entries: found === null ? null : [...found].reverse(),
    older: found === null || from === 0 ? null : from,
    names: await namesFor(db, caller, people, now),
  };
}
