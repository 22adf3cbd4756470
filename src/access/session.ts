import { type Instant, instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { noSessionCookie, secretIn, sessionCookie } from './cookie.js';
import { realTime } from './real-time.js';
import { digestOf, newSecret } from './secret.js';
import {
  deleteEndedSessions,
  deleteSession,
  insertSession,
  prolongSession,
  sessionByDigest,
  type SessionRow,
} from './session.queries.js';

const hour = 3_600_000;
/** A session lasts this long after it was last used. */
const lasts = 12 * hour;
/** Use is noted at most this often. */
const noteEvery = 60_000;

/**
 * Signs a person in and returns the Set-Cookie value. The cookie lives as long as the browser is open; when it is too
 * old is kept here, beside its digest.
 */
export async function openSession(tx: Tx, personId: string, { secure = false } = {}): Promise<string> {
  const secret = newSecret();
  const now = realTime();
  await deleteEndedSessions(tx, now);
  await insertSession(tx, {
    digest: digestOf(secret),
    personId,
    csrf: newSecret(),
    madeAt: now,
    expiresAt: endOf(now),
  });
  return sessionCookie(secret, secure);
}

/** The session of a Cookie header; using it prolongs it. */
export async function sessionOf(db: Db, cookies: string): Promise<SessionRow | null> {
  const secret = secretIn(cookies);
  if (secret === null) return null;
  const now = realTime();
  const digest = digestOf(secret);
  const row = await sessionByDigest(db, digest, now);
  if (row === undefined) return null;
  if (now - row.seen_at < noteEvery) return row;
  await prolongSession(db, digest, now, endOf(now));
  return { ...row, seen_at: now, expires_at: endOf(now) };
}

/** Ends the session of a Cookie header and returns the Set-Cookie value that takes the cookie away. */
export async function closeSession(db: Db, cookies: string): Promise<string> {
  const secret = secretIn(cookies);
  if (secret !== null) await deleteSession(db, digestOf(secret));
  return noSessionCookie;
}

const endOf = (now: Instant): Instant => instant(now + lasts);
