import type { Instant } from '../../core/instant.js';
import { admins } from '../../people/grant.queries.js';
import { peopleAt } from '../../people/person.queries.js';
import type { Db } from '../../platform/database/database.js';
import { addressOf } from './letter-desk.js';

/** The admins whom mail can reach. */
export async function reachableAdmins(db: Db, at: Instant): Promise<string[]> {
  const all = await admins(db, at);
  if (all.length === 0) return [];
  const people = await peopleAt(db, all, at);
  return all.filter((personId) => addressOf(people.get(personId)) !== null);
}
