import { addOwed, type Calendar, parseDuration } from '../core/calendar.js';
import { unknownCapacity } from '../core/capacity.js';
import { holdsSubject } from '../core/counting.js';
import { type Instant, rfc3339 } from '../core/instant.js';
import { route } from '../core/ladder.js';
import type { Subject } from '../core/subject.js';
import type { Rung, TargetInForce } from '../core/target.js';
import { usualLadder } from '../core/target-terms.js';
import { calendarOf } from '../people/calendar.queries.js';
import { capacitiesOf } from '../people/capacity.queries.js';
import { dutiesAt, nobodyOnDuty } from '../people/duty.queries.js';
import { unitAt } from '../people/unit.queries.js';
import type { Db } from '../platform/database/database.js';
import { targetsEver } from '../targets/take-force.js';

/** One rung as it would fire. */
export interface RouteRung {
  readonly dueAt: string;
  readonly to: readonly { readonly personId: string; readonly because: string }[];
  readonly passedOver: readonly { readonly personId: string | null; readonly because: string }[];
}

/** Who would be told about a worker, as if a breach opened at `at`: by the target that holds them, or the usual ladder. */
export async function routeOf(db: Db, workerId: string, at: Instant): Promise<RouteRung[]> {
  const calendar = await calendarOf(db);
  const subject: Subject = { kind: 'worker', id: workerId };
  const place = placeAt(await capacitiesOf(db, [workerId]), workerId, at);
  const unit = place.unitId === null ? null : await unitAt(db, place.unitId, at);
  const holding = (await targetsEver(db)).filter(
    (target) =>
      isInForce(target, at) &&
      target.terms.rules.some((rule) => rule.kind === 'open_count') &&
      holdsSubject(target.terms.scope, subject, place),
  );
  const target = holding.find(({ terms }) => terms.scope.program === unit?.program) ?? holding[0];
  const rungs: RouteRung[] = [];
  // A rung that finds nobody passes to the next at once.
  let passedOn: Instant | null = null;
  for (const rung of target?.terms.ladder ?? usualLadder) {
    const dueAt: Instant = passedOn ?? dueOf(rung, at, calendar);
    const duties = place.unitId === null ? new Map<string, never>() : await dutiesAt(db, [place.unitId], dueAt);
    const duty = duties.get(place.unitId ?? '') ?? nobodyOnDuty(place.unitId);
    const { to, passedOver, outcome } = route(rung, duty, subject);
    passedOn = outcome === 'nobody' ? dueAt : null;
    rungs.push({ dueAt: rfc3339(dueAt), to, passedOver });
  }
  return rungs;
}

const placeAt = (capacities: Awaited<ReturnType<typeof capacitiesOf>>, workerId: string, at: Instant) =>
  capacities.get(workerId)?.findLast((step) => step.from <= at) ?? unknownCapacity;

const isInForce = (target: TargetInForce, at: Instant): boolean =>
  target.from <= at && (target.until === null || target.until > at);

function dueOf(rung: Rung, at: Instant, calendar: Calendar): Instant {
  const after = parseDuration(rung.after);
  return after === null ? at : addOwed(at, after, calendar);
}
