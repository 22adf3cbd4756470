import { blank } from './opening.js';
import type { Breach } from './breach.js';
import { begin, entryOf, then, type Draft } from './breach-draft.js';
import type { Context } from './breach-signal.js';
import type { Figures } from './figures.js';
import { startRound } from './rounds.js';

/**
 * A worker asks for a check-in without a breach (domain rules, section 4). A request is no breach: nothing is over, it has no
 * figures and is counted nowhere. It has the same response track, so that the clock, the ladder, the acknowledgement and the
 * check-in are those that a breach has; in place of a load track it lasts from the asking to the answer.
 */
export interface CheckInRequest {
  readonly worker: string;
  /** The target whose clocks and ladder it takes; `noTarget`: none is in force for the worker. */
  readonly targetId: string;
  readonly why: string;
}

/** In the place of a target where none is in force for the worker: the usual clocks and ladder hold. */
export const noTarget = '00000000-0000-0000-0000-000000000000';

/** The worker asks: a number, an entry, round 1, and what the ladder says at once. Their words are sealed. */
export function requestCheckIn({ worker, targetId, why }: CheckInRequest, context: Context): Draft {
  const { now, terms } = context;
  const figures: Figures = { targetId, version: terms.version, status: 'below_goal', position: 'clear', rules: [] };
  const subject = { kind: 'worker', id: worker } as const;
  const breach: Breach = {
    ...blank({ subject, targetId, startedAt: now, openedAt: now, figures, exceeded: [] }, context),
    asked: { by: worker, at: now },
  };
  const facts = { terms: targetId === noTarget ? 'usual' : 'target', targetVersion: terms.version };
  const entry = entryOf(breach, 'check_in_requested', now, { by: worker, facts, sealed: { why } });
  return then({ ...begin(breach), entries: [entry] }, (next) => startRound(next, 'asked', { ...context, held: false }));
}
