import type { Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

export async function passwordHash(db: Db, personId: string): Promise<string | undefined> {
  const rows = await db.query<{ hash: string }>('select hash from password where person_id = $1', [personId]);
  return rows[0]?.hash;
}

export async function keepPassword(tx: Tx, personId: string, hash: string): Promise<void> {
  await tx.query(
    `insert into password (person_id, hash, set_at) values ($1, $2, $3)
     on conflict (agency_id, person_id) do update set hash = excluded.hash, set_at = excluded.set_at`,
    [personId, hash, timestamp(tx.now)],
  );
}

/** One person's attempts are counted one after the other. */
export async function lockAttempts(tx: Tx, personId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('sign-in ' || $1, 0))`, [personId]);
}

export async function forgetAttemptsBefore(tx: Tx, at: Instant): Promise<void> {
  await tx.query('delete from sign_in_attempt where at < $1', [timestamp(at)]);
}

export async function attemptsSince(tx: Tx, personId: string, since: Instant): Promise<number> {
  const rows = await tx.query<{ attempts: number }>(
    'select count(*)::int as attempts from sign_in_attempt where person_id = $1 and at >= $2',
    [personId, timestamp(since)],
  );
  return rows[0]?.attempts ?? 0;
}

export async function noteAttempt(tx: Tx, attemptId: string, personId: string, at: Instant): Promise<void> {
  await tx.query('insert into sign_in_attempt (attempt_id, person_id, at) values ($1, $2, $3)', [
    attemptId,
    personId,
    timestamp(at),
  ]);
}

export async function forgetAttemptsOf(tx: Tx, personId: string): Promise<void> {
  await tx.query('delete from sign_in_attempt where person_id = $1', [personId]);
}
