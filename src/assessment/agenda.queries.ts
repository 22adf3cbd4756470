import type { Instant } from '../core/instant.js';
import type { Subject } from '../core/subject.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

/** Something that was known beforehand to come on a day. */
export interface AgendaRow {
  readonly due_at: Instant;
  readonly kind: string;
  readonly ref: string;
}

/** When the next item of the agenda comes. */
export async function nextOnAgenda(db: Db): Promise<Instant | null> {
  const rows = await db.query<{ due: Instant | null }>('select min(due_at) as due from agenda');
  return rows[0]?.due ?? null;
}

/** Takes from the agenda what has come, in its order. */
export async function takeFromAgenda(tx: Tx): Promise<AgendaRow[]> {
  return tx.query<AgendaRow>(
    `with taken as (delete from agenda where due_at <= $1 returning due_at, kind, ref)
     select due_at, kind, ref from taken order by due_at, kind, ref`,
    [timestamp(tx.now)],
  );
}

/** Everybody, and every pool, that holds work of a program at or after an instant, and whoever has a load for the target. */
export async function subjectsOfTarget(
  tx: Tx,
  target: { readonly targetId: string; readonly program: string; readonly since: Instant },
): Promise<Subject[]> {
  return tx.query<Subject>(
    `select subject_kind as kind, subject_id as id from assignment
      where program = $1 and held_from is not null and (held_until is null or held_until > $2)
     union
     select subject_kind, subject_id from past_holding where program = $1 and held_until > $2
     union
     select subject_kind, subject_id from subject_load where target_id = $3
     order by 1, 2`,
    [target.program, timestamp(target.since), target.targetId],
  );
}

/** Everybody whom any version of the roster puts into a unit. */
export async function workersOfUnit(tx: Tx, unitId: string): Promise<string[]> {
  const rows = await tx.query<{ person_id: string }>(
    'select distinct person_id from person_version where unit_id = $1 order by 1',
    [unitId],
  );
  return rows.map((row) => row.person_id);
}
