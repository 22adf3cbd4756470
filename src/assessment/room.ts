import { holdsAt } from '../core/counting.js';
import type { Instant } from '../core/instant.js';
import { leadingRule } from '../core/standing.js';
import { timeline } from '../core/timeline.js';
import { awayAt } from '../people/duty.queries.js';
import { workersOf } from '../people/person.queries.js';
import type { Db } from '../platform/database/database.js';
import { gatherEvidence } from '../breaches/evidence.js';

/** How much more a worker can take and be within. */
export interface Room {
  readonly workerId: string;
  readonly name: string | null;
  readonly target: string;
  readonly load: number;
  readonly effectiveLimit: number;
  readonly room: number;
  /** Not on leave; never why. */
  readonly available: boolean;
}

/** The room of each worker of a unit, against each target of the unit's program, in the unit's order: never by load. */
export async function roomOf(db: Db, unitId: string, now: Instant): Promise<Room[]> {
  const workers = await workersOf(db, unitId, now);
  const subjects = workers.map(({ personId: id }) => ({ kind: 'worker' as const, id }));
  const bench = await gatherEvidence(db, subjects, { now, since: now });
  const away = await awayAt(
    db,
    workers.map(({ personId }) => personId),
    now,
  );
  const targets = bench.targets.filter((target) => holdsAt(target, now));
  return bench.evidence.flatMap((evidence) => {
    const { subject, holdings, capacities, programs } = evidence;
    const own = targets.filter((target) => programs.has(target.terms.scope.program));
    return timeline({ subject, holdings, capacities, targets: own }, { from: now, until: now }).flatMap(
      ({ targetId, moments }) => {
        const reading = moments.at(-1)?.reading;
        if (!reading) return [];
        const { load, effectiveLimit } = leadingRule(reading);
        return {
          workerId: subject.id,
          name: workers.find(({ personId }) => personId === subject.id)?.name ?? null,
          target: targetId,
          load: load.toNumber(),
          effectiveLimit: effectiveLimit.toNumber(),
          room: effectiveLimit.minus(load).toNumber(),
          available: !away.has(subject.id),
        };
      },
    );
  });
}
