import { instant } from '../core/instant.js';
import type { Database } from '../platform/database/database.js';
import type { Clock } from '../platform/clock/clock.js';
import { newId } from '../platform/ids.js';
import { isPassword } from './password.js';
import {
  attemptsSince,
  forgetAttemptsBefore,
  forgetAttemptsOf,
  lockAttempts,
  noteAttempt,
  passwordHash,
} from './password.queries.js';
import { personNamed } from './person.js';
import { realTime } from './real-time.js';
import { openSession } from './session.js';

/** How many attempts a person has, and in which time. */
export const mostAttempts = 10;
const within = 15 * 60_000;
const longestName = 200;

export type SignedIn =
  | { readonly is: 'signed_in'; readonly cookie: string; readonly personId: string }
  /** Nobody of that name, no password yet, or not this one: which of them is not told. */
  | { readonly is: 'no_match' }
  | { readonly is: 'too_many_attempts' };

/** Signs in by code or address and password. Takes the same time for nobody and for a wrong password. */
export async function signIn(
  { database, clock, secure }: { database: Database; clock: Clock; secure: boolean },
  typed: { readonly name: string; readonly password: string },
): Promise<SignedIn> {
  const name = typed.name.trim().slice(0, longestName);
  const person = await personNamed(database.db, name, await clock.now());
  const counted = person?.personId ?? name.toLowerCase();
  if (!(await mayTry(database, counted))) return { is: 'too_many_attempts' };

  const hash = person === null ? undefined : await passwordHash(database.db, person.personId);
  const matches = await isPassword(typed.password, hash);
  if (person === null || !matches) return { is: 'no_match' };
  const cookie = await database.transaction(async (tx) => {
    await forgetAttemptsOf(tx, counted);
    return openSession(tx, person.personId, { secure });
  });
  return { is: 'signed_in', cookie, personId: person.personId };
}

/** Notes the attempt before the password is looked at, so that many at once are no more than one after the other. */
async function mayTry(database: Database, counted: string): Promise<boolean> {
  return database.transaction(async (tx) => {
    const now = realTime();
    const since = instant(now - within);
    await lockAttempts(tx, counted);
    await forgetAttemptsBefore(tx, since);
    if ((await attemptsSince(tx, counted, since)) >= mostAttempts) return false;
    await noteAttempt(tx, newId(), counted, now);
    return true;
  });
}
