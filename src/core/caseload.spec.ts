import type { Fact } from './assignment.js';
import { fold, heldAt } from './caseload.js';
import { plain } from './decimal.js';
import { brief, fact, opened } from './facts.cases.js';
import { instant } from './instant.js';

const told = (facts: readonly Fact[]) => {
  const { holdings, waiting, mismatches, afterClosing } = fold(facts);
  return {
    holdings: holdings.map(brief),
    aside: [waiting, mismatches, afterClosing].map((list) => list.map((each) => `${each.kind} ${String(each.at)}`)),
  };
};

const shown = (kind: 'opened' | 'closed', at: number, id: string): Fact => ({
  ...(kind === 'opened' ? opened(at) : fact(kind, at)),
  id,
  source: 'plimsoll:snapshot/cws-er',
  origin: 'reconcile',
});

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
    [
      'a corrected snapshot of the same instant shows it open after all',
      [opened(1), shown('closed', 3, 'a:1'), shown('opened', 3, 'b:1')],
      ['Ana 1– 1'],
    ],
    [
      'and one after that shows it closed again',
      [opened(1), shown('closed', 3, 'c:1'), shown('opened', 3, 'b:1'), shown('closed', 3, 'a:1')],
      ['Ana 1–3 1'],
    ],
    [
      'an event that closed it at the instant of a snapshot keeps it closed',
      [opened(1), fact('closed', 3, {}, 'a'), shown('opened', 3, 'b')],
      ['Ana 1–3 1'],
    ],
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
