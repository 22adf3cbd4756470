import { effectiveLimit, type Capacity } from './counting.js';
import { zero, type Exact } from './decimal.js';
import type { Position, Reading, RuleReading, Status } from './reading.js';
import type { Rule, TargetInForce } from './target.js';

type Measured = Exclude<Status, 'unmeasured'>;

/** From the lightest to the gravest. */
const gravity: readonly Measured[] = ['below_goal', 'in_band', 'at_limit', 'over', 'over_absolute'];

function readRule(rule: Rule, load: Exact, capacity: Capacity): RuleReading {
  const levels = effectiveLimit(rule, capacity);
  const exceeded = load.gt(levels.limit);
  return {
    kind: rule.kind,
    countUnit: rule.countUnit,
    load,
    goal: levels.goal,
    effectiveLimit: levels.limit,
    absoluteLimit: levels.absoluteLimit,
    clearAt: levels.clearAt,
    overBy: exceeded ? load.minus(levels.limit) : zero,
    exceeded,
    arithmetic: levels.arithmetic,
  };
}

/**
 * Where one load stands (domain rules, section 3). At the limit is within it: the line is crossed by the first case past
 * the agreed number; likewise the absolute limit. Without a goal everything below the limit is in band.
 */
function statusOf(rule: RuleReading): Measured {
  if (rule.absoluteLimit !== null && rule.load.gt(rule.absoluteLimit)) return 'over_absolute';
  if (rule.exceeded) return 'over';
  if (rule.load.eq(rule.effectiveLimit)) return 'at_limit';
  return rule.goal !== null && rule.load.lt(rule.goal) ? 'below_goal' : 'in_band';
}

/** What the load track asks: over by any rule; clear when all are at or below their `clearAt`; else between. */
function positionOf(rules: readonly RuleReading[]): Position {
  if (rules.some((rule) => rule.exceeded)) return 'over';
  return rules.every((rule) => rule.load.lte(rule.clearAt)) ? 'clear' : 'between';
}

/**
 * Reads a subject's loads, one for each rule of the target in its order, against the target in force. Several rules each
 * hold by themselves: the standing is that of the gravest.
 */
export function read(loads: readonly Exact[], target: TargetInForce, capacity: Capacity): Reading {
  const rules = target.terms.rules.map((rule, index) => readRule(rule, loads[index] ?? zero, capacity));
  const worst = Math.max(...rules.map((rule) => gravity.indexOf(statusOf(rule))));
  return {
    targetId: target.targetId,
    version: target.version,
    status: gravity[worst] ?? 'below_goal',
    position: positionOf(rules),
    rules,
  };
}

/** Whether one load is a larger share of its limit than another; of a limit of 0 anything is beyond measure. */
function isFurther(a: RuleReading, b: RuleReading): boolean {
  if (a.exceeded !== b.exceeded) return a.exceeded;
  return a.load.times(b.effectiveLimit).gt(b.load.times(a.effectiveLimit));
}

/** The rule that a line with room for one number shows: the first of those whose load is the largest share of the limit. */
export function leadingRule(reading: Reading): RuleReading {
  const [first, ...others] = reading.rules;
  if (!first) throw new Error('a target has at least one rule');
  return others.reduce((leading, rule) => (isFurther(rule, leading) ? rule : leading), first);
}
