import { roomOf } from '../../assessment/room.js';
import { exact, plain, sum } from '../../core/decimal.js';
import type { Instant } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';
import type { BreachFacts } from './matter.js';
import type { Surroundings } from './reader.js';

/** In a burst the board says who has room; a mail does not wait for it. */
const mostUnits = 2;

/** Who has room in the units that opening mails are about. */
export async function surroundingsOf(
  db: Db,
  breaches: readonly BreachFacts[],
  now: Instant,
): Promise<Map<string, Surroundings>> {
  const unitIds = [...new Set(breaches.flatMap((breach) => breach.unitId ?? []))];
  const found = new Map<string, Surroundings>();
  if (unitIds.length === 0 || unitIds.length > mostUnits) return found;
  const rooms = new Map(await Promise.all(unitIds.map(async (id) => [id, await roomOf(db, id, now)] as const)));
  for (const breach of breaches) {
    const free = (rooms.get(breach.unitId ?? '') ?? []).filter(
      (one) => one.target === breach.targetId && one.available && one.room > 0 && one.workerId !== breach.subjectId,
    );
    const people = new Set(free.map(({ workerId }) => workerId)).size;
    const load = plain(sum(free.map(({ room }) => exact(room))));
    found.set(breach.breachId, { lastDays: [], room: { people, load } });
  }
  return found;
}
