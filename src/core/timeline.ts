import type { Holding } from './assignment.js';
import { unknownCapacity, type CapacityStep } from './capacity.js';
import { contribution, holdsAt, holdsSubject, judges } from './counting.js';
import { zero, type Exact } from './decimal.js';
import type { Instant } from './instant.js';
import type { Reading } from './reading.js';
import { read } from './standing.js';
import type { Subject } from './subject.js';
import type { Clocks, Rung, TargetInForce } from './target.js';

/** What is so of a subject and a target from an instant on, until the next moment. */
export interface Moment {
  readonly at: Instant;
  /** The loads against the version in force; null: the target doesn't apply to the subject. */
  readonly reading: Reading | null;
  /** Why there is no reading; null where there is one. */
  readonly absent: Absence | null;
  /** The clocks and the ladder of the version in force; null and empty where none is. */
  readonly clocks: Clocks | null;
  readonly ladder: readonly Rung[];
}

/** Why a target doesn't apply, in the words in which a breach ends for it. */
export type Absence =
  | 'target no longer in force'
  | 'replaced by another target'
  | 'deactivated'
  | 'no longer in scope'
  | 'no longer reported';

/** All that decides what a subject's standings were. */
export interface SubjectHistory {
  readonly subject: Subject;
  /** What the subject held; the holdings of others, which a tie's fold has too, are passed over. */
  readonly holdings: readonly Holding[];
  /** Where the subject belongs and what it can carry, in order of time; before the first step nothing is known. */
  readonly capacities: readonly CapacityStep[];
  /** All versions of the targets to be read, whenever they were in force. */
  readonly targets: readonly TargetInForce[];
  /** When the feed had no row of the worker for so long that nothing can be said. */
  readonly unreported?: readonly { readonly from: Instant; readonly until: Instant | null }[];
}

/** The time to be told: from an instant on (null: from the first reading), up to and including another. */
export interface TimelineSpan {
  readonly from: Instant | null;
  readonly until: Instant;
}

/** The moments of one target, in order of time, each different from the one before. */
export interface TargetTimeline {
  readonly targetId: string;
  readonly moments: readonly Moment[];
}

/** A version of a target and the subject's loads by its rules at the instant that the sweep has come to. */
interface Version {
  readonly target: TargetInForce;
  readonly loads: Exact[];
}

/** What a holding's beginning or end does to the loads of a version. */
interface Shift {
  readonly at: Instant;
  readonly version: Version;
  readonly by: readonly Exact[];
}

/** What a holding adds to each rule of a target; null where it adds nothing to any. */
function additions(holding: Holding, target: TargetInForce): Exact[] | null {
  if (holding.work.program !== target.terms.scope.program) return null;
  const added = target.terms.rules.map((rule) => contribution(holding.work, rule));
  return added.some((load) => !load.isZero()) ? added : null;
}

function shift({ version: { loads }, by }: Shift): void {
  by.forEach((change, index) => {
    loads[index] = (loads[index] ?? zero).plus(change);
  });
}

const isOf = (subject: Subject, { subject: holder }: Holding): boolean =>
  holder.kind === subject.kind && holder.id === subject.id;

/** Puts what is held at the start into the loads of the versions, and returns what changes them after it, in order of time. */
function shiftsOf(history: SubjectHistory, versions: readonly Version[], start: Instant): Shift[] {
  const shifts: Shift[] = [];
  for (const holding of history.holdings) {
    const { from, until } = holding;
    if (!isOf(history.subject, holding) || (until !== null && until <= start)) continue;
    for (const version of versions) {
      const by = additions(holding, version.target);
      if (!by) continue;
      if (from <= start) shift({ at: start, version, by });
      else shifts.push({ at: from, version, by });
      if (until !== null) shifts.push({ at: until, version, by: by.map((load) => load.neg()) });
    }
  }
  return shifts.sort((a, b) => a.at - b.at);
}

/** The instants at which something may change for a target, each once, in order of time. */
function instantsOf(history: SubjectHistory, versions: readonly Version[], shifts: readonly Shift[]): Instant[] {
  const own = new Set(versions.map(({ target }) => target.targetId));
  const replacing = history.targets.filter(({ terms }) => terms.insteadOf !== null && own.has(terms.insteadOf));
  const spans = [...versions.map(({ target }) => target), ...replacing, ...(history.unreported ?? [])];
  const ends = spans.flatMap(({ from, until }) => (until === null ? [from] : [from, until]));
  const all = new Set([...ends, ...history.capacities.map((step) => step.from), ...shifts.map(({ at }) => at)]);
  return [...all].sort((a, b) => a - b);
}

/** Before the first step a worker counts as one full-time worker; a pool is always of its own unit. */
function placeBefore(subject: Subject): CapacityStep {
  return subject.kind === 'pool' ? { ...unknownCapacity, unitId: subject.id } : unknownCapacity;
}

/** Whether a target in force that names this one in its `insteadOf` holds the subject: then only that one judges it. */
function isReplaced({ subject, targets }: SubjectHistory, targetId: string, place: CapacityStep, at: Instant): boolean {
  return targets.some(
    (other) =>
      other.terms.insteadOf === targetId && holdsAt(other, at) && holdsSubject(other.terms.scope, subject, place),
  );
}

/** Looks at a subject at one instant, everything that takes effect then included; null before the target's first day. */
function look(history: SubjectHistory, versions: readonly Version[], place: CapacityStep, at: Instant): Moment | null {
  const version = versions.find(({ target }) => holdsAt(target, at));
  const absentFor = (absent: Absence): Moment => ({
    at,
    reading: null,
    absent,
    clocks: version?.target.terms.clocks ?? null,
    ladder: version?.target.terms.ladder ?? [],
  });
  if (!version) return versions.some(({ target }) => target.from < at) ? absentFor('target no longer in force') : null;
  const { terms } = version.target;
  if (!place.active) return absentFor('deactivated');
  if (!judges(terms, history.subject.kind) || !holdsSubject(terms.scope, history.subject, place))
    return absentFor('no longer in scope');
  if (isReplaced(history, version.target.targetId, place, at)) return absentFor('replaced by another target');
  if (history.unreported?.some((span) => holdsAt(span, at))) return absentFor('no longer reported');
  const reading = read([...version.loads], version.target, place);
  return { at, reading, absent: null, clocks: terms.clocks, ladder: terms.ladder };
}

/** Whether nothing that a breach or a page could tell has changed. */
function sameAs(a: Moment, b: Moment): boolean {
  if (a.reading === null || b.reading === null) return a.reading === b.reading && a.absent === b.absent;
  const others = b.reading.rules;
  return (
    a.reading.version === b.reading.version &&
    a.reading.rules.every(
      (rule, index) => others[index]?.load.eq(rule.load) === true && others[index].arithmetic === rule.arithmetic,
    )
  );
}

function timelineOf(history: SubjectHistory, targets: readonly TargetInForce[], span: TimelineSpan): Moment[] {
  const versions = targets.map((target): Version => ({ target, loads: target.terms.rules.map(() => zero) }));
  const start = span.from ?? (Math.min(...targets.map(({ from }) => from)) as Instant);
  const shifts = shiftsOf(history, versions, start);
  const capacities = [...history.capacities].sort((a, b) => a.from - b.from);
  const after = instantsOf(history, versions, shifts).filter((at) => start < at && at <= span.until);
  const moments: Moment[] = [];
  let place = placeBefore(history.subject);
  let [step, shifted] = [0, 0];
  for (const at of [start, ...after]) {
    for (let next = capacities[step]; next && next.from <= at; next = capacities[(step += 1)]) place = next;
    for (let next = shifts[shifted]; next && next.at <= at; next = shifts[(shifted += 1)]) shift(next);
    const moment = look(history, versions, place, at);
    const before = moments.at(-1);
    // A whole history begins with its first reading: what never applied didn't cease to.
    if (!moment || (before ? sameAs(before, moment) : span.from === null && !moment.reading)) continue;
    moments.push(moment);
  }
  return moments;
}

/**
 * What became of a subject's standings: for each target the moments at which its reading changed, by work taken on or
 * given up, FTE, capacity factor, unit, or the target itself. All that takes effect at one instant is folded before it is
 * looked at (domain rules, section 2). With `from` the first moment is the state at that instant.
 */
export function timeline(history: SubjectHistory, span: TimelineSpan): TargetTimeline[] {
  const byTarget = new Map<string, TargetInForce[]>();
  for (const target of history.targets) {
    const versions = byTarget.get(target.targetId);
    if (versions) versions.push(target);
    else byTarget.set(target.targetId, [target]);
  }
  return [...byTarget]
    .map(([targetId, versions]) => ({ targetId, moments: timelineOf(history, versions, span) }))
    .filter(({ moments }) => moments.length > 0);
}
