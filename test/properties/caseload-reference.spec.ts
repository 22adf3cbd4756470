import fc from 'fast-check';

import type { Fact, FactKind, Given, Holding, Work } from '../../src/core/assignment.js';
import { fold } from '../../src/core/caseload.js';
import { plain } from '../../src/core/decimal.js';
import { instant, type Instant } from '../../src/core/instant.js';
import { slowCaseload, type SlowHeld } from './reference/slow-caseload.js';

const worker = fc.constantFrom('W-1', 'W-2', 'W-3');
const unit = fc.constantFrom('ER3', 'ER4');
const holder: fc.Arbitrary<Given> = fc.oneof(
  { weight: 3, arbitrary: worker.map((workerId) => ({ workerId })) },
  { weight: 1, arbitrary: unit.map((unitId) => ({ unitId })) },
);
const perhapsHolder = fc.oneof({ weight: 3, arbitrary: fc.constant<Given>({}) }, { weight: 1, arbitrary: holder });
const receiver: fc.Arbitrary<Given> = fc.oneof(
  { weight: 3, arbitrary: worker.map((toWorkerId) => ({ toWorkerId })) },
  { weight: 1, arbitrary: unit.map((toUnitId) => ({ toUnitId })) },
);

const workParts = {
  program: fc.constantFrom('ER', 'CT'),
  caseType: fc.constantFrom('referral', 'case'),
  units: fc.constantFrom('1', '0.5', '2'),
  measures: fc.constantFrom<Given['measures']>({}, { children: '3' }, { children: '2', minutes: '45.5' }),
  role: fc.constantFrom('primary', 'secondary'),
  profile: fc.constantFrom('average', 'sibling'),
  state: fc.constantFrom('open', 'pending_closure'),
};
const wholeWork = fc.record(workParts);
const someWork = fc.record(workParts, { requiredKeys: [] });

const both = (...parts: fc.Arbitrary<Given>[]): fc.Arbitrary<Given> =>
  fc.tuple(...parts).map((given) => Object.assign({}, ...given) as Given);

const givenBy: Readonly<Record<FactKind, fc.Arbitrary<Given>>> = {
  opened: both(holder, wholeWork as fc.Arbitrary<Given>),
  changed: both(perhapsHolder, someWork as fc.Arbitrary<Given>),
  transferred: both(perhapsHolder, receiver),
  closed: perhapsHolder,
};

const statement = fc
  .oneof(
    { weight: 3, arbitrary: fc.constant<FactKind>('opened') },
    { weight: 3, arbitrary: fc.constant<FactKind>('changed') },
    { weight: 3, arbitrary: fc.constant<FactKind>('transferred') },
    { weight: 2, arbitrary: fc.constant<FactKind>('closed') },
  )
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      at: fc.nat({ max: 12 }).map(instant),
      source: fc.constantFrom('/county/cws', '/county/zz'),
      id: fc.nat({ max: 99 }).map((n) => `evt-${String(n)}`),
      recordedAt: fc.nat({ max: 50 }).map(instant),
      origin: fc.constantFrom('event' as const, 'reconcile' as const),
      given: givenBy[kind],
    }),
  );

/** Up to thirty facts about one assignment, some of them received again later, in any order. */
const history: fc.Arbitrary<Fact[]> = fc
  .uniqueArray(statement, { maxLength: 30, selector: ({ source, id }) => `${source} ${id}` })
  .chain((facts) =>
    fc
      .array(fc.tuple(fc.nat({ max: 29 }), fc.nat({ max: 20 })), { maxLength: 10 })
      .map((again) =>
        again.flatMap(([index, days]) => {
          const fact = facts[index];
          return fact ? [{ ...fact, recordedAt: instant(fact.recordedAt + days) }] : [];
        }),
      )
      .chain((again) => {
        const all = [...facts, ...again];
        return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
      }),
  );

const brief = ({ measures, units, ...work }: Work): unknown => ({
  ...work,
  units: plain(units),
  measures: Object.fromEntries(Object.entries(measures).map(([name, value]) => [name, plain(value)])),
});
const heldInBrief = (held: SlowHeld | Holding | null): unknown =>
  held && { subject: held.subject, work: brief(held.work) };
const idsOf = (facts: readonly Fact[]): string[] => facts.map(({ source, id }) => `${source} ${id}`).sort();

/** What the holdings say of an instant; two at once would be a worker counted twice. */
function heldBy(holdings: readonly Holding[], at: Instant): Holding | null {
  const there = holdings.filter(({ from, until }) => from <= at && (until === null || at < until));
  expect(there.length).toBeLessThanOrEqual(1);
  return there[0] ?? null;
}

describe('a caseload', () => {
  it('is what a slow fold of its facts says, at every instant, in any order and with any duplication', () => {
    fc.assert(
      fc.property(history, (facts) => {
        const { holdings, waiting, mismatches, afterClosing } = fold(facts);
        for (let at = instant(0); at <= 13; at = instant(at + 1))
          expect(heldInBrief(heldBy(holdings, at))).toEqual(heldInBrief(slowCaseload(facts, at).held));
        const slow = slowCaseload(facts, instant(99));
        expect(idsOf(waiting)).toEqual(idsOf(slow.waiting));
        expect(idsOf(mismatches)).toEqual(idsOf(slow.mismatches));
        expect(idsOf(afterClosing)).toEqual(idsOf(slow.afterClosing));
        for (const { from, until } of holdings) expect(until === null || from < until).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
