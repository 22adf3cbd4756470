import type { Instant } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { languageOf } from '../platform/language/language.js';
import type { Caller, Session } from './caller.js';
import { activePerson } from './person.js';
import { digestOf, sameSecret } from './secret.js';
import { sessionOf } from './session.js';
import { tokenByDigest } from './token.queries.js';

const noRoles: ReadonlySet<string> = new Set();

/** Whom a bearer token stands for; null where it is good for nothing. */
export async function callerByToken(
  db: Db,
  token: string,
  { adminToken, now }: { adminToken: string | undefined; now: Instant },
): Promise<Caller | null> {
  if (adminToken !== undefined && sameSecret(token, adminToken)) {
    return { personId: null, roles: noRoles, tokenRole: 'admin', via: 'token' };
  }
  const row = await tokenByDigest(db, digestOf(token), now);
  if (row === undefined) return null;
  if (row.person_id === null) return { personId: null, roles: noRoles, tokenRole: row.role, via: 'token' };
  const person = await activePerson(db, row.person_id, now);
  return person && { personId: person.personId, roles: person.roles, tokenRole: null, via: 'token' };
}

/** Whose session a Cookie header carries; null where there is none, it has ended, or the person has left. */
export async function callerBySession(
  db: Db,
  cookies: string,
  now: Instant,
): Promise<{ caller: Caller; session: Session } | null> {
  const row = await sessionOf(db, cookies);
  if (row === null) return null;
  const person = await activePerson(db, row.person_id, now);
  if (person === null) return null;
  const { personId, name, roles } = person;
  return {
    caller: { personId, roles, tokenRole: null, via: 'session' },
    session: {
      personId,
      name: name ?? personId,
      csrf: row.csrf,
      expiresAt: row.expires_at,
      language: languageOf(row.language),
    },
  };
}
