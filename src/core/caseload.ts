import { factKinds, type Fact, type FactKind, type Given, type Holding, type Work } from './assignment.js';
import { exact, plain, type Exact } from './decimal.js';
import type { Instant } from './instant.js';
import type { Subject } from './subject.js';

/** What the facts about one assignment come to. */
export interface Folded {
  /** Who held it when, in order of time; neighbours differ, and none is of no length. */
  readonly holdings: readonly Holding[];
  /** Facts about an assignment whose `opened` isn't known, or takes effect only after them. */
  readonly waiting: readonly Fact[];
  /** Facts that name a holder who didn't hold it then (`not_holder`); they change nothing. */
  readonly mismatches: readonly Fact[];
  /** Facts that take effect after it was closed, which is final until it is opened again; they change nothing. */
  readonly afterClosing: readonly Fact[];
}

/** Code-point order of texts, the same on every machine. */
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const rank: Readonly<Record<FactKind, number>> = Object.fromEntries(
  factKinds.map((kind, index) => [kind, index]),
) as Record<FactKind, number>;

/**
 * The order in which facts are folded, whatever order they arrived in: by effective time, then opened < changed <
 * transferred < closed, then source and id (domain rules, section 5).
 */
export function compareFacts(
  a: Pick<Fact, 'at' | 'kind' | 'source' | 'id'>,
  b: Pick<Fact, 'at' | 'kind' | 'source' | 'id'>,
): number {
  return a.at - b.at || rank[a.kind] - rank[b.kind] || compareTexts(a.source, b.source) || compareTexts(a.id, b.id);
}

/** The same event received twice is folded once: of two with one source and id the first recorded. */
function inOrder(facts: readonly Fact[]): readonly Fact[] {
  if (facts.length === 1) return facts;
  const first = new Map<string, Fact>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.source, fact.id]);
    const known = first.get(key);
    if (!known || compareVersions(fact, known) < 0) first.set(key, fact);
  }
  return withoutOverruled([...first.values()]).sort(compareFacts);
}

/**
 * A corrected snapshot of the same instant has the last word on it: what the one before showed as closed, and it shows as
 * open, was never closed (domain rules, section 5). Ids of what snapshots show grow with their arrival.
 */
function withoutOverruled(facts: readonly Fact[]): Fact[] {
  const shown = facts.filter(({ kind, origin }) => kind === 'opened' && origin === 'reconcile');
  const overrules = (by: Fact, fact: Fact): boolean =>
    by.at === fact.at && by.source === fact.source && compareTexts(fact.id, by.id) < 0;
  return facts.filter(
    (fact) => fact.kind !== 'closed' || fact.origin !== 'reconcile' || !shown.some((by) => overrules(by, fact)),
  );
}

/** Which of two facts of one source and id is folded, should the door ever let both in. */
function compareVersions(a: Fact, b: Fact): number {
  return (
    a.recordedAt - b.recordedAt || compareFacts(a, b) || compareTexts(JSON.stringify(a.given), JSON.stringify(b.given))
  );
}

/** Who a fact names as the holder; null where it names nobody. */
function namedHolder(workerId: string | undefined, unitId: string | undefined): Subject | null {
  if (workerId !== undefined) return { kind: 'worker', id: workerId };
  return unitId === undefined ? null : { kind: 'pool', id: unitId };
}

const sameSubject = (a: Subject, b: Subject): boolean => a.kind === b.kind && a.id === b.id;

const none: Readonly<Record<string, Exact>> = {};
const one = exact(1);

function measuresOf(given: Readonly<Record<string, string>>): Readonly<Record<string, Exact>> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, exact(value)]));
}

/** An opening states the whole assignment: what it leaves out has the default of the trade. */
function workOpened(given: Given, before: Work | null): Work {
  return {
    program: given.program ?? before?.program ?? '',
    caseType: given.caseType ?? before?.caseType ?? '',
    units: given.units === undefined ? one : exact(given.units),
    measures: given.measures === undefined ? none : measuresOf(given.measures),
    role: given.role ?? 'primary',
    profile: given.profile ?? 'average',
    state: given.state ?? 'open',
  };
}

/** A change states only what changes; of the measures, only those that it names. */
function workChanged(work: Work, given: Given): Work {
  return {
    program: given.program ?? work.program,
    caseType: given.caseType ?? work.caseType,
    units: given.units === undefined ? work.units : exact(given.units),
    measures: given.measures === undefined ? work.measures : { ...work.measures, ...measuresOf(given.measures) },
    role: given.role ?? work.role,
    profile: given.profile ?? work.profile,
    state: given.state ?? work.state,
  };
}

function sameMeasures(a: Work['measures'], b: Work['measures']): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name]?.eq(b[name] ?? NaN) ?? false);
}

/** Whether two states of an assignment are the same work. */
export function sameWork(a: Work, b: Work): boolean {
  return (
    a.program === b.program &&
    a.caseType === b.caseType &&
    a.units.eq(b.units) &&
    a.role === b.role &&
    a.profile === b.profile &&
    a.state === b.state &&
    sameMeasures(a.measures, b.measures)
  );
}

/** Who holds which work, at one instant. */
export interface Held {
  readonly subject: Subject;
  readonly work: Work;
}

/** Whether the same subject holds the same work; null: nobody holds it. */
export const sameHeld = (a: Held | null, b: Held | null): boolean =>
  a === null || b === null ? a === b : sameSubject(a.subject, b.subject) && sameWork(a.work, b.work);

/** Where the fold of an assignment stands between two facts. */
type Stage =
  | { readonly stage: 'unknown' }
  | { readonly stage: 'open'; readonly held: Held; readonly since: Instant }
  | { readonly stage: 'closed' };

/** What one fact makes of an assignment, or why it changes nothing. */
type Step = Held | 'closed' | 'waiting' | 'not_holder' | 'after_closing';

function open(stage: Stage, given: Given): Step {
  const before = stage.stage === 'open' ? stage.held : null;
  const holder = namedHolder(given.workerId, given.unitId) ?? before?.subject;
  return holder ? { subject: holder, work: workOpened(given, before?.work ?? null) } : 'waiting';
}

function step(stage: Stage, fact: Fact): Step {
  if (fact.kind === 'opened') return open(stage, fact.given);
  if (stage.stage === 'unknown') return 'waiting';
  if (stage.stage === 'closed') return 'after_closing';
  const { subject, work } = stage.held;
  const named = namedHolder(fact.given.workerId, fact.given.unitId);
  if (named && !sameSubject(named, subject)) return 'not_holder';
  switch (fact.kind) {
    case 'changed':
      return { subject, work: workChanged(work, fact.given) };
    case 'transferred': {
      const receiver = namedHolder(fact.given.toWorkerId, fact.given.toUnitId) ?? subject;
      return { subject: receiver, work: workChanged(work, fact.given) };
    }
    case 'closed':
      return 'closed';
  }
}

/** Adds a stretch to the holdings: nothing of no length, and one with its neighbour where nothing differs. */
function extend(holdings: Holding[], held: Held, from: Instant, until: Instant | null): void {
  if (from === until) return;
  const last = holdings.at(-1);
  if (last?.until === from && sameHeld(last, held)) holdings[holdings.length - 1] = { ...last, until };
  else holdings.push({ subject: held.subject, work: held.work, from, until });
}

/** Where the fold of an assignment stands after the latest stretch of its holding; null: its opening isn't known. */
function stageAfter(latest: Holding | null): Stage {
  if (latest === null) return { stage: 'unknown' };
  return latest.until === null ? { stage: 'open', held: latest, since: latest.from } : { stage: 'closed' };
}

/**
 * Folds the facts about one assignment into who held it when. Arrival order and repetition never matter: opening an open
 * one changes it, closing is final until it is opened again, a fact for one that isn't known yet waits (domain rules, section 5).
 * `onto`: the latest stretch that earlier facts came to, where all of these come after them in the order of folding.
 */
export function fold(facts: readonly Fact[], onto: Holding | null = null): Folded {
  const holdings: Holding[] = onto === null || onto.until === null ? [] : [onto];
  const waiting: Fact[] = [];
  const mismatches: Fact[] = [];
  const afterClosing: Fact[] = [];
  let stage = stageAfter(onto);
  for (const fact of inOrder(facts)) {
    const next = step(stage, fact);
    if (next === 'waiting') waiting.push(fact);
    else if (next === 'not_holder') mismatches.push(fact);
    else if (next === 'after_closing') afterClosing.push(fact);
    else {
      if (stage.stage === 'open') extend(holdings, stage.held, stage.since, fact.at);
      if (next !== 'closed') stage = { stage: 'open', held: next, since: fact.at };
      else if (stage.stage === 'open') stage = { stage: 'closed' };
    }
  }
  if (stage.stage === 'open') extend(holdings, stage.held, stage.since, null);
  return { holdings, waiting, mismatches, afterClosing };
}

/** Who held an assignment at an instant, facts of that very instant included; null: nobody. */
export function heldAt(holdings: readonly Holding[], at: Instant): Holding | null {
  return holdings.find((holding) => holding.from <= at && (holding.until === null || at < holding.until)) ?? null;
}

/** States an assignment whole, so that an opening with this says all there is to say. */
export function wholly(held: Held): Given {
  const { subject, work } = held;
  return {
    ...(subject.kind === 'worker' ? { workerId: subject.id } : { unitId: subject.id }),
    program: work.program,
    caseType: work.caseType,
    units: plain(work.units),
    measures: Object.fromEntries(Object.entries(work.measures).map(([name, value]) => [name, plain(value)])),
    role: work.role,
    profile: work.profile,
    state: work.state,
  };
}
