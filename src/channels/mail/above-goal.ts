import { gatherEvidence } from '../../breaches/evidence.js';
import { holdsAt } from '../../core/counting.js';
import { plain } from '../../core/decimal.js';
import type { Instant } from '../../core/instant.js';
import { leadingRule } from '../../core/standing.js';
import { timeline } from '../../core/timeline.js';
import { workersOf } from '../../people/person.queries.js';
import type { Db } from '../../platform/database/database.js';

/** A worker above the goal and within the limit. */
export interface AboveGoal {
  readonly unitId: string;
  readonly workerId: string;
  readonly program: string;
  readonly countUnit: string;
  readonly load: string;
  readonly goal: string;
  readonly limit: string;
}

/** Who in these units is above the goal of a target and within its limit, unit by unit, in the order of their codes. */
export async function aboveGoalIn(db: Db, unitIds: readonly string[], now: Instant): Promise<AboveGoal[]> {
  const found: AboveGoal[] = [];
  for (const unitId of unitIds) {
    const workers = await workersOf(db, unitId, now);
    const subjects = workers.map(({ personId: id }) => ({ kind: 'worker' as const, id }));
    if (subjects.length > 0) found.push(...(await aboveGoal(db, unitId, subjects, now)));
  }
  return found;
}

async function aboveGoal(
  db: Db,
  unitId: string,
  subjects: readonly { readonly kind: 'worker'; readonly id: string }[],
  now: Instant,
): Promise<AboveGoal[]> {
  const bench = await gatherEvidence(db, subjects, { now, since: now });
  const targets = bench.targets.filter((target) => holdsAt(target, now));
  return bench.evidence.flatMap(({ subject, holdings, capacities, programs }) => {
    const own = targets.filter((target) => programs.has(target.terms.scope.program));
    const lines = timeline({ subject, holdings, capacities, targets: own }, { from: now, until: now });
    return lines.flatMap(({ targetId, moments }): AboveGoal[] => {
      const reading = moments.at(-1)?.reading;
      if (!reading || reading.status === 'over' || reading.status === 'over_absolute') return [];
      const { load, goal, effectiveLimit, countUnit } = leadingRule(reading);
      if (goal === null || load.lte(goal)) return [];
      const program = own.find((target) => target.targetId === targetId)?.terms.scope.program ?? '';
      const numbers = { load: plain(load), goal: plain(goal), limit: plain(effectiveLimit) };
      return [{ unitId, workerId: subject.id, program, countUnit, ...numbers }];
    });
  });
}
