import type { Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

export interface SessionRow {
  person_id: string;
  csrf: string;
  /** The language they chose; null: none. */
  language: string | null;
  seen_at: Instant;
  expires_at: Instant;
}

export async function insertSession(
  tx: Tx,
  session: { digest: Buffer; personId: string; csrf: string; madeAt: Instant; expiresAt: Instant },
): Promise<void> {
  await tx.query(
    `insert into web_session (digest, person_id, csrf, made_at, seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)`,
    [session.digest, session.personId, session.csrf, timestamp(session.madeAt), timestamp(session.expiresAt)],
  );
}

export async function sessionByDigest(db: Db, digest: Buffer, at: Instant): Promise<SessionRow | undefined> {
  const rows = await db.prepared<SessionRow>(
    'access session',
    `select s.person_id, s.csrf, s.seen_at, s.expires_at, l.language
     from web_session s left join person_language l on l.agency_id = s.agency_id and l.person_id = s.person_id
     where s.digest = $1 and s.expires_at > $2`,
    [digest, timestamp(at)],
  );
  return rows[0];
}

export async function prolongSession(db: Db, digest: Buffer, at: Instant, until: Instant): Promise<void> {
  await db.query('update web_session set seen_at = $2, expires_at = $3 where digest = $1 and expires_at > $2', [
    digest,
    timestamp(at),
    timestamp(until),
  ]);
}

export async function deleteSession(db: Db, digest: Buffer): Promise<void> {
  await db.query('delete from web_session where digest = $1', [digest]);
}

export async function deleteSessionsOf(db: Db, personId: string): Promise<void> {
  await db.query('delete from web_session where person_id = $1', [personId]);
}

export async function deleteEndedSessions(db: Db, at: Instant): Promise<void> {
  await db.query('delete from web_session where expires_at <= $1', [timestamp(at)]);
}
