import type { Holding, Work } from './assignment.js';
import { unknownCapacity, type CapacityStep } from './capacity.js';
import { contribution, countedAt, effectiveLimit, holdsSubject, judges, loadAt } from './counting.js';
import { exact, plain, sum } from './decimal.js';
import { instant } from './instant.js';
import type { Subject } from './subject.js';
import type { Rule } from './target.js';
import { termsOf, type RuleBody } from './target-terms.js';

const rule = (body: Partial<RuleBody> = {}): Rule => {
  const rules = termsOf({
    name: 'ER',
    scope: { program: 'ER' },
    rules: [{ kind: 'open_count', limit: 14, ...body }],
    from: '2026-01-01',
  }).rules;
  if (!rules[0]) throw new Error('no rule');
  return rules[0];
};
const work = (given: Partial<Omit<Work, 'units'>> & { units?: number } = {}): Work => ({
  program: 'ER',
  caseType: 'referral',
  measures: {},
  role: 'primary',
  profile: 'average',
  state: 'open',
  ...given,
  units: exact(given.units ?? 1),
});

describe('what one assignment adds', () => {
  it.each<[string, Work, Partial<RuleBody>, string]>([
    ['one unit of a primary', work(), {}, '1'],
    ['units', work({ units: 2.5 }), {}, '2.5'],
    ['no secondary', work({ role: 'secondary' }), {}, '0'],
    ['no unheard-of role', work({ role: 'toString' }), {}, '0'],
    ['a secondary, where the target says so', work({ role: 'secondary' }), { roleWeights: { secondary: 0.5 } }, '0.5'],
    ['primary stays 1 where only secondary is named', work(), { roleWeights: { secondary: 0.5 } }, '1'],
    ['primary as stated', work(), { roleWeights: { primary: 2 } }, '2'],
    ['a profile', work({ profile: 'complex' }), { profileWeights: { complex: 1.5 } }, '1.5'],
    ['another profile is 1', work({ profile: 'low' }), { profileWeights: { complex: 1.5 } }, '1'],
    ['pending closure is 1', work({ state: 'pending_closure' }), {}, '1'],
    ['a state', work({ state: 'pending_closure' }), { stateWeights: { pending_closure: 0.5 } }, '0.5'],
    ['a case type', work(), { typeWeights: { referral: 0.3333 } }, '0.3333'],
    ['a case type that counts', work(), { counts: ['referral'] }, '1'],
    ['a case type that does not count', work({ caseType: 'case' }), { counts: ['referral'] }, '0'],
    ['a measure', work({ measures: { children: exact(3) } }), { of: 'children' }, '3'],
    ['a measure that is not carried', work(), { of: 'children' }, '0'],
    ['a measure by the name of nothing', work(), { of: 'constructor' }, '0'],
    [
      'all weights at once',
      work({ units: 0.1, role: 'buddy', profile: 'complex', state: 'waiting' }),
      {
        roleWeights: { buddy: 0.3 },
        typeWeights: { referral: 0.7 },
        profileWeights: { complex: 1.1 },
        stateWeights: { waiting: 0.9 },
      },
      '0.02079',
    ],
    ['the pool: whatever the role', work({ role: 'secondary' }), { kind: 'pool_size' }, '1'],
  ])('%s', (_name, held, body, expected) => {
    expect(plain(contribution(held, rule(body)))).toBe(expected);
  });

  it('counts 1.5 + 10 × 1 + 2 × 2 as 15.5', () => {
    const weighted = rule({ profileWeights: { complex: 1.5, twins: 2 } });
    const all = [
      work({ profile: 'complex' }),
      ...Array.from({ length: 10 }, () => work()),
      work({ profile: 'twins' }),
      work({ profile: 'twins' }),
    ];
    expect(plain(sum(all.map((each) => contribution(each, weighted))))).toBe('15.5');
  });

  it('counts a Nebraska family with 3 at home and 3 placed siblings as 4', () => {
    const nebraska = rule({ typeWeights: { family: 1, placed_child: 1 } });
    const held = [work({ caseType: 'family' }), ...Array.from({ length: 3 }, () => work({ caseType: 'placed_child' }))];
    expect(plain(sum(held.map((each) => contribution(each, nebraska))))).toBe('4');
  });

  it('adds tenths without an artefact', () => {
    expect(plain(sum(Array.from({ length: 3 }, () => contribution(work({ units: 0.1 }), rule()))))).toBe('0.3');
  });
});

describe('the effective limit', () => {
  it.each([
    [1, 1, '14', '14 × 1 FTE = 14'],
    [0.5, 1, '7', '14 × 0.5 FTE = 7'],
    [0.6, 1, '8.4', '14 × 0.6 FTE = 8.4'],
    [0.8, 1, '11.2', '14 × 0.8 FTE = 11.2'],
    [0.8, 0.5, '5.6', '14 × 0.8 FTE × 0.5 capacity factor = 5.6'],
    [0.3333, 0.6667, '3.11095554', '14 × 0.3333 FTE × 0.6667 capacity factor = 3.11095554'],
    [0, 1, '0', '14 × 0 FTE = 0'],
  ])('FTE %s, factor %s: %s', (fte, factor, limit, arithmetic) => {
    const levels = effectiveLimit(rule(), { fte: exact(fte), factor: exact(factor) });
    expect([plain(levels.limit), levels.arithmetic]).toEqual([limit, arithmetic]);
  });

  it('scales goal, clearAt and absolute limit alike', () => {
    const levels = effectiveLimit(rule({ goal: 12, clearAt: 13, absoluteLimit: 18 }), {
      fte: exact(0.5),
      factor: exact(0.5),
    });
    expect([levels.goal, levels.limit, levels.clearAt, levels.absoluteLimit].map(String)).toEqual([
      '3',
      '3.5',
      '3.25',
      '4.5',
    ]);
  });

  it('clears at the limit where nothing else is said', () => {
    const levels = effectiveLimit(rule(), { fte: exact(0.6), factor: exact(1) });
    expect(plain(levels.clearAt)).toBe('8.4');
  });

  it.each<Partial<RuleBody>>([{ prorate: false }, { kind: 'pool_size' }])('is as agreed for %p', (body) => {
    const levels = effectiveLimit(rule(body), { fte: exact(0.5), factor: exact(0.5) });
    expect([plain(levels.limit), levels.arithmetic]).toEqual(['14', '14']);
  });
});

describe('whom a target holds', () => {
  const place: CapacityStep = { ...unknownCapacity, unitId: 'ER3', region: 'North', classification: 'SSW' };
  const ana: Subject = { kind: 'worker', id: 'W-104' };
  const pool: Subject = { kind: 'pool', id: 'ER3' };
  it.each([
    [{}, ana, true],
    [{}, pool, true],
    [{ unit: 'ER3' }, ana, true],
    [{ unit: 'ER4' }, ana, false],
    [{ unit: 'ER3' }, pool, true],
    [{ unit: 'ER4' }, pool, false],
    [{ region: 'North' }, pool, true],
    [{ region: 'South' }, ana, false],
    [{ classification: 'SSW' }, ana, true],
    [{ classification: 'SSA' }, ana, false],
    [{ classification: 'SSW' }, pool, false],
    [{ person: 'W-104' }, ana, true],
    [{ person: 'W-105' }, ana, false],
    [{ person: 'W-104' }, pool, false],
    [{ region: 'North', unit: 'ER3', classification: 'SSW', person: 'W-104' }, ana, true],
  ])('%p holds %p: %s', (narrowed, subject, expected) => {
    expect(holdsSubject({ program: 'ER', ...narrowed }, subject, place)).toBe(expected);
  });

  it('judges workers by open counts and pools by their size', () => {
    const terms = (kind: RuleBody['kind']) =>
      termsOf({ name: 'ER', scope: { program: 'ER' }, rules: [{ kind, limit: 1 }], from: '2026-01-01' });
    expect(judges(terms('open_count'), 'worker')).toBe(true);
    expect(judges(terms('open_count'), 'pool')).toBe(false);
    expect(judges(terms('pool_size'), 'pool')).toBe(true);
    expect(judges(terms('pool_size'), 'worker')).toBe(false);
  });
});

describe('what is counted and what is not', () => {
  const holding = (held: Work, from = 0, until: number | null = null): Holding => ({
    subject: { kind: 'worker', id: 'W-104' },
    work: held,
    from: instant(from),
    until: until === null ? null : instant(until),
  });
  const weighted = rule({ counts: ['referral', 'case'], profileWeights: { complex: 1.5 }, typeWeights: { case: 0 } });
  const holdings = [
    holding(work()),
    holding(work({ units: 2, profile: 'complex' })),
    holding(work({ program: 'FM' })),
    holding(work({ caseType: 'task' })),
    holding(work({ caseType: 'case' })),
    holding(work({ role: 'secondary' })),
    holding(work(), 10),
    holding(work(), 0, 5),
  ];

  it('says why, and adds up to the load', () => {
    const { counted, notCounted } = countedAt(holdings, { program: 'ER' }, weighted, instant(5));
    expect(counted.map(({ why }) => why)).toEqual(['1 unit', '2 units × 1.5 (profile complex) = 3']);
    expect(notCounted.map(({ why }) => why)).toEqual([
      'program FM, not ER',
      'case type task is not counted',
      'type case weighs 0',
      'role secondary weighs 0',
    ]);
    expect(plain(loadAt(holdings, { program: 'ER' }, weighted, instant(5)))).toBe('4');
  });

  it('holds something from its first moment to before its last', () => {
    expect(plain(loadAt(holdings, { program: 'ER' }, weighted, instant(4)))).toBe('5');
    expect(plain(loadAt(holdings, { program: 'ER' }, weighted, instant(10)))).toBe('5');
  });

  it('says that a measure is not carried', () => {
    const { notCounted } = countedAt([holding(work())], { program: 'ER' }, rule({ of: 'children' }), instant(0));
    expect(notCounted.map(({ why }) => why)).toEqual(['carries no children']);
  });
});
