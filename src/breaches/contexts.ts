import type { Context } from '../core/breach-signal.js';
import type { Calendar } from '../core/calendar.js';
import type { CapacityStep } from '../core/capacity.js';
import { holdsAt } from '../core/counting.js';
import type { Duty } from '../core/duty.js';
import type { Instant } from '../core/instant.js';
import { noTarget } from '../core/request.js';
import { type Subject, subjectKey } from '../core/subject.js';
import type { TargetInForce } from '../core/target.js';
import { usualClocks, usualLadder } from '../core/target-terms.js';
import { firstRunHold } from '../notifications/first-run-hold.queries.js';
import { toldAbout } from '../notifications/told-about.js';
import { calendarOf } from '../people/calendar.queries.js';
import { capacitiesOf } from '../people/capacity.queries.js';
import { dutiesAt, nobodyOnDuty } from '../people/duty.queries.js';
import { admins } from '../people/grant.queries.js';
import { agencySettings } from '../people/settings.queries.js';
import type { Tx } from '../platform/database/database.js';
import { type HoldRow, openCatchUp } from './hold.queries.js';
import { targetsEver } from '../targets/take-force.js';

/** What a decision is asked about: a breach that exists, or one that is about to. */
export interface Matter {
  readonly subject: Subject;
  readonly targetId: string;
  readonly breachId: string | null;
}

/** With what the core decides about each of several breaches, read once for all of them. */
export interface Contexts {
  readonly calendar: Calendar;
  /** The catch-up that is running, which keeps every opening back; null: none is. */
  readonly catchUp: HoldRow | null;
  /** The hold of the first run, which keeps every opening back; null: people are told. */
  readonly firstRun: string | null;
  /** The unit that a subject belongs to now; null: to none. */
  unitOf(subject: Subject): string | null;
  of(matter: Matter, held: boolean): Context;
  program(targetId: string): string;
}

/** Reads the contexts of these matters at the transaction's instant, in a handful of statements however many they are. */
export async function contextsFor(tx: Tx, matters: readonly Matter[]): Promise<Contexts> {
  const breachIds = matters.flatMap((matter) => matter.breachId ?? []);
  const [calendar, targets, units, told, { workerCopy }, adminIds, catchUp, firstRun] = await Promise.all([
    calendarOf(tx),
    targetsEver(tx),
    unitsOf(tx, matters),
    toldAbout(tx, breachIds),
    agencySettings(tx),
    admins(tx, tx.now),
    openCatchUp(tx),
    firstRunHold(tx),
  ]);
  const duties = await dutiesAt(tx, [...new Set([...units.values()].flatMap((unit) => unit ?? []))], tx.now);
  const unitOf = (subject: Subject): string | null => units.get(subjectKey(subject)) ?? null;
  return {
    calendar,
    catchUp,
    firstRun,
    unitOf,
    program: (targetId) => latest(targets, targetId, tx.now).terms.scope.program,
    of: ({ subject, targetId, breachId }, held) => ({
      now: tx.now,
      calendar,
      terms: targetId === noTarget ? usualTerms : termsNow(latest(targets, targetId, tx.now)),
      duty: dutyOf(duties, unitOf(subject)),
      told: (breachId === null ? undefined : told.get(breachId)) ?? new Set(),
      workerCopyTo: workerCopy && subject.kind === 'worker' ? subject.id : null,
      admins: adminIds,
      held,
      catchingUp: catchUp !== null,
    }),
  };
}

async function unitsOf(tx: Tx, matters: readonly Matter[]): Promise<Map<string, string | null>> {
  const workers = matters.filter(({ subject }) => subject.kind === 'worker').map(({ subject }) => subject.id);
  const capacities = await capacitiesOf(tx, [...new Set(workers)]);
  return new Map(
    matters.map(({ subject }) => [
      subjectKey(subject),
      subject.kind === 'pool' ? subject.id : (stepAt(capacities.get(subject.id), tx.now)?.unitId ?? null),
    ]),
  );
}

const stepAt = (steps: readonly CapacityStep[] | undefined, at: Instant): CapacityStep | undefined =>
  steps?.findLast((step) => step.from <= at);

const dutyOf = (duties: ReadonlyMap<string, Duty>, unitId: string | null): Duty =>
  (unitId === null ? undefined : duties.get(unitId)) ?? nobodyOnDuty(unitId);

/** The version in force now; where none is, the last that was. */
function latest(targets: readonly TargetInForce[], targetId: string, now: Instant): TargetInForce {
  const versions = targets.filter((target) => target.targetId === targetId);
  const found =
    versions.find((version) => holdsAt(version, now)) ??
    versions.findLast((version) => version.from <= now) ??
    versions.at(-1);
  if (found === undefined) throw new Error(`no version of the target ${targetId} was ever in force`);
  return found;
}

/** What holds of a request for a check-in where no target is in force for the worker. */
const usualTerms: Context['terms'] = { version: 0, clocks: usualClocks, ladder: usualLadder };

const termsNow = ({ version, terms }: TargetInForce): Context['terms'] => ({
  version,
  clocks: terms.clocks,
  ladder: terms.ladder,
});
