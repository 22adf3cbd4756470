import { randomBytes } from 'node:crypto';

import type { EntryDraft } from '../core/entry.js';
import { placedEntry, type SealedValue, unplacedEntry, type UnplacedEntry } from '../core/log-entry.js';
import { type Frontier, grow, leafHash } from '../core/merkle.js';
import type { Tx } from '../platform/database/database.js';
import { insertEntries, type NewEntryRow } from './log-entry.queries.js';
import { type HeadRow, lockHead, saveNumbers } from './log-head.queries.js';
import { intactTree } from './log-intact.js';

/**
 * Adds entries to the log, in their order. It makes every other transaction that appends wait, so it belongs at the end
 * of a transaction, once, with all its entries. Refused with a problem where the log has lost entries.
 */
export async function appendEntries(tx: Tx, drafts: readonly EntryDraft[]): Promise<{ index: number }[]> {
  if (drafts.length === 0) return [];
  const written = drafts.map((draft) => write(draft, tx));
  const head = await heldHead(tx);
  const { rows, frontier } = place(written, head);
  await insertEntries(tx, rows, frontier);
  head.size = frontier.size;
  head.frontier = [...frontier.hashes];
  head.last_leaf = rows.at(-1)?.leaf ?? null;
  return rows.map(({ index }) => ({ index }));
}

/** Takes the log's head, so that what is locked after it is locked in one order by everybody. */
export async function holdLog(tx: Tx): Promise<void> {
  await heldHead(tx);
}

/** The next breach numbers of a year, in order: `PL-2026-0001`. They come from the log's head, so no two are alike. */
export async function nextNumbers(tx: Tx, year: number, count: number): Promise<string[]> {
  if (count === 0) return [];
  const head = await heldHead(tx);
  const last = head.numbers[year] ?? 0;
  head.numbers = { ...head.numbers, [year]: last + count };
  await saveNumbers(tx, head.numbers);
  return Array.from({ length: count }, (_, n) => `PL-${year}-${String(last + n + 1).padStart(4, '0')}`);
}

/** The heads that running transactions hold: each takes it once. */
const held = new WeakMap<Tx, HeadRow>();

async function heldHead(tx: Tx): Promise<HeadRow> {
  const known = held.get(tx);
  if (known !== undefined) return known;
  // The second is answered after the first: it sees the log as whoever held the head before has left it.
  const [head] = await Promise.all([lockHead(tx), intactTree(tx)]);
  held.set(tx, head);
  return head;
}

interface Written {
  readonly draft: EntryDraft;
  readonly entry: UnplacedEntry;
  readonly sealed: string | null;
}

function write(draft: EntryDraft, { now }: Tx): Written {
  const fields = Object.entries(draft.sealed ?? {});
  const sealed = new Map<string, SealedValue>(
    fields.map(([field, value]) => [field, { salt: randomBytes(saltLength), value }]),
  );
  const kept = fields.map(([field, value]) => [
    field,
    { salt: (sealed.get(field)?.salt ?? Buffer.alloc(0)).toString('base64'), value },
  ]);
  return {
    draft,
    entry: unplacedEntry(draft, now, sealed),
    sealed: fields.length === 0 ? null : JSON.stringify(Object.fromEntries(kept)),
  };
}

function place(written: readonly Written[], head: HeadRow): { rows: NewEntryRow[]; frontier: Frontier } {
  let frontier: Frontier = { size: head.size, hashes: head.frontier };
  let prev = head.last_leaf;
  const rows = written.map(({ draft, entry, sealed }): NewEntryRow => {
    const index = frontier.size;
    const text = placedEntry(entry, { index, epoch: head.epoch, prev });
    const leaf = leafHash(text);
    frontier = grow(frontier, leaf);
    prev = leaf;
    return {
      index,
      kind: draft.kind,
      breach: draft.breach ?? null,
      subject: draft.worker ?? draft.unit ?? null,
      effectiveAt: draft.effectiveAt,
      entry: text,
      leaf,
      sealed,
    };
  });
  return { rows, frontier };
}

const saltLength = 32;
