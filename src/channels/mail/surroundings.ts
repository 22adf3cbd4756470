import { roomOf } from '../../assessment/room.js';
import { exact, plain, sum } from '../../core/decimal.js';
import type { Instant } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';
import { lastDaysOf } from './last-days.js';
import type { BreachFacts } from './matter.js';
import type { Surroundings } from './reader.js';

/** In a burst the pages say how it was and who has room; the mails do not wait for it. */
const mostBreaches = 6;
const mostUnits = 2;

/** The last days of the breaches that mail opens, and who has room in their units. */
export async function surroundingsOf(
  db: Db,
  breaches: readonly BreachFacts[],
  now: Instant,
): Promise<Map<string, Surroundings>> {
  const unitIds = [...new Set(breaches.flatMap((breach) => breach.unitId ?? []))];
  const found = new Map<string, Surroundings>();
  if (breaches.length === 0 || breaches.length > mostBreaches || unitIds.length > mostUnits) return found;
  const days = await lastDaysOf(db, breaches, now);
  const rooms = new Map(await Promise.all(unitIds.map(async (id) => [id, await roomOf(db, id, now)] as const)));
  for (const breach of breaches) {
    const lastDays = days.get(breach.breachId) ?? [];
    if (breach.unitId === null) {
      found.set(breach.breachId, { lastDays, room: null });
      continue;
    }
    const free = (rooms.get(breach.unitId) ?? []).filter(
      (one) => one.target === breach.targetId && one.available && one.room > 0 && one.workerId !== breach.subjectId,
    );
    const people = new Set(free.map(({ workerId }) => workerId)).size;
    const load = plain(sum(free.map(({ room }) => exact(room))));
    found.set(breach.breachId, { lastDays, room: { people, load } });
  }
  return found;
}
