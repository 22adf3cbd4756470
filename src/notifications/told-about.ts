import type { Db } from '../platform/database/database.js';
import { personsTold } from './told-about.queries.js';

/** Who has been told of each breach, or is being told now: those a correction or an end must be told to as well. */
export async function toldAbout(db: Db, breachIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const told = new Map<string, Set<string>>(breachIds.map((breachId) => [breachId, new Set()]));
  if (breachIds.length === 0) return told;
  for (const row of await personsTold(db, breachIds)) told.get(row.breach_id)?.add(row.person_id);
  return told;
}
