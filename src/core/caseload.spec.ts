import fc from 'fast-check';
import type { Fact, FactKind, Given, Holding } from './assignment.js';
import { compareFacts, fold, heldAt, sameHeld } from './caseload.js';
import { plain } from './decimal.js';
import { instant, type Instant } from './instant.js';
import { pins, snapshotDifference, type Difference } from './reconcile.js';
import { subjectKey } from './subject.js';

let received = 0;
const fact = (kind: FactKind, at: number, given: Given = {}, id = `e-${String((received += 1))}`): Fact => ({
  kind,
  at: instant(at),
  source: '/county/cws',
  id,
  recordedAt: instant(1000),
  origin: 'event',
  given,
});
const opened = (at: number, given: Given = {}): Fact =>
  fact('opened', at, { workerId: 'Ana', program: 'ER', caseType: 'referral', ...given });

/** `Ana 1–5 2`: held by Ana over [1, 5) with 2 units. */
const brief = ({ subject, work, from, until }: Holding): string =>
  `${subjectKey(subject).replace('worker:', '')} ${String(from)}–${String(until ?? '')} ${plain(work.units)}`;

const told = (facts: readonly Fact[]) => {
  const { holdings, waiting, mismatches, afterClosing } = fold(facts);
  return {
    holdings: holdings.map(brief),
    aside: [waiting, mismatches, afterClosing].map((list) => list.map((each) => `${each.kind} ${String(each.at)}`)),
  };
};

describe('what the facts about one assignment come to', () => {
  const nothing: string[] = [];
  it.each<[string, Fact[], string[], string[][]?]>([
    ['nothing', [], []],
    ['held from its opening', [opened(1)], ['Ana 1– 1']],
    ['held until it is closed', [opened(1), fact('closed', 5)], ['Ana 1–5 1']],
    ['nothing of no length', [opened(1), fact('closed', 1)], []],
    ['a change', [opened(1), fact('changed', 3, { units: '2' })], ['Ana 1–3 1', 'Ana 3– 2']],
    ['a change of nothing', [opened(1), fact('changed', 3, { units: '1.0' })], ['Ana 1– 1']],
    [
      'two changes in one instant',
      [opened(1), fact('changed', 3, { units: '2' }, 'a'), fact('changed', 3, { units: '3' }, 'b')],
      ['Ana 1–3 1', 'Ana 3– 3'],
    ],
    [
      'there and back in one instant',
      [opened(1), fact('changed', 3, { units: '2' }, 'a'), fact('changed', 3, { units: '1' }, 'b')],
      ['Ana 1– 1'],
    ],
    ['opening an open one changes it', [opened(1), opened(4, { units: '3' })], ['Ana 1–4 1', 'Ana 4– 3']],
    ['opening an open one states it whole', [opened(1, { units: '3' }), opened(4)], ['Ana 1–4 3', 'Ana 4– 1']],
    ['opening an open one elsewhere moves it', [opened(1), opened(4, { workerId: 'Ben' })], ['Ana 1–4 1', 'Ben 4– 1']],
    ['opened again', [opened(1), fact('closed', 3), opened(6)], ['Ana 1–3 1', 'Ana 6– 1']],
    ['closed and opened again in one instant stays closed', [opened(1), fact('closed', 3), opened(3)], ['Ana 1–3 1']],
    ['a transfer', [opened(1), fact('transferred', 4, { toWorkerId: 'Ben' })], ['Ana 1–4 1', 'Ben 4– 1']],
    [
      'a transfer from who holds it',
      [opened(1), fact('transferred', 4, { workerId: 'Ana', toWorkerId: 'Ben' })],
      ['Ana 1–4 1', 'Ben 4– 1'],
    ],
    ['a transfer to a pool', [opened(1), fact('transferred', 4, { toUnitId: 'ER3' })], ['Ana 1–4 1', 'pool:ER3 4– 1']],
    [
      'a transfer out of a pool',
      [
        fact('opened', 1, { unitId: 'ER3', program: 'ER', caseType: 'referral' }),
        fact('transferred', 4, { unitId: 'ER3', toWorkerId: 'Ben' }),
      ],
      ['pool:ER3 1–4 1', 'Ben 4– 1'],
    ],
    ['a transfer to oneself', [opened(1), fact('transferred', 4, { toWorkerId: 'Ana' })], ['Ana 1– 1']],
    [
      'through three hands in one instant',
      [
        opened(1),
        fact('transferred', 4, { toWorkerId: 'Ben' }, 'a'),
        fact('transferred', 4, { toWorkerId: 'Cy' }, 'b'),
      ],
      ['Ana 1–4 1', 'Cy 4– 1'],
    ],
    [
      'what is unknown waits',
      [fact('changed', 2), fact('closed', 3)],
      [],
      [['changed 2', 'closed 3'], nothing, nothing],
    ],
    [
      'what comes before its opening waits',
      [fact('closed', 2), opened(3)],
      ['Ana 3– 1'],
      [['closed 2'], nothing, nothing],
    ],
    [
      'an opening that names nobody waits',
      [fact('opened', 2, { program: 'ER' })],
      [],
      [['opened 2'], nothing, nothing],
    ],
    [
      'closing is final',
      [opened(1), fact('closed', 3), fact('changed', 4, { units: '2' }), fact('closed', 5)],
      ['Ana 1–3 1'],
      [nothing, nothing, ['changed 4', 'closed 5']],
    ],
    [
      'somebody else cannot close it',
      [opened(1), fact('closed', 3, { workerId: 'Ben' })],
      ['Ana 1– 1'],
      [nothing, ['closed 3'], nothing],
    ],
    [
      'nor change it',
      [opened(1), fact('changed', 3, { workerId: 'Ben', units: '5' })],
      ['Ana 1– 1'],
      [nothing, ['changed 3'], nothing],
    ],
    [
      'nor hand it on',
      [opened(1), fact('transferred', 3, { unitId: 'ER3', toWorkerId: 'Ben' })],
      ['Ana 1– 1'],
      [nothing, ['transferred 3'], nothing],
    ],
    [
      'who holds it by then can',
      [opened(1), fact('transferred', 2, { toWorkerId: 'Ben' }), fact('closed', 3, { workerId: 'Ben' })],
      ['Ana 1–2 1', 'Ben 2–3 1'],
    ],
  ])('%s', (_name, facts, holdings, aside = [nothing, nothing, nothing]) => {
    expect(told(facts)).toEqual({ holdings, aside });
    expect(told([...facts].reverse())).toEqual({ holdings, aside });
  });

  it('fills in the defaults of the trade', () => {
    expect(fold([opened(1)]).holdings[0]?.work).toMatchObject({
      measures: {},
      role: 'primary',
      profile: 'average',
      state: 'open',
      program: 'ER',
      caseType: 'referral',
    });
  });

  it('changes only the measures that a change names', () => {
    const { holdings } = fold([
      opened(1, { measures: { children: '3', minutes: '40' } }),
      fact('changed', 2, { measures: { children: '4' } }),
    ]);
    expect(Object.entries(holdings[1]?.work.measures ?? {}).map(([name, n]) => `${name} ${plain(n)}`)).toEqual([
      'children 4',
      'minutes 40',
    ]);
  });

  it('judges a mismatch again when earlier facts arrive', () => {
    const closing = fact('closed', 5, { workerId: 'Ben' });
    expect(told([opened(1), closing]).aside[1]).toEqual(['closed 5']);
    expect(told([opened(1), closing, fact('transferred', 3, { toWorkerId: 'Ben' })])).toEqual({
      holdings: ['Ana 1–3 1', 'Ben 3–5 1'],
      aside: [[], [], []],
    });
  });

  it('holds from the first moment to before the last', () => {
    const { holdings } = fold([opened(1), fact('closed', 5)]);
    expect([0, 1, 4, 5].map((at) => heldAt(holdings, instant(at)) !== null)).toEqual([false, true, true, false]);
  });
});

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
});

describe('a late event and the snapshots after it', () => {
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

  it.each<[string, Fact[], Fact[], number[], string[]]>([
    ['closes what the snapshot did not have', [], [opened(2)], [6], ['Ana 2–6 1']],
    ['opens what it had', [opened(1)], [fact('closed', 3)], [6], ['Ana 1–3 1', 'Ana 6– 1']],
    [
      'gives back what it had with whom',
      [opened(1)],
      [fact('transferred', 3, { toWorkerId: 'Ben' })],
      [6, 8],
      ['Ana 1–3 1', 'Ben 3–6 1', 'Ana 6– 1'],
    ],
    [
      'keeps what happened since',
      [opened(1), fact('changed', 7, { units: '2' })],
      [fact('closed', 3)],
      [6],
      ['Ana 1–3 1', 'Ana 6–7 1', 'Ana 7– 2'],
    ],
    ['needs nothing where nothing differs', [opened(1)], [fact('changed', 3, { units: '1' })], [6], ['Ana 1– 1']],
    ['leaves what is effective after the snapshot', [opened(1)], [fact('closed', 8)], [6], ['Ana 1–8 1']],
    ['leaves what is effective at its instant', [opened(1)], [fact('closed', 6)], [6], ['Ana 1–6 1']],
    [
      'pins once for each late event',
      [opened(1)],
      [fact('closed', 3), fact('closed', 7)],
      [6, 9],
      ['Ana 1–3 1', 'Ana 6–7 1', 'Ana 9– 1'],
    ],
  ])('%s', (_name, known, late, asOfs, holdings) => {
    expect(pinned(known, late, asOfs).after.holdings.map(brief)).toEqual(holdings);
  });

  it('leaves every snapshot after it, and all that follows the last, as it was', () => {
    const ids = (facts: Fact[], mark: string): Fact[] => facts.map((each) => ({ ...each, id: mark + each.id }));
    const asOfs = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 4 });
    fc.assert(
      fc.property(history, history, asOfs, (known, facts, snapshots) => {
        const last = Math.max(-1, ...snapshots);
        const late = ids(facts, 'late-').filter(({ at }) => at < last && !snapshots.includes(at));
        const before = fold(known).holdings;
        const { after } = pinned(known, late, snapshots);
        const same = (at: number): boolean =>
          sameHeld(heldAt(before, at as Instant), heldAt(after.holdings, at as Instant));
        expect(snapshots.filter((at) => !same(at))).toEqual([]);
        expect([12, 13, 14].filter((at) => at >= last && !same(at))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds no difference where fold and snapshot agree', () => {
    const held = heldAt(fold([opened(1)]).holdings, instant(2));
    expect(snapshotDifference(held, held, instant(2))).toBeNull();
    expect(snapshotDifference(null, null, instant(2))).toBeNull();
    expect(snapshotDifference(held, null, instant(2))).toEqual({ kind: 'closed', at: 2, given: {} });
    expect(snapshotDifference(null, held, instant(2))).toEqual({
      kind: 'opened',
      at: 2,
      given: {
        workerId: 'Ana',
        program: 'ER',
        caseType: 'referral',
        units: '1',
        measures: {},
        role: 'primary',
        profile: 'average',
        state: 'open',
      },
    });
  });
});
