import fc from 'fast-check';
import type { Fact, FactKind, Given } from './assignment.js';
import { compareFacts, fold, heldAt, sameHeld } from './caseload.js';
import { instant, type Instant } from './instant.js';
import { pins, type Difference } from './reconcile.js';

const worker = fc.constantFrom('Ana', 'Ben', 'Cy');
const some = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const stated = fc
  .record({
    workerId: some(worker),
    toWorkerId: some(worker),
    units: some(fc.constantFrom('1', '2', '0.5')),
    role: some(fc.constantFrom('primary', 'buddy')),
    measures: some(fc.constantFrom({ children: '1' }, { minutes: '2' })),
  })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Given);
const factAbout: fc.Arbitrary<Fact> = fc
  .record({
    kind: fc.constantFrom<FactKind>('opened', 'opened', 'changed', 'transferred', 'closed'),
    at: fc.integer({ min: 0, max: 12 }).map(instant),
    source: fc.constantFrom('/a', '/b'),
    given: stated,
  })
  .map((part) => ({ ...part, id: '', recordedAt: instant(0), origin: 'event' as const }));
/** Facts about one assignment, in no order. */
const history = fc
  .array(factAbout, { maxLength: 12 })
  .map((facts) => facts.map((each, i) => ({ ...each, id: String(i) })));

describe('for any facts', () => {
  it('arrival order and repetition never matter', () => {
    const shuffled = history.chain((facts) =>
      fc.record({
        facts: fc.constant(facts),
        arrived: fc.subarray(facts).chain((again) =>
          fc.shuffledSubarray([...facts, ...again.map((each) => ({ ...each }))], {
            minLength: facts.length + again.length,
          }),
        ),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ facts, arrived }) => {
        expect(fold(arrived)).toEqual(fold(facts));
      }),
      { numRuns: 300 },
    );
  });

  it('folds what comes after all the rest onto the latest stretch as it would fold all of it', () => {
    fc.assert(
      fc.property(history, fc.nat(12), (facts, cut) => {
        const ordered = [...facts].sort(compareFacts);
        const earlier = fold(ordered.slice(0, cut));
        const latest = earlier.holdings.at(-1) ?? null;
        fc.pre(latest !== null || cut === 0);
        const later = ordered.slice(cut);
        const whole = fold(ordered);
        const onto = fold(later, latest);
        expect([...earlier.holdings.slice(0, -1), ...onto.holdings]).toEqual(whole.holdings);
        expect([...earlier.mismatches, ...onto.mismatches]).toEqual(whole.mismatches);
        expect([...earlier.afterClosing, ...onto.afterClosing]).toEqual(whole.afterClosing);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no fact and keeps holdings in order, of some length, and different from their neighbours', () => {
    fc.assert(
      fc.property(history, (facts) => {
        const { holdings, waiting, mismatches, afterClosing } = fold(facts);
        const aside = new Set([...waiting, ...mismatches, ...afterClosing]);
        expect(facts.some((each) => !aside.has(each)) || holdings.length === 0).toBe(true);
        holdings.forEach((holding, i) => {
          const next = holdings[i + 1];
          expect(holding.until === null || holding.from < holding.until).toBe(true);
          if (!next) return;
          expect(holding.until !== null && holding.until <= next.from).toBe(true);
          expect(holding.until === next.from && sameHeld(holding, next)).toBe(false);
        });
      }),
    );
  });

  it('says at each instant what a slow reading of the facts up to then says', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 12 }), (facts, at) => {
        const then = fold(facts.filter((each) => each.at <= at)).holdings.at(-1);
        const holder = then?.until === null ? then : null;
        expect(sameHeld(heldAt(fold(facts).holdings, instant(at)), holder)).toBe(true);
      }),
    );
  });

  it('sorts facts totally', () => {
    fc.assert(
      fc.property(history, (facts) => {
        for (const a of facts)
          for (const b of facts) {
            expect(Math.sign(compareFacts(a, b))).toBe(-Math.sign(compareFacts(b, a)) + 0);
            expect(compareFacts(a, b) === 0).toBe(a === b);
          }
      }),
      { numRuns: 30 },
    );
  });

  const asFact = ({ kind, at, given }: Difference): Fact => ({
    kind,
    at,
    given,
    source: 'snapshot',
    id: `pin-${String(at)}`,
    recordedAt: instant(2000),
    origin: 'reconcile',
  });
  const pinned = (known: Fact[], late: Fact[], asOfs: number[]) => {
    const made = pins(known, late, asOfs.map(instant), asFact);
    return { made, after: fold([...known, ...late, ...made.map(asFact)]) };
  };

  it('late events leave every snapshot after them, and all that follows the last, as it was', () => {
    const ids = (facts: Fact[], mark: string): Fact[] => facts.map((each) => ({ ...each, id: mark + each.id }));
    const asOfs = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 4 });
    fc.assert(
      fc.property(history, history, asOfs, (all, facts, snapshots) => {
        // A holder who is named at a snapshot's own instant may be judged anew after the pin, which is folded first.
        const known = all.filter(
          ({ at, kind, given }) => kind === 'opened' || !given.workerId || !snapshots.includes(at),
        );
        const last = Math.max(-1, ...snapshots);
        const late = ids(facts, 'late-').filter(({ at }) => at < last && !snapshots.includes(at));
        const before = fold(known).holdings;
        const { after } = pinned(known, late, snapshots);
        const same = (at: number): boolean =>
          sameHeld(heldAt(before, at as Instant), heldAt(after.holdings, at as Instant));
        expect(snapshots.filter((at) => !same(at))).toEqual([]);
        expect([12, 13, 14].filter((at) => at >= last && !same(at))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
