import { carry } from '../assessment/line.js';
import { nextDueFact, takeDueFacts } from '../caseload/set-aside.queries.js';
import type { DueSource } from '../platform/due.js';

/** Counts the events that were ahead of their time when it comes. */
export const futureFacts: DueSource = {
  name: 'future facts',
  nextDue: nextDueFact,

  async run(tx): Promise<void> {
    const facts = await takeDueFacts(tx);
    if (facts.length > 0) await carry(tx, { facts, cause: { kind: 'events' } });
  },
};
