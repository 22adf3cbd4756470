import type { Instant } from '../core/instant.js';
import type { Subject } from '../core/subject.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { BreachRow } from './breach.row.js';

const columns = `breach_id, kind, number, subject_kind, subject_id, unit_id, program, target_id, target_version, load_track,
  response_track, round, started_at, opened_at, noticed_at, cleared_at, closed_at, ended_reason, found_late, load, peak,
  effective_limit, goal, opening_load, opening_limit, count_unit, exceeded, excused_until, check_in_by, next_rung_at,
  clears_at, next_due_at, hold_id, responsible_id, response`;

/** One breach by its number. */
export async function breachByNumber(db: Db, number: string): Promise<BreachRow | null> {
  const rows = await db.query<BreachRow>(`select ${columns} from breach where number = $1`, [number]);
  return rows[0] ?? null;
}

/** One breach by its number, locked: who acts on it second sees what the first did. */
export async function breachForUpdate(tx: Tx, number: string): Promise<BreachRow | null> {
  const rows = await tx.query<BreachRow>(`select ${columns} from breach where number = $1 for update`, [number]);
  return rows[0] ?? null;
}

/** Every breach of these subjects, oldest first, locked in one order. */
export async function breachesOfSubjects(tx: Tx, subjects: readonly Subject[]): Promise<BreachRow[]> {
  return tx.prepared<BreachRow>(
    'breaches_of_subjects',
    `select ${columns} from breach
      where (subject_kind, subject_id) in (select * from unnest($1::text[], $2::text[])) and kind = 'breach'
      order by started_at, number for update`,
    [subjects.map((subject) => subject.kind), subjects.map((subject) => subject.id)],
  );
}

/** The breaches whose response has something to do by now, those being worked on by another process left out. */
export async function breachesDue(tx: Tx, most: number): Promise<BreachRow[]> {
  return tx.query<BreachRow>(
    `select ${columns} from breach where next_due_at <= $1 and hold_id is null
      order by next_due_at, number limit $2 for update skip locked`,
    [timestamp(tx.now), most],
  );
}

/** When the next response comes due. */
export async function nextBreachDue(db: Db): Promise<Instant | null> {
  const rows = await db.query<{ due: Instant | null }>(
    `select min(next_due_at) as due from breach where next_due_at is not null and hold_id is null`,
  );
  return rows[0]?.due ?? null;
}

/** The breaches that a hold keeps quiet. */
export async function breachesHeld(tx: Tx, holdId: string): Promise<BreachRow[]> {
  return tx.query<BreachRow>(`select ${columns} from breach where hold_id = $1 order by number for update`, [holdId]);
}

/** Breaches that are not closed. */
export async function unclosed(tx: Tx): Promise<BreachRow[]> {
  return tx.query<BreachRow>(`select ${columns} from breach where closed_at is null order by number for update`);
}

/** One breach by its row's id. */
export async function breachById(db: Db, breachId: string): Promise<BreachRow | null> {
  const rows = await db.query<BreachRow>(`select ${columns} from breach where breach_id = $1`, [breachId]);
  return rows[0] ?? null;
}

/** Earlier breaches of the same subject and target whose load has ended and on which an answer is still owed. */
export async function owedEarlier(tx: Tx, than: BreachRow): Promise<BreachRow[]> {
  return tx.query<BreachRow>(
    `select ${columns} from breach
      where subject_kind = $1 and subject_id = $2 and target_id = $3 and started_at < $4 and breach_id <> $5
        and kind = 'breach' and $6 = 'breach'
        and closed_at is null and load_track not in ('open', 'clearing')
      order by number for update`,
    [than.subject_kind, than.subject_id, than.target_id, timestamp(than.started_at), than.breach_id, than.kind],
  );
}

/** Breaches by their rows' ids, locked in the order of their numbers. */
export async function breachesById(tx: Tx, breachIds: readonly string[]): Promise<BreachRow[]> {
  return tx.query<BreachRow>(`select ${columns} from breach where breach_id = any($1) order by number for update`, [
    breachIds,
  ]);
}
