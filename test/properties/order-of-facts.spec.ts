import fc from 'fast-check';

import type { FactKind, Given, Holding } from '../../src/core/assignment.js';
import { loadAt } from '../../src/core/counting.js';
import { plain } from '../../src/core/decimal.js';
import { instant } from '../../src/core/instant.js';
import { holdingsOf } from '../../src/caseload/holdings.js';
import type { ReceivedFact } from '../../src/caseload/received-fact.js';
import { recordFacts } from '../../src/caseload/record-facts.js';
import { at, eventFeed, inForce } from '../support/facts.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const workers = ['Ana', 'Ben', 'Cy'];
const start = at('2026-11-20T00:00:00Z');

/** A history of a few assignments, each fact with the minute in which it took effect. */
const history = fc.array(
  fc.record({
    kind: fc.constantFrom<FactKind>('opened', 'opened', 'changed', 'transferred', 'closed'),
    ref: fc.constantFrom('a', 'b', 'c'),
    minute: fc.integer({ min: 0, max: 9 }),
    worker: fc.constantFrom(...workers),
    to: fc.constantFrom(...workers),
    units: fc.constantFrom('1', '2', '0.5'),
    named: fc.boolean(),
  }),
  { minLength: 1, maxLength: 14 },
);
type Told = typeof history extends fc.Arbitrary<infer T> ? T : never;

function givenOf({ kind, worker, to, units, named }: Told[number]): Given {
  switch (kind) {
    case 'opened':
      return { workerId: worker, units };
    case 'changed':
      return { units, ...(named ? { workerId: worker } : {}) };
    case 'transferred':
      return { toWorkerId: to, ...(named ? { workerId: worker } : {}) };
    case 'closed':
      return named ? { workerId: worker } : {};
  }
}

/** The list cut into requests, in some order, some of them sent twice. */
const arrival = (length: number) =>
  fc.record({
    order: fc.shuffledSubarray(
      Array.from({ length }, (_, i) => i),
      { minLength: length },
    ),
    cuts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: length, maxLength: length }),
    again: fc.boolean(),
  });

describe('the ledger, for any history', () => {
  const clock = new SteppedClock('2026-11-23T14:00:00Z');
  const test = useDatabase(clock);
  const target = inForce();
  const rule = target.terms.rules[0];

  let run = 0;
  async function recorded(told: Told, requests: (facts: ReceivedFact[]) => ReceivedFact[][]) {
    run += 1;
    const feed = await eventFeed(test.database, `/run/${run}`);
    const own = (name: string): string => `${name}-${run}`;
    const facts = told.map((each, i) => {
      const given = givenOf(each);
      const renamed = Object.fromEntries(
        Object.entries(given).map(([field, value]) => [field, field === 'units' ? value : own(value as string)]),
      );
      const time = new Date(start + each.minute * 60_000).toISOString();
      return feed.fact(each.kind, each.ref, time, renamed, `e-${i}`);
    });
    for (const request of requests(facts)) {
      await test.database.transaction((tx) =>
        recordFacts(
          tx,
          request.map((fact) => ({ ...fact })),
          [target],
        ),
      );
    }
    const subjects = workers.map((name) => ({ kind: 'worker', id: own(name) }) as const);
    const held = await holdingsOf(test.database.db, subjects);
    const anew = await holdingsOf(test.database.db, subjects, { knownAt: await clock.now() });
    const rows = await test.database.db.query<{ subject_id: string; load: string }>(
      'select subject_id, trim_scale(load)::text as load from subject_load where subject_id = any ($1)',
      [subjects.map(({ id }) => id)],
    );
    const loads = new Map(rows.map((row) => [row.subject_id, row.load]));
    return subjects.map(({ id }, i) => ({
      name: workers[i],
      holdings: brief(held.get(`worker:${id}`)?.holdings ?? []),
      anew: brief(anew.get(`worker:${id}`)?.holdings ?? []),
      kept: loads.get(id) ?? '0',
      counted:
        rule === undefined
          ? ''
          : plain(
              loadAt(held.get(`worker:${id}`)?.holdings ?? [], { program: 'ER' }, rule, instant(start + 3_600_000)),
            ),
    }));
  }

  const brief = (holdings: readonly (Holding & { ref: string })[]): string[] =>
    holdings
      .map(
        ({ ref, from, until, work }) =>
          `${ref} ${(from - start) / 60_000}–${until === null ? '' : (until - start) / 60_000} ${plain(work.units)}`,
      )
      .sort();

  it('any order, any division into requests and any repetition give one caseload, and its load is kept exactly', async () => {
    await fc.assert(
      fc.asyncProperty(
        history.chain((told) => fc.record({ told: fc.constant(told), how: arrival(told.length) })),
        async ({ told, how }) => {
          const whole = await recorded(told, (facts) => [facts]);
          const pieces = await recorded(told, (facts) => {
            const ordered = how.order.flatMap((i) => facts[i] ?? []);
            const requests: ReceivedFact[][] = [];
            for (let i = 0, cut = 0; i < ordered.length; cut += 1) {
              const length = how.cuts[cut] ?? 1;
              requests.push(ordered.slice(i, i + length));
              i += length;
            }
            return how.again ? [...requests, ordered, ...requests] : requests;
          });
          expect(pieces).toEqual(whole);
          for (const { holdings, anew, kept, counted } of whole) {
            // Folded step by step, and folded from all facts at once.
            expect(anew).toEqual(holdings);
            expect(kept).toBe(counted);
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});
