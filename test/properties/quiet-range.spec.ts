import fc from 'fast-check';

import type { ReceivedFact } from '../../src/caseload/received-fact.js';
import { recordFacts } from '../../src/caseload/record-facts.js';
import { at, eventFeed, inForce } from '../support/facts.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const start = at('2026-11-20T00:00:00Z');

/** Each step opens or closes one of a few assignments of Ana, at the same minute as the one before or a later one. */
const steps = fc.array(
  fc.record({ ref: fc.constantFrom('a', 'b', 'c', 'd'), wait: fc.constantFrom(0, 0, 1), units: fc.constantFrom(1, 2) }),
  { minLength: 1, maxLength: 12 },
);

describe('the quiet range', () => {
  const test = useDatabase(new SteppedClock('2026-11-23T14:00:00Z'));
  const target = inForce();

  let run = 0;
  it('hides no load that leaves it at any moment of a list', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        async (told, below, above) => {
          const worker = `W-${(run += 1)}`;
          const feed = await eventFeed(test.database, `/quiet/${run}`);
          const before = 4;
          const record = (facts: ReceivedFact[]) => test.database.transaction((tx) => recordFacts(tx, facts, [target]));
          const open = (ref: string, time: number, units: number): ReceivedFact =>
            feed.fact('opened', ref, new Date(time).toISOString(), { workerId: worker, units: String(units) });
          await record([open('before', start - 60_000, before)]);
          await test.database.db.query('update subject_load set quiet_from = $1, quiet_to = $2 where subject_id = $3', [
            before - below,
            before + above,
            worker,
          ]);

          const held = new Map<string, number>();
          let minute = 0;
          const loads = new Map<number, number>();
          const facts = told.map(({ ref, wait, units }) => {
            minute += wait;
            const time = start + minute * 60_000;
            const isOpen = held.has(ref);
            if (isOpen) held.delete(ref);
            else held.set(ref, units);
            loads.set(minute, before + [...held.values()].reduce((sum, each) => sum + each, 0));
            return isOpen ? feed.fact('closed', ref, new Date(time).toISOString()) : open(ref, time, units);
          });
          // What opens and closes within one instant is folded by kind: judge only lists without that.
          const seen = new Set<string>();
          fc.pre(told.every(({ ref }, i) => !hasTwice(seen, `${ref} ${facts[i]?.at ?? 0}`)));

          const left = [...loads.values()].some((load) => load < before - below || load > before + above);
          const recorded = await record(facts);
          if (left) expect(recorded.rereads.map(({ subject }) => subject.id)).toEqual([worker]);
          else expect(recorded.rereads).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});

function hasTwice(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}
