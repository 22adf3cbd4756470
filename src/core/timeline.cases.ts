import type { Holding } from './assignment.js';
import { unknownCapacity, type CapacityStep } from './capacity.js';
import { exact, plain } from './decimal.js';
import { instant } from './instant.js';
import type { Subject } from './subject.js';
import type { TargetInForce } from './target.js';
import { termsOf, type RuleBody, type TargetBody } from './target-terms.js';
import type { Moment, SubjectHistory } from './timeline.js';

/** The worker of the cases. */
export const ana: Subject = { kind: 'worker', id: 'Ana' };
/** What Ana holds over [from, until). */
export const holding = (
  from: number,
  until: number | null,
  more: Partial<Holding['work']> = {},
  subject = ana,
): Holding => ({
  subject,
  work: {
    program: 'ER',
    caseType: 'referral',
    units: exact(1),
    measures: {},
    role: 'primary',
    profile: 'average',
    state: 'open',
    ...more,
  },
  from: instant(from),
  until: until === null ? null : instant(until),
});
/** A version of a target with a limit over [from, until). */
export const version = (
  limit: number,
  [from, until]: [number, number | null] = [0, null],
  {
    rule = {},
    scope = {},
    ...more
  }: { rule?: Partial<RuleBody>; scope?: Partial<TargetBody['scope']>; targetId?: string; version?: number } = {},
): TargetInForce => ({
  targetId: 'ER',
  version: 1,
  ...more,
  terms: termsOf({
    name: 'ER',
    scope: { program: 'ER', ...scope },
    rules: [{ kind: 'open_count', limit, ...rule }],
    from: '2026-01-01',
    alertAfter: `${String(limit)} hours`,
  }),
  from: instant(from),
  until: until === null ? null : instant(until),
});
/** Ana's place and capacity from an instant on. */
export const step = (from: number, more: Partial<CapacityStep> = {}): CapacityStep => ({
  ...unknownCapacity,
  unitId: 'ER3',
  region: 'North',
  ...more,
  from: instant(from),
});
/** Ana's history against a limit of 2. */
export const history = (more: Partial<SubjectHistory>): SubjectHistory => ({
  subject: ana,
  holdings: [],
  capacities: [],
  targets: [version(2)],
  ...more,
});
/** All of it. */
export const whole = { from: null, until: instant(100) };

/** `3: 15 of 14 over`, or why there is no reading. */
export function brief({ at, reading, absent }: Moment): string {
  if (!reading) return `${String(at)}: ${absent ?? ''}`;
  const rules = reading.rules.map((rule) => `${plain(rule.load)} of ${plain(rule.effectiveLimit)}`);
  return `${String(at)}: ${rules.join(', ')} ${reading.status}`;
}
