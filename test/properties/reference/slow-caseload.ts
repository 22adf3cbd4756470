import type { Fact, FactKind, Work } from '../../../src/core/assignment.js';
import { exact } from '../../../src/core/decimal.js';
import type { Instant } from '../../../src/core/instant.js';
import type { Subject } from '../../../src/core/subject.js';

/** The fold of one assignment's facts, written from section 5 of the domain rules alone. */

/** Who holds what at an instant; null: nobody holds anything. */
export interface SlowHeld {
  readonly subject: Subject;
  readonly work: Work;
}

/** What became of every fact up to an instant. */
export interface SlowCaseload {
  readonly held: SlowHeld | null;
  readonly waiting: readonly Fact[];
  readonly mismatches: readonly Fact[];
  readonly afterClosing: readonly Fact[];
}

const places: readonly FactKind[] = ['opened', 'changed', 'transferred', 'closed'];

/** By effective time, opened < changed < transferred < closed, source, id. */
function isBefore(a: Fact, b: Fact): boolean {
  if (a.at !== b.at) return a.at < b.at;
  if (a.kind !== b.kind) return places.indexOf(a.kind) < places.indexOf(b.kind);
  return a.source === b.source ? a.id < b.id : a.source < b.source;
}

/** Puts each fact where it belongs, one after the other; the same event twice is there once. */
function arranged(facts: readonly Fact[]): Fact[] {
  const line: Fact[] = [];
  for (const fact of facts) {
    if (line.some(({ source, id }) => source === fact.source && id === fact.id)) continue;
    const place = line.findIndex((other) => isBefore(fact, other));
    line.splice(place === -1 ? line.length : place, 0, fact);
  }
  return line;
}

/**
 * A snapshot is a fact about its whole feed at its instant: what a later one of the same instant shows as open (ids of what
 * snapshots show grow) was not closed then.
 */
function isTakenBack(fact: Fact, facts: readonly Fact[]): boolean {
  if (fact.kind !== 'closed' || fact.origin !== 'reconcile') return false;
  for (const { kind, origin, at, source, id } of facts)
    if (kind === 'opened' && origin === 'reconcile' && at === fact.at && source === fact.source && id > fact.id)
      return true;
  return false;
}

/** A change states only what changes, also of the measures; an opening states everything. */
function changed(work: Work, { given, kind }: Fact): Work {
  const measures: Record<string, Work['units']> = kind === 'opened' ? {} : { ...work.measures };
  for (const [name, value] of Object.entries(given.measures ?? {})) measures[name] = exact(value);
  return {
    program: given.program ?? work.program,
    caseType: given.caseType ?? work.caseType,
    units: given.units === undefined ? work.units : exact(given.units),
    measures,
    role: given.role ?? work.role,
    profile: given.profile ?? work.profile,
    state: given.state ?? work.state,
  };
}

const blank: Work = {
  ...{ program: '', caseType: '', units: exact(1), measures: {} },
  ...{ role: 'primary', profile: '', state: 'open' },
};

function named(workerId: string | undefined, unitId: string | undefined): Subject | null {
  if (workerId !== undefined) return { kind: 'worker', id: workerId };
  return unitId === undefined ? null : { kind: 'pool', id: unitId };
}

const isAnother = (a: Subject | null, b: Subject): boolean => a !== null && (a.kind !== b.kind || a.id !== b.id);

/** Everything from the beginning up to and including an instant, told once more from scratch. */
export function slowCaseload(facts: readonly Fact[], until: Instant): SlowCaseload {
  const waiting: Fact[] = [];
  const mismatches: Fact[] = [];
  const afterClosing: Fact[] = [];
  let held = null as SlowHeld | null;
  let wasOpened = false;
  for (const fact of arranged(facts)) {
    if (fact.at > until) break;
    if (isTakenBack(fact, facts)) continue;
    const { workerId, unitId, toWorkerId, toUnitId } = fact.given;
    const holder = named(workerId, unitId);
    if (fact.kind === 'opened') {
      wasOpened = true;
      const subject: Subject | null = holder ?? held?.subject ?? null;
      if (subject) held = { subject, work: changed(held?.work ?? blank, fact) };
    } else if (!wasOpened) waiting.push(fact);
    else if (!held) afterClosing.push(fact);
    else if (isAnother(holder, held.subject)) mismatches.push(fact);
    else if (fact.kind === 'closed') held = null;
    else if (fact.kind === 'changed') held = { ...held, work: changed(held.work, fact) };
    else held = { subject: named(toWorkerId, toUnitId) ?? held.subject, work: changed(held.work, fact) };
  }
  return { held, waiting, mismatches, afterClosing };
}
