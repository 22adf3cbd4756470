import { exact } from './decimal.js';
import { instant } from './instant.js';
import type { Subject } from './subject.js';
import { brief, history, holding, step, version, whole } from './timeline.cases.js';
import { timeline, type SubjectHistory } from './timeline.js';

const told = (of: SubjectHistory, from: number | null = null, until = 100): string[] =>
  timeline(of, { from: from === null ? null : instant(from), until: instant(until) }).flatMap(({ moments }) =>
    moments.map(brief),
  );

describe('what became of a standing', () => {
  const three = [holding(1, 9), holding(3, null), holding(5, 7)];
  it.each<[string, Partial<SubjectHistory>, string[]]>([
    [
      'work taken on and given up',
      { holdings: three },
      [
        '0: 0 of 2 in_band',
        '1: 1 of 2 in_band',
        '3: 2 of 2 at_limit',
        '5: 3 of 2 over',
        '7: 2 of 2 at_limit',
        '9: 1 of 2 in_band',
      ],
    ],
    [
      'all facts of one instant at once',
      { holdings: [holding(1, 5), holding(5, null), holding(5, null), holding(5, null, { program: 'FM' })] },
      ['0: 0 of 2 in_band', '1: 1 of 2 in_band', '5: 2 of 2 at_limit'],
    ],
    ['nothing where one goes and one comes', { holdings: [holding(0, 5), holding(5, null)] }, ['0: 1 of 2 in_band']],
    [
      'no work of others, of another program, or that weighs nothing',
      {
        holdings: [
          holding(1, null, {}, { kind: 'worker', id: 'Ben' }),
          holding(1, null, {}, { kind: 'pool', id: 'Ana' }),
          holding(2, null, { program: 'FM' }),
          holding(3, null, { role: 'secondary' }),
        ],
      },
      ['0: 0 of 2 in_band'],
    ],
    [
      'FTE and factor move the limit',
      {
        holdings: [holding(0, null)],
        capacities: [step(2, { fte: exact(0.5) }), step(4, { fte: exact(0.5), factor: exact(0.5) })],
      },
      ['0: 1 of 2 in_band', '2: 1 of 1 at_limit', '4: 1 of 0.5 over'],
    ],
    [
      'a step that changes nothing that counts',
      { capacities: [step(2), step(4, { unitId: 'ER4' })] },
      ['0: 0 of 2 in_band'],
    ],
    [
      'a worker who leaves',
      { holdings: [holding(0, null)], capacities: [step(2, { active: false })] },
      ['0: 1 of 2 in_band', '2: deactivated'],
    ],
    [
      'a worker who leaves the unit and comes back',
      {
        targets: [version(2, [0, null], { scope: { unit: 'ER3' } })],
        capacities: [step(1), step(2, { unitId: 'ER4' }), step(4)],
      },
      ['1: 0 of 2 in_band', '2: no longer in scope', '4: 0 of 2 in_band'],
    ],
    [
      'a target that never held them',
      { targets: [version(2, [0, null], { scope: { region: 'South' } })], capacities: [step(1)] },
      [],
    ],
    [
      'a worker whom the feed reports no longer',
      { holdings: [holding(0, null)], unreported: [{ from: instant(3), until: instant(6) }] },
      ['0: 1 of 2 in_band', '3: no longer reported', '6: 1 of 2 in_band'],
    ],
    [
      'a new version',
      { holdings: three, targets: [version(2, [2, 6], { version: 1 }), version(3, [6, 8], { version: 2 })] },
      [
        '2: 1 of 2 in_band',
        '3: 2 of 2 at_limit',
        '5: 3 of 2 over',
        '6: 3 of 3 at_limit',
        '7: 2 of 3 in_band',
        '8: target no longer in force',
      ],
    ],
    [
      'a new version that says the same',
      { targets: [version(2, [0, 6]), version(2, [6, null], { version: 2 })] },
      ['0: 0 of 2 in_band', '6: 0 of 2 in_band'],
    ],
    [
      'a version that counts otherwise',
      {
        holdings: [holding(0, null, { caseType: 'case' }), holding(0, null)],
        targets: [
          version(2, [0, 6]),
          version(2, [6, null], { version: 2, rule: { counts: ['case'], typeWeights: { case: 5 } } }),
        ],
      },
      ['0: 2 of 2 at_limit', '6: 5 of 2 over'],
    ],
    [
      'a rest between two versions',
      { targets: [version(2, [0, 4]), version(2, [6, null], { version: 2 })] },
      ['0: 0 of 2 in_band', '4: target no longer in force', '6: 0 of 2 in_band'],
    ],
    [
      'nothing that takes effect later than asked',
      { holdings: [holding(99, null), holding(100, null), holding(101, null)] },
      ['0: 0 of 2 in_band', '99: 1 of 2 in_band', '100: 2 of 2 at_limit'],
    ],
  ])('%s', (_name, of, expected) => {
    expect(told(history(of))).toEqual(expected);
  });

  it('tells the state at the start, everything that takes effect then included', () => {
    const of = history({ holdings: three, capacities: [step(5, { fte: exact(0.5) })] });
    expect(told(of, 5, 7)).toEqual(['5: 3 of 1 over', '7: 2 of 1 over']);
    expect(told(of, 6, 6)).toEqual(['6: 3 of 1 over']);
  });

  it('says at the start why a target applies no longer', () => {
    expect(told(history({ targets: [version(2, [0, 4])] }), 5)).toEqual(['5: target no longer in force']);
    expect(told(history({ targets: [version(2, [8, null])] }), 5)).toEqual(['8: 0 of 2 in_band']);
    expect(told(history({ capacities: [step(1, { active: false })] }), 5)).toEqual(['5: deactivated']);
  });

  it('reads a pool by pool_size and a worker by open_count', () => {
    const pool: Subject = { kind: 'pool', id: 'ER3' };
    const targets = [
      version(3, [0, null], { targetId: 'pool', rule: { kind: 'pool_size' }, scope: { unit: 'ER3' } }),
      version(2),
    ];
    const holdings = [1, 2, 3, 4].map((from) => holding(from, null, { role: '' }, pool));
    expect(told(history({ subject: pool, targets, holdings }))).toEqual([
      '0: 0 of 3 in_band',
      '1: 1 of 3 in_band',
      '2: 2 of 3 in_band',
      '3: 3 of 3 at_limit',
      '4: 4 of 3 over',
    ]);
    expect(timeline(history({ targets }), whole).map(({ targetId }) => targetId)).toEqual(['ER']);
  });

  it('keeps targets apart and gives the clocks of the version in force', () => {
    const both = timeline(
      history({
        targets: [
          version(2, [0, 4]),
          version(9, [0, null], { targetId: 'other' }),
          version(3, [4, null], { version: 2 }),
        ],
      }),
      whole,
    );
    expect(both.map(({ targetId, moments }) => [targetId, moments.map(({ clocks }) => clocks?.alertAfter)])).toEqual([
      ['ER', ['2 hours', '3 hours']],
      ['other', ['9 hours']],
    ]);
  });
});
