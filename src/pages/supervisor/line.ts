import type { BareStanding, RuleStanding } from '../../assessment/standing.js';
import { exact, plain } from '../../core/decimal.js';
import { type StandingState, standingState } from '../parts/standing-state.js';

/** One target's line for one person or pool, with the rule that leads it. */
export interface Line {
  readonly targetId: string;
  readonly targetName: string;
  readonly program: string;
  readonly state: StandingState;
  readonly rule: RuleStanding;
  /** When a breach opens if nothing changes; null: none is on its way. */
  readonly opensAt: string | null;
  /** How much more they can take and be within, in whole ones: nobody is given a part of a case. Never below zero. */
  readonly room: string;
}

/** The line that a board shows of a standing. */
export function lineOf(standing: BareStanding): Line {
  const rule = leading(standing.rules);
  const { target, targetName, program, opensAt, status, track } = standing;
  const state = standingState({ ...rule, status, pending: track === 'pending', clearing: track === 'clearing' });
  return { targetId: target, targetName, program, state, rule, opensAt, room: roomOf(rule) };
}

/** The rule that a line with room for one number shows: of those that are exceeded, else of all, the fullest. */
function leading([first, ...others]: readonly RuleStanding[]): RuleStanding {
  if (first === undefined) throw new Error('a target has at least one rule');
  return others.reduce((fullest, rule) => (isFuller(rule, fullest) ? rule : fullest), first);
}

function isFuller(a: RuleStanding, b: RuleStanding): boolean {
  if (a.exceeded !== b.exceeded) return a.exceeded;
  return a.load * b.effectiveLimit > b.load * a.effectiveLimit;
}

function roomOf({ load, effectiveLimit }: RuleStanding): string {
  const room = exact(effectiveLimit).minus(load);
  return room.isNegative() ? '0' : plain(room.floor());
}
