import type { Json } from '../core/entry.js';
import type { Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';

/** A rest in which everything is recorded and nobody is told: a mass change, missed days being caught up, a first run. */
export interface HoldRow {
  readonly hold_id: string;
  readonly kind: 'mass_change' | 'catch_up' | 'first_run';
  readonly cause: { readonly [key: string]: Json };
  readonly opened_at: Instant;
  readonly release_due_at: Instant | null;
  readonly released_at: Instant | null;
  readonly released_by: string | null;
}

const columns = 'hold_id, kind, cause, opened_at, release_due_at, released_at, released_by';

const selectCatchUp = `select ${columns} from hold where kind = 'catch_up' and released_at is null limit 1`;

/** The catch-up that is running; null: none is. */
export async function openCatchUp(db: Db): Promise<HoldRow | null> {
  const rows = await db.prepared<HoldRow>('holds_catch_up', selectCatchUp, []);
  return rows[0] ?? null;
}

/** The first run of the agency, which keeps all mail or has ended, its row locked; null: it had none. */
export async function firstRunForUpdate(tx: Tx): Promise<HoldRow | null> {
  const rows = await tx.query<HoldRow>(`select ${columns} from hold where kind = 'first_run' for update`);
  return rows[0] ?? null;
}

/** Holds, newest first. */
export async function holds(db: Db, openOnly: boolean): Promise<HoldRow[]> {
  return db.query<HoldRow>(
    `select ${columns} from hold where not $1 or released_at is null order by opened_at desc, hold_id desc`,
    [openOnly],
  );
}

/** One hold, its row locked so that two releases can't both act. */
export async function holdForUpdate(tx: Tx, holdId: string): Promise<HoldRow | null> {
  const rows = await tx.query<HoldRow>(`select ${columns} from hold where hold_id = $1 for update`, [holdId]);
  return rows[0] ?? null;
}

/** Opens a hold. */
export async function insertHold(tx: Tx, hold: Omit<HoldRow, 'released_at' | 'released_by'>): Promise<void> {
  await tx.query(`insert into hold (hold_id, kind, cause, opened_at, release_due_at) values ($1, $2, $3, $4, $5)`, [
    hold.hold_id,
    hold.kind,
    hold.cause,
    new Date(hold.opened_at),
    hold.release_due_at === null ? null : new Date(hold.release_due_at),
  ]);
}

/** Ends a hold; `by` null: it ended by itself. */
export async function markReleased(tx: Tx, holdId: string, by: string | null): Promise<void> {
  await tx.query(`update hold set released_at = $2, released_by = $3 where hold_id = $1`, [
    holdId,
    new Date(tx.now),
    by,
  ]);
}

/** When the next hold ends by itself. */
export async function nextReleaseDue(db: Db, kind: HoldRow['kind']): Promise<Instant | null> {
  const rows = await db.query<{ due: Instant | null }>(
    `select min(release_due_at) as due from hold where kind = $1 and released_at is null`,
    [kind],
  );
  return rows[0]?.due ?? null;
}

/** The holds whose time has come, oldest first. */
export async function holdsDue(tx: Tx, kind: HoldRow['kind']): Promise<HoldRow[]> {
  return tx.query<HoldRow>(
    `select ${columns} from hold where kind = $1 and released_at is null and release_due_at <= $2 order by release_due_at`,
    [kind, new Date(tx.now)],
  );
}

/** Moves the breaches of a program, with what is kept back about them, from one hold to another. */
export async function moveToHold(
  tx: Tx,
  move: { readonly from: string; readonly program: string; readonly to: string },
): Promise<void> {
  await tx.query(
    `with moved as (update breach set hold_id = $3 where hold_id = $1 and program = $2 returning breach_id)
     update notification set hold_id = $3 from moved where notification.breach_id = moved.breach_id and state = 'held'`,
    [move.from, move.program, move.to],
  );
}
