import { type Calendar, startOfDay } from '../core/calendar.js';
import { beginning, type CapacityStep, unknownCapacity } from '../core/capacity.js';
import { exact } from '../core/decimal.js';
import type { Instant, LocalDate } from '../core/instant.js';

/** One version of a person, as far as capacity rests on it. */
export interface CapacityVersion {
  readonly effectiveOn: LocalDate;
  readonly fte: string;
  readonly factor: string;
  readonly factorUntil: LocalDate | null;
  readonly unitId: string | null;
  readonly classification: string | null;
  readonly startOn: LocalDate | null;
  readonly endOn: LocalDate | null;
}

/** From when on a unit lies in which region. */
export interface RegionStep {
  readonly from: Instant;
  readonly region: string | null;
}

/**
 * The steps of a person's capacity, earliest first and each different from the one before, from versions in the order
 * of their days. Before the first version a person counts as one full-time worker of no unit.
 */
export function capacitySteps(
  versions: readonly CapacityVersion[],
  regionsOf: (unitId: string) => readonly RegionStep[],
  calendar: Calendar,
): CapacityStep[] {
  const steps: CapacityStep[] = [unknownCapacity];
  for (const [index, version] of versions.entries()) {
    const from = startOfDay(version.effectiveOn, calendar);
    const next = versions[index + 1];
    const until = next === undefined ? Infinity : startOfDay(next.effectiveOn, calendar);
    const days = [version.factorUntil, version.startOn, version.endOn].flatMap((day) =>
      day === null ? [] : startOfDay(day, calendar),
    );
    const regions = version.unitId === null ? [] : regionsOf(version.unitId);
    const turns = [...days, ...regions.map((step) => step.from)].filter((turn) => turn > from && turn < until);
    for (const at of [from, ...new Set(turns)].sort((a, b) => a - b)) {
      const step = stepAt(version, regions, at, calendar);
      const last = steps.at(-1);
      if (last === undefined || !same(last, step)) steps.push(step);
    }
  }
  const [first, second] = steps;
  return second !== undefined && first !== undefined && second.from <= beginning ? steps.slice(1) : steps;
}

function stepAt(
  version: CapacityVersion,
  regions: readonly RegionStep[],
  at: Instant,
  calendar: Calendar,
): CapacityStep {
  const reached = (day: LocalDate | null): boolean => day !== null && startOfDay(day, calendar) <= at;
  return {
    from: at,
    fte: exact(version.fte),
    factor: exact(reached(version.factorUntil) ? 1 : version.factor),
    unitId: version.unitId,
    region: regions.findLast((step) => step.from <= at)?.region ?? null,
    classification: version.classification,
    active: (version.startOn === null || reached(version.startOn)) && !reached(version.endOn),
  };
}

function same(a: CapacityStep, b: CapacityStep): boolean {
  return (
    a.fte.eq(b.fte) &&
    a.factor.eq(b.factor) &&
    a.unitId === b.unitId &&
    a.region === b.region &&
    a.classification === b.classification &&
    a.active === b.active
  );
}
