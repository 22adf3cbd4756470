import { type Instant, rfc3339 } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';

/** What a kept checkpoint was made for. */
export type Occasion = 'weekly' | 'packet' | 'closing';

export interface CheckpointRow {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
  readonly public_key: string;
}

export async function insertCheckpoint(tx: Tx, row: CheckpointRow, occasion: Occasion): Promise<void> {
  await tx.query(
    `insert into log_checkpoint (size, root, note, public_key, occasion, made_at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [row.size, row.root, row.note, row.public_key, occasion, rfc3339(tx.now)],
  );
}

/** Every checkpoint that was kept, the shortest first. */
export async function keptCheckpoints(db: Db): Promise<CheckpointRow[]> {
  return db.query<CheckpointRow>('select size, root, note, public_key from log_checkpoint order by size, made_at');
}

export async function newestCheckpoint(db: Db): Promise<CheckpointRow | undefined> {
  const rows = await db.query<CheckpointRow>(
    'select size, root, note, public_key from log_checkpoint order by size desc, made_at desc limit 1',
  );
  return rows[0];
}

/** When the last weekly checkpoint was made; before the first, when the log began; null while it is empty. */
export async function weekBegan(db: Db): Promise<Instant | null> {
  const rows = await db.query<{ began: Instant | null }>(
    `select coalesce((select max(made_at) from log_checkpoint where occasion = 'weekly'),
                     (select recorded_at from log_entry order by index limit 1)) as began`,
  );
  return rows[0]?.began ?? null;
}
