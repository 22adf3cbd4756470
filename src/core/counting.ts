import type { Holding, Work } from './assignment.js';
import type { CapacityStep } from './capacity.js';
import { counted } from './count-words.js';
import { exact, plain, zero, type Exact } from './decimal.js';
import type { Instant } from './instant.js';
import type { Subject } from './subject.js';
import type { Rule, Scope, TargetTerms } from './target.js';

const one = exact(1);

/** What scales a limit: full-time equivalent and the share of a full load that can be carried. */
export interface Capacity {
  readonly fte: Exact;
  readonly factor: Exact;
}

/** Whether a rule is about the loads of workers or about those of pools. */
export function appliesToSubject(rule: Rule, kind: Subject['kind']): boolean {
  switch (rule.kind) {
    case 'open_count':
      return kind === 'worker';
    case 'pool_size':
      return kind === 'pool';
  }
}

/**
 * Whether a target's scope holds a worker, or the pool of a unit, given where they belong at an instant. The program is
 * no part of this: it is the work's, and a person may carry work in two programs (domain rules, section 1).
 */
export function holdsSubject(scope: Scope, subject: Subject, place: CapacityStep): boolean {
  const unit = subject.kind === 'pool' ? subject.id : place.unitId;
  if (scope.region !== undefined && scope.region !== place.region) return false;
  if (scope.unit !== undefined && scope.unit !== unit) return false;
  if (subject.kind === 'pool') return scope.classification === undefined && scope.person === undefined;
  if (scope.classification !== undefined && scope.classification !== place.classification) return false;
  return scope.person === undefined || scope.person === subject.id;
}

/** Whether a target judges a subject of this kind: one of its rules is about such loads. */
export const judges = (terms: TargetTerms, kind: Subject['kind']): boolean =>
  terms.rules.some((rule) => appliesToSubject(rule, kind));

const named = (numbers: Readonly<Record<string, Exact>>, name: string): Exact | undefined =>
  Object.hasOwn(numbers, name) ? numbers[name] : undefined;

/** What a rule multiplies: `units`, or the named measure, of which an assignment that lacks it carries none. */
const measureOf = (work: Work, rule: Rule): Exact =>
  rule.of === 'units' ? work.units : (named(work.measures, rule.of) ?? zero);

/** The weights that a rule puts on one piece of work, in the order of the formula. */
function weightsOn(work: Work, rule: Rule): { what: string; weight: Exact }[] {
  const weights = [
    { what: `type ${work.caseType}`, weight: named(rule.typeWeights, work.caseType) ?? one },
    { what: `profile ${work.profile}`, weight: named(rule.profileWeights, work.profile) ?? one },
    { what: `state ${work.state}`, weight: named(rule.stateWeights, work.state) ?? one },
  ];
  if (rule.kind === 'pool_size') return weights;
  const unnamed = work.role === 'primary' ? one : zero;
  return [{ what: `role ${work.role}`, weight: named(rule.roleWeights, work.role) ?? unnamed }, ...weights];
}

/**
 * What one assignment adds to a load, exactly: measure × role × type × profile × state weight (domain rules, section 1);
 * zero for a case type that the rule doesn't count. A pool's work has nobody's role. The program is the target's matter.
 */
export function contribution(work: Work, rule: Rule): Exact {
  if (rule.counts !== null && !rule.counts.includes(work.caseType)) return zero;
  let product = measureOf(work, rule);
  for (const { weight } of weightsOn(work, rule)) if (!weight.eq(one)) product = product.times(weight);
  return product;
}

/** Why an assignment adds what it adds, or why it adds nothing, in words that a person can check. */
function explain(work: Work, rule: Rule): string {
  const measure = measureOf(work, rule);
  const weights = weightsOn(work, rule);
  const weighsNothing = weights.find(({ weight }) => weight.isZero());
  if (weighsNothing) return `${weighsNothing.what} weighs 0`;
  if (measure.isZero()) return `carries no ${rule.of}`;
  const telling = weights.filter(({ weight }) => !weight.eq(one));
  const first = rule.of === 'units' ? counted(plain(measure), 'unit') : `${plain(measure)} ${rule.of}`;
  if (telling.length === 0) return first;
  const factors = telling.map(({ what, weight }) => `${plain(weight)} (${what})`);
  return `${[first, ...factors].join(' × ')} = ${plain(contribution(work, rule))}`;
}

/** What counts of a subject's holdings at an instant, and what doesn't, each with the reason. */
export interface Counted<H extends Holding> {
  readonly counted: readonly { readonly holding: H; readonly contribution: Exact; readonly why: string }[];
  readonly notCounted: readonly { readonly holding: H; readonly why: string }[];
}

/** Whether something that lasts over [from, until) lasts at an instant; `until` null: still. */
export const holdsAt = (span: { readonly from: Instant; readonly until: Instant | null }, at: Instant): boolean =>
  span.from <= at && (span.until === null || at < span.until);

/** Reads each holding that is held at an instant against a rule of a target; the contributions add up to the load. */
export function countedAt<H extends Holding>(
  holdings: readonly H[],
  scope: Pick<Scope, 'program'>,
  rule: Rule,
  at: Instant,
): Counted<H> {
  const counted: { holding: H; contribution: Exact; why: string }[] = [];
  const notCounted: { holding: H; why: string }[] = [];
  for (const holding of holdings) {
    if (!holdsAt(holding, at) || !appliesToSubject(rule, holding.subject.kind)) continue;
    const { work } = holding;
    if (work.program !== scope.program) {
      notCounted.push({ holding, why: `program ${work.program}, not ${scope.program}` });
    } else if (rule.counts !== null && !rule.counts.includes(work.caseType)) {
      notCounted.push({ holding, why: `case type ${work.caseType} is not counted` });
    } else {
      const adds = contribution(work, rule);
      const why = explain(work, rule);
      if (adds.isZero()) notCounted.push({ holding, why });
      else counted.push({ holding, contribution: adds, why });
    }
  }
  return { counted, notCounted };
}

/** The load that a rule gives for what is held at an instant. */
export function loadAt(holdings: readonly Holding[], scope: Pick<Scope, 'program'>, rule: Rule, at: Instant): Exact {
  return countedAt(holdings, scope, rule, at).counted.reduce((load, each) => load.plus(each.contribution), zero);
}

/** A rule's levels for one subject on one day, each prorated alike and never rounded. */
export interface EffectiveLevels {
  readonly goal: Exact | null;
  readonly limit: Exact;
  readonly absoluteLimit: Exact | null;
  /** The limit where the rule states no level of its own at which a breach clears. */
  readonly clearAt: Exact;
  /** The sum as a person would check it: `14 × 0.8 FTE = 11.2`. */
  readonly arithmetic: string;
}

/**
 * The levels of a rule: for a worker each × FTE × capacity factor (domain rules, section 1: 14 at 0.6 FTE is 8.4); a pool, and a rule
 * that says `prorate: false`, take them as agreed.
 */
export function effectiveLimit(rule: Rule, capacity: Capacity): EffectiveLevels {
  const prorated = rule.kind === 'open_count' && rule.prorate;
  const share = prorated ? capacity.fte.times(capacity.factor) : one;
  const scaled = (level: Exact): Exact => (share.eq(one) ? level : level.times(share));
  const limit = scaled(rule.limit);
  const factors = capacity.factor.eq(one) ? '' : ` × ${plain(capacity.factor)} capacity factor`;
  return {
    goal: rule.goal === null ? null : scaled(rule.goal),
    limit,
    absoluteLimit: rule.absoluteLimit === null ? null : scaled(rule.absoluteLimit),
    clearAt: rule.clearAt === null ? limit : scaled(rule.clearAt),
    arithmetic: prorated
      ? `${plain(rule.limit)} × ${plain(capacity.fte)} FTE${factors} = ${plain(limit)}`
      : plain(rule.limit),
  };
}
