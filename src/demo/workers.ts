import { demoPeople, demoUnits, programs } from './roster.js';

/** A worker of the demonstration: what comes to them, and what they usually have. */
export interface DemoWorker {
  readonly personId: string;
  readonly unitId: string;
  readonly program: string;
  readonly caseType: string;
  /** Days that a case stays open on average. */
  readonly days: number;
  /** Cases that come on a working day, on average. */
  readonly rate: number;
  readonly usualLoad: number;
}

/** Regions differ: the north has more work than its people can hold. */
const pressure: Readonly<Record<string, number>> = { North: 1.1, Harbor: 0.97, Valley: 0.86 };

/** Everybody who carries cases, in the order of the roster. */
export function demoWorkers(): DemoWorker[] {
  const units = new Map(demoUnits().map((unit) => [unit.unitId, unit]));
  return demoPeople().flatMap(({ personId, unitId, roles, fte, capacityFactor }) => {
    const unit = unitId === null ? undefined : units.get(unitId);
    const program = programs.find((one) => one.program === unit?.program);
    if (!roles.includes('worker') || unit === undefined || program === undefined) return [];
    const { caseType, days, open } = program;
    const usualLoad = open * Number(fte) * Number(capacityFactor) * (pressure[unit.region] ?? 1);
    return [
      {
        personId,
        unitId: unit.unitId,
        program: unit.program,
        caseType,
        days,
        usualLoad,
        rate: usualLoad / ((days * 5) / 7),
      },
    ];
  });
}
