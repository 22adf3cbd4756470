import type { Breach } from '../core/breach.js';
import type { Decision, Signal } from '../core/breach-signal.js';
import { respond } from '../core/response.js';
import { matterOf } from './act.js';
import type { BreachRow } from './breach.row.js';
import { breachOf, filingOf } from './breach-value.js';
import type { Change } from './carry-out.js';
import type { Contexts } from './contexts.js';

/** Several signals to one breach, noticed together: one change, decided in their order. None: no change. */
export function chained(row: BreachRow, signals: readonly Signal[], contexts: Contexts, held: boolean): Change[] {
  if (signals.length === 0) return [];
  const matter = matterOf(row);
  const context = contexts.of(matter, held || row.hold_id !== null);
  const decision = signals.reduce<Decision>(
    (so, signal) => joined(so, respond(so.next, signal, context)),
    nothingYet(breachOf(row)),
  );
  const isHeldStill = decision.next.hold !== null;
  const filing = {
    ...filingOf(row),
    unitId: contexts.unitOf(matter.subject),
    holdId: isHeldStill ? row.hold_id : null,
  };
  return [{ filing, decision }];
}

const nothingYet = (next: Breach): Decision => ({
  next,
  entries: [],
  notices: [],
  cancellations: [],
  answer: { outcome: 'nothing', why: 'no signal' },
});

const joined = (before: Decision, after: Decision): Decision => ({
  next: after.next,
  entries: [...before.entries, ...after.entries],
  notices: [...before.notices, ...after.notices],
  cancellations: [...before.cancellations, ...after.cancellations],
  answer: after.answer,
});
