import type { Db, Tx } from '../platform/database/database.js';

/** The one row that says where the log ends. */
export interface HeadRow {
  size: number;
  frontier: Buffer[];
  last_leaf: Buffer | null;
  epoch: number;
  numbers: Record<string, number>;
}

/** How much of the log there is, by each of the three that know. */
export interface ExtentRow {
  size: number;
  frontier: Buffer[];
  /** The index of the last entry; null where there is none. */
  last_index: number | null;
  checkpoint_size: number | null;
  checkpoint_root: Buffer | null;
}

/** Waits for every other transaction that is about to append. */
export async function lockHead(tx: Tx): Promise<HeadRow> {
  const rows = await tx.prepared<HeadRow>('log_head_lock', lock, []);
  if (rows[0] !== undefined) return rows[0];
  await tx.query('insert into log_head default values on conflict do nothing');
  const made = await tx.prepared<HeadRow>('log_head_lock', lock, []);
  if (made[0] === undefined) throw new Error('the log has no head');
  return made[0];
}

const lock = 'select size, frontier, last_leaf, epoch, numbers from log_head for update';

/** A statement of its own, after the lock: one that waited would see the log as it was before it waited. */
export async function extentOf(db: Db): Promise<ExtentRow> {
  const [row] = await db.prepared<ExtentRow>('log_extent', extent, []);
  if (row === undefined) throw new Error('the log did not say how long it is');
  return row;
}

const extent = `
select coalesce(head.size, 0) as size, coalesce(head.frontier, '{}') as frontier, last.index as last_index,
       checkpoint.size as checkpoint_size, checkpoint.root as checkpoint_root
from (select) as always
left join log_head as head on true
left join (select index from log_entry order by index desc limit 1) as last on true
left join (select size, root from log_checkpoint order by size desc limit 1) as checkpoint on true`;

export async function saveNumbers(tx: Tx, numbers: Readonly<Record<string, number>>): Promise<void> {
  await tx.prepared('log_numbers', 'update log_head set numbers = $1::jsonb', [JSON.stringify(numbers)]);
}
