import type { Dispute, DisputeState } from '../core/dispute.js';
import type { Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

/** A dispute as it is kept: whose it is, and about which tie. */
export interface DisputeRow extends Dispute {
  readonly id: string;
  readonly workerId: string;
  readonly feedId: number;
  readonly ref: string;
  readonly why: string;
  readonly madeAt: Instant;
}

interface Row {
  dispute_id: string;
  worker_id: string;
  feed_id: number;
  ref: string;
  why: string;
  since: Instant;
  made_at: Instant;
  state: DisputeState;
  opened_at: Instant;
  reopened: boolean;
  passed_on_at: Instant | null;
  answered_by: string | null;
  answered_at: Instant | null;
  agreed: boolean | null;
  answer: string | null;
}

const columns = `dispute_id, worker_id, feed_id, ref, why, since, made_at, state, opened_at, reopened, passed_on_at,
  answered_by, answered_at, agreed, answer`;

const rowOf = (row: Row): DisputeRow => ({
  id: row.dispute_id,
  workerId: row.worker_id,
  feedId: row.feed_id,
  ref: row.ref,
  why: row.why,
  since: row.since,
  madeAt: row.made_at,
  state: row.state,
  openedAt: row.opened_at,
  reopened: row.reopened,
  passedOnAt: row.passed_on_at,
  answer:
    row.answered_by === null || row.answered_at === null
      ? null
      : { by: row.answered_by, at: row.answered_at, agree: row.agreed === true, text: row.answer ?? '' },
});

/** The disputes of these workers, oldest first. */
export async function disputesOf(db: Db, workerIds: readonly string[]): Promise<DisputeRow[]> {
  const rows = await db.query<Row>(
    `select ${columns} from dispute where worker_id = any($1) order by made_at, dispute_id`,
    [workerIds],
  );
  return rows.map(rowOf);
}

/** One dispute. */
export async function disputeById(db: Db, id: string): Promise<DisputeRow | null> {
  const [row] = await db.query<Row>(`select ${columns} from dispute where dispute_id = $1`, [id]);
  return row === undefined ? null : rowOf(row);
}

/** One dispute, locked: who answers second sees what the first said. */
export async function disputeForUpdate(tx: Tx, id: string): Promise<DisputeRow | null> {
  const [row] = await tx.query<Row>(`select ${columns} from dispute where dispute_id = $1 for update`, [id]);
  return row === undefined ? null : rowOf(row);
}

/** Every dispute that owes an answer, locked where something is to be done about them. */
export async function openDisputes(db: Db, { lock }: { readonly lock: boolean }): Promise<DisputeRow[]> {
  const rows = await db.query<Row>(
    `select ${columns} from dispute where state = 'open' order by opened_at, dispute_id${lock ? ' for update' : ''}`,
  );
  return rows.map(rowOf);
}

/** Puts a new dispute down; false: one of the same assignment is open already. */
export async function insertDispute(tx: Tx, dispute: DisputeRow): Promise<boolean> {
  const rows = await tx.query(
    `insert into dispute (dispute_id, worker_id, feed_id, ref, why, since, made_at, state, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'open', $7)
     on conflict (agency_id, worker_id, feed_id, ref) where state = 'open' do nothing returning dispute_id`,
    [
      dispute.id,
      dispute.workerId,
      dispute.feedId,
      dispute.ref,
      dispute.why,
      timestamp(dispute.since),
      timestamp(dispute.madeAt),
    ],
  );
  return rows.length > 0;
}

/** Writes what was decided about a dispute. */
export async function saveDispute(tx: Tx, id: string, dispute: Dispute): Promise<void> {
  const { state, openedAt, reopened, passedOnAt, answer } = dispute;
  await tx.query(
    `update dispute set state = $2, opened_at = $3, reopened = $4, passed_on_at = $5, answered_by = $6, answered_at = $7,
            agreed = $8, answer = $9
      where dispute_id = $1`,
    [
      id,
      state,
      timestamp(openedAt),
      reopened,
      timestamp(passedOnAt),
      answer?.by ?? null,
      timestamp(answer?.at ?? null),
      answer?.agree ?? null,
      answer?.text ?? null,
    ],
  );
}

/** What the feed says by now of the assignment of a dispute. */
export interface HeardOf {
  readonly id: string;
  readonly held: boolean;
  readonly saidAgain: boolean;
}

/**
 * The open disputes whose assignment the worker holds no longer from `since` on, to the day (most feeds know no more), and the agreed ones that the worker is said
 * to hold again.
 */
export async function heardOf(db: Db): Promise<HeardOf[]> {
  return db.query<HeardOf>(
    `with word as (
       select d.dispute_id as id, d.state,
              tie.is_theirs and (tie.held_until is null or tie.held_until > d.since + interval '1 day')
              or exists (select from past_holding p
                          where p.feed_id = d.feed_id and p.ref = d.ref and p.subject_kind = 'worker'
                            and p.subject_id = d.worker_id and p.held_until > d.since + interval '1 day') as held,
              tie.is_theirs and tie.held_until is null as said_again
         from dispute d
         cross join lateral (
           select held_until, held_from is not null and subject_kind = 'worker' and subject_id = d.worker_id as is_theirs
             from assignment a where a.feed_id = d.feed_id and a.ref = d.ref) tie
        where d.state in ('open', 'agreed'))
     select id, held, said_again as "saidAgain" from word
      where state = 'open' and not held or state = 'agreed' and said_again
      order by id`,
  );
}
