import type { Work } from '../core/assignment.js';
import { contribution } from '../core/counting.js';
import { type Exact, zero } from '../core/decimal.js';
import type { Instant } from '../core/instant.js';
import { type Subject, subjectKey } from '../core/subject.js';
import type { Rule, TargetInForce } from '../core/target.js';
import type { Change } from './changes.js';

/** By how much a list of facts changes one load, and between which bounds it moved on the way. */
export interface LoadChange {
  readonly subject: Subject;
  readonly targetId: string;
  readonly ruleNo: number;
  readonly delta: Exact;
  /** The least and the greatest of the running sums, 0 included. */
  readonly low: Exact;
  readonly high: Exact;
  readonly oldest: Instant;
  readonly newest: Instant;
}

/** One text for one row of `subject_load`. */
const loadKey = (load: Pick<LoadChange, 'subject' | 'targetId' | 'ruleNo'>): string =>
  `${subjectKey(load.subject)} ${load.targetId} ${load.ruleNo}`;

interface Count {
  readonly targetId: string;
  readonly ruleNo: number;
  readonly rule: Rule;
}

interface RunningSum {
  readonly subject: Subject;
  readonly count: Count;
  sum: Exact;
  low: Exact;
  high: Exact;
  oldest: Instant;
  newest: Instant;
}

/** What the targets in force count, by kind of subject and program. */
export type Counts = ReadonlyMap<string, readonly Count[]>;

/** Every target of the same id counts once: a newer version has the same rows as the one it supersedes. */
export function countsOf(targets: readonly TargetInForce[]): Counts {
  const counts = new Map<string, Count[]>();
  for (const { targetId, terms } of targets) {
    terms.rules.forEach((rule, ruleNo) => {
      const key = `${rule.kind === 'pool_size' ? 'pool' : 'worker'} ${terms.scope.program}`;
      const list = counts.get(key) ?? [];
      list.push({ targetId, ruleNo, rule });
      counts.set(key, list);
    });
  }
  return counts;
}

/** Sums the changes for each subject, target and rule; what changes at one instant is one step. */
export function sumLoads(changes: readonly Change[], counts: Counts): LoadChange[] {
  const sums = new Map<string, RunningSum>();
  for (const change of inOrder(changes)) {
    for (const count of counts.get(`${change.subject.kind} ${change.work.program}`) ?? []) {
      const weight = weigh(change.work, count.rule);
      if (!weight.isZero()) take(sums, change, count, change.sign === 1 ? weight : weight.negated());
    }
  }
  const result: LoadChange[] = [];
  for (const running of sums.values()) {
    settle(running);
    const { subject, count, sum: delta, low, high, oldest, newest } = running;
    result.push({ subject, targetId: count.targetId, ruleNo: count.ruleNo, delta, low, high, oldest, newest });
  }
  return result.sort(byLoad);
}

function take(sums: Map<string, RunningSum>, { subject, at }: Change, count: Count, weight: Exact): void {
  const key = loadKey({ subject, ...count });
  const running = sums.get(key);
  if (running === undefined) {
    sums.set(key, { subject, count, sum: weight, low: zero, high: zero, oldest: at, newest: at });
    return;
  }
  if (at > running.newest) {
    settle(running);
    running.newest = at;
  }
  running.sum = running.sum.plus(weight);
}

function settle(running: RunningSum): void {
  if (running.sum.lt(running.low)) running.low = running.sum;
  if (running.sum.gt(running.high)) running.high = running.sum;
}

function inOrder(changes: readonly Change[]): readonly Change[] {
  for (let i = 1; i < changes.length; i++) {
    const before = changes[i - 1];
    const here = changes[i];
    if (before && here && before.at > here.at) return [...changes].sort((a, b) => a.at - b.at);
  }
  return changes;
}

const weighed = new WeakMap<Rule, Map<string, Exact>>();
const mostRemembered = 1000;

/** The contribution of some work, remembered for each rule: in a list of thousands few pieces of work differ. */
function weigh(work: Work, rule: Rule): Exact {
  let known = weighed.get(rule);
  if (known === undefined || known.size > mostRemembered) {
    known = new Map<string, Exact>();
    weighed.set(rule, known);
  }
  const measure = rule.of === 'units' ? work.units : (work.measures[rule.of] ?? zero);
  const key = `${work.caseType}\n${work.role}\n${work.profile}\n${work.state}\n${measure.toString()}`;
  let weight = known.get(key);
  if (weight === undefined) {
    weight = contribution(work, rule);
    known.set(key, weight);
  }
  return weight;
}

function byLoad(a: LoadChange, b: LoadChange): number {
  return (
    order(a.subject.id, b.subject.id) ||
    order(a.subject.kind, b.subject.kind) ||
    order(a.targetId, b.targetId) ||
    a.ruleNo - b.ruleNo
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
