import { type CapacityStep, unknownCapacity } from '../core/capacity.js';
import { type Instant, type LocalDate, rfc3339 } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { calendarOf } from './calendar.queries.js';
import { capacitySteps, type CapacityVersion, type RegionStep } from './capacity.js';

const selectVersions = `
select distinct on (person_id, effective_on)
  person_id as "personId", effective_on as "effectiveOn", fte, capacity_factor as factor, capacity_until as "factorUntil",
  unit_id as "unitId", classification, start_on as "startOn", end_on as "endOn"
from person_version
where person_id = any($1) and ($2::timestamptz is null or recorded_at <= $2)
order by person_id, effective_on, recorded_at desc, version_id desc`;

const selectRegions = `
select distinct on (unit_id, effective_at) unit_id as "unitId", effective_at as "from", region
from unit_version
where unit_id in (select unit_id from person_version where person_id = any($1))
  and ($2::timestamptz is null or recorded_at <= $2)
order by unit_id, effective_at, recorded_at desc, version_id desc`;

/**
 * What each person's limit rests on, over all time, as known now or at `knownAt`. A person of whom nothing is known
 * has the one step of an unknown worker.
 */
export async function capacitiesOf(
  db: Db,
  personIds: readonly string[],
  knownAt?: Instant,
): Promise<Map<string, CapacityStep[]>> {
  if (personIds.length === 0) return new Map();
  const known = knownAt === undefined ? null : rfc3339(knownAt);
  const asked = [[...personIds], known];
  const [versions, steps, calendar] = await Promise.all([
    db.prepared<CapacityVersion & { personId: string; effectiveOn: LocalDate }>(
      'people_capacities',
      selectVersions,
      asked,
    ),
    db.prepared<RegionStep & { unitId: string }>('people_regions', selectRegions, asked),
    calendarOf(db),
  ]);
  const regions = new Map<string, RegionStep[]>();
  for (const { unitId, from, region } of steps) gather(regions, unitId, { from, region });
  const byPerson = new Map<string, CapacityVersion[]>();
  for (const version of versions) gather(byPerson, version.personId, version);
  const regionsOf = (unitId: string): RegionStep[] => regions.get(unitId) ?? [];
  return new Map(
    personIds.map((id) => {
      const own = byPerson.get(id);
      return [id, own === undefined ? [unknownCapacity] : capacitySteps(own, regionsOf, calendar)];
    }),
  );
}

function gather<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
