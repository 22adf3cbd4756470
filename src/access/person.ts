import type { Instant } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { personAt, peopleNamed } from './person.queries.js';

/** A person who may sign in. */
export interface Person {
  readonly personId: string;
  readonly name: string | null;
  readonly roles: ReadonlySet<string>;
}

/** The person of this code with their roles; null where nobody is known by it or they have left. */
export async function activePerson(db: Db, personId: string, at: Instant): Promise<Person | null> {
  const row = await personAt(db, personId, at);
  if (row === undefined || (row.end_on !== null && row.end_on <= row.today)) return null;
  const roles = new Set([...row.roles, ...row.granted, ...row.posts]);
  if (row.unit_id !== null && row.roles.length === 0) roles.add('worker');
  return { personId: row.person_id, name: row.name, roles };
}

/** Who is meant by what was typed to sign in: a code, in any case of letters, or an address that is one person's only. */
export async function personNamed(db: Db, typed: string, at: Instant): Promise<Person | null> {
  const codes = await peopleNamed(db, typed, at);
  const exactly = codes.length === 0 || codes.includes(typed) ? typed : codes[0];
  if (exactly === undefined || (exactly !== typed && codes.length > 1)) return null;
  return activePerson(db, exactly, at);
}
