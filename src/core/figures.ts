import { exact, plain } from './decimal.js';
import type { Reading, RuleReading } from './reading.js';

/** One rule's reading as it is kept and logged: every decimal as its exact text. */
export interface RuleFigures {
  readonly kind: RuleReading['kind'];
  readonly countUnit: string;
  readonly load: string;
  readonly goal: string | null;
  readonly effectiveLimit: string;
  readonly absoluteLimit: string | null;
  readonly clearAt: string;
  /** Load less effective limit; `0` where it isn't over. */
  readonly overBy: string;
  readonly exceeded: boolean;
  readonly arithmetic: string;
}

/** A reading that survives being written as JSON: what a breach and its entries say about a load. */
export interface Figures {
  readonly targetId: string;
  readonly version: number;
  readonly status: Reading['status'];
  readonly position: Reading['position'];
  readonly rules: readonly RuleFigures[];
}

/** A rule that was passed in a breach, and the highest load seen by it; `rule` is its place in the target, from 0. */
export interface Exceeded {
  readonly rule: number;
  readonly kind: RuleReading['kind'];
  readonly countUnit: string;
  readonly peak: string;
}

/** Writes a reading with its decimals as text. */
export function figuresOf(reading: Reading): Figures {
  const { targetId, version, status, position, rules } = reading;
  return { targetId, version, status, position, rules: rules.map(ruleFigures) };
}

function ruleFigures(rule: RuleReading): RuleFigures {
  return {
    kind: rule.kind,
    countUnit: rule.countUnit,
    load: plain(rule.load),
    goal: rule.goal && plain(rule.goal),
    effectiveLimit: plain(rule.effectiveLimit),
    absoluteLimit: rule.absoluteLimit && plain(rule.absoluteLimit),
    clearAt: plain(rule.clearAt),
    overBy: plain(rule.overBy),
    exceeded: rule.exceeded,
    arithmetic: rule.arithmetic,
  };
}

const isSameRule = (a: Exceeded, b: Exceeded): boolean =>
  a.rule === b.rule && a.kind === b.kind && a.countUnit === b.countUnit;

/**
 * The rules passed so far, with their peaks, after one more look at the loads. Returns the very list it was given where
 * nothing rose. A rule that is back within its limit stays named: one breach names every rule it exceeded.
 */
export function noteExceeded(known: readonly Exceeded[], figures: Figures): readonly Exceeded[] {
  let noted = known;
  for (const [rule, { kind, countUnit, load, exceeded }] of figures.rules.entries()) {
    if (!exceeded) continue;
    const seen: Exceeded = { rule, kind, countUnit, peak: load };
    const before = noted.find((one) => isSameRule(one, seen));
    if (before && exact(before.peak).gte(load)) continue;
    noted = before ? noted.map((one) => (one === before ? seen : one)) : [...noted, seen];
  }
  return noted;
}
