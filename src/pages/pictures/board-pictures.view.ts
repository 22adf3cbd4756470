import { group } from 'd3-array';

import type { BareStanding } from '../../assessment/standing.js';
import type { Bench, Evidence } from '../../breaches/evidence.js';
import { exact, type Exact } from '../../core/decimal.js';
import type { Instant } from '../../core/instant.js';
import { several } from '../../targets/spoken-counts.js';
import { type LoadLine, loadLineOf, topOf } from './load-line.view.js';
import { pastOf } from './load-past.js';
import { firstOfDays } from './worker-pictures.view.js';

/** How many days a board's small load lines show, today included. */
export const daysOnBoard = 30;

/** Above how many people a board draws them only when asked to. */
export const mostDrawnUnasked = 60;

/** One person by one target: where they stand, and their last 30 days. */
export interface PersonLine {
  readonly personId: string;
  readonly unitId: string;
  readonly targetId: string;
  readonly targetName: string;
  readonly what: string;
  readonly load: Exact;
  readonly limit: Exact;
  readonly line: LoadLine;
}

/** The people by one target, in the order of the unit, on one scale. */
export interface TargetGroup {
  readonly targetId: string;
  readonly name: string;
  readonly what: string;
  readonly people: readonly PersonLine[];
  /** What the one scale of all small lines must have room for. */
  readonly top: Exact;
}

/** The lines of one person, out of the evidence that the board has read of everybody at once. */
export function personLinesOf(
  standings: readonly BareStanding[],
  unitId: string,
  { evidence, bench, now }: { readonly evidence: Evidence; readonly bench: Bench; readonly now: Instant },
): PersonLine[] {
  const from = firstOfDays(daysOnBoard, now, bench.calendar);
  return standings.flatMap(({ target: targetId, targetName, program, rules }) =>
    rules.map((rule, place): PersonLine => ({
      personId: evidence.subject.id,
      unitId,
      targetId: rules.length === 1 ? targetId : `${targetId}-${place}`,
      targetName,
      what: several(rule.countUnit, program),
      load: exact(rule.load),
      limit: exact(rule.effectiveLimit),
      line: loadLineOf(pastOf(evidence, bench, { targetId, rule: rules.length === 1 ? null : place, from, now })),
    })),
  );
}

/** People of several units and targets, put together by what they are measured by; the order they came in is kept. */
export function groupsOf(lines: readonly PersonLine[]): TargetGroup[] {
  const byTarget = group(lines, ({ targetId }) => targetId);
  return [...byTarget.values()].flatMap((people): TargetGroup[] => {
    const [first] = people;
    if (first === undefined) return [];
    const { targetId, targetName: name, what } = first;
    return [{ targetId, name, what, people, top: topOf(people.map(({ line }) => line)) }];
  });
}

/** How far a person is over their own line; negative: how much is left of it. */
export const beyond = ({ load, limit }: Pick<PersonLine, 'load' | 'limit'>): Exact => load.minus(limit);
