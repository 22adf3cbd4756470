import { exact, plain } from './decimal.js';
import { instant } from './instant.js';
import { leadingRule, read } from './standing.js';
import type { TargetInForce } from './target.js';
import { termsOf, type RuleBody } from './target-terms.js';

const target = (...rules: Partial<RuleBody>[]): TargetInForce => ({
  targetId: 't',
  version: 1,
  terms: termsOf({
    name: 'ER',
    scope: { program: 'ER' },
    rules: rules.map((body) => ({ kind: 'open_count' as const, limit: 14, ...body })),
    from: '2026-01-01',
  }),
  from: instant(0),
  until: null,
});
const reading = (loads: number[], rules: Partial<RuleBody>[], fte = 1, factor = 1) =>
  read(loads.map(exact), target(...rules), { fte: exact(fte), factor: exact(factor) });

describe('the standing of one load', () => {
  const band = { goal: 12, limit: 14, absoluteLimit: 18, clearAt: 12 };
  it.each<[number, Partial<RuleBody>, number, ...string[]]>([
    [0, band, 1, 'below_goal', 'clear', '0'],
    [11.9999, band, 1, 'below_goal', 'clear', '0'],
    [12, band, 1, 'in_band', 'clear', '0'],
    [12.0001, band, 1, 'in_band', 'between', '0'],
    [13, band, 1, 'in_band', 'between', '0'],
    [14, band, 1, 'at_limit', 'between', '0'],
    [14.0001, band, 1, 'over', 'over', '0.0001'],
    [15, band, 1, 'over', 'over', '1'],
    [15.5, band, 1, 'over', 'over', '1.5'],
    [18, band, 1, 'over', 'over', '4'],
    [18.0001, band, 1, 'over_absolute', 'over', '4.0001'],
    [19, band, 1, 'over_absolute', 'over', '5'],
    [8, band, 0.5, 'over', 'over', '1'],
    [7, band, 0.5, 'at_limit', 'between', '0'],
    [6, band, 0.5, 'in_band', 'clear', '0'],
    [8, band, 0.6, 'in_band', 'between', '0'],
    [9, band, 0.6, 'over', 'over', '0.6'],
    [13, { goal: null, limit: 14 }, 1, 'in_band', 'clear', '0'],
    [0, { goal: null, limit: 14 }, 1, 'in_band', 'clear', '0'],
    [14, { goal: null, limit: 14 }, 1, 'at_limit', 'clear', '0'],
    [1000, { goal: null, limit: 14 }, 1, 'over', 'over', '986'],
    [14, { goal: 14, limit: 14 }, 1, 'at_limit', 'clear', '0'],
    [16, { limit: 15, absoluteLimit: 18 }, 1, 'over', 'over', '1'],
    [0, band, 0, 'at_limit', 'clear', '0'],
    [0.0001, { limit: 14 }, 0, 'over', 'over', '0.0001'],
    [1, { limit: 0 }, 1, 'over', 'over', '1'],
    [8, { limit: 14, prorate: false }, 0.5, 'in_band', 'clear', '0'],
  ])('%s of %p at FTE %s: %s, %s, over by %s', (load, rule, fte, ...expected) => {
    const is = reading([load], [rule], fte);
    expect([is.status, is.position, plain(leadingRule(is).overBy)]).toEqual(expected);
  });
});

describe('several rules, each by itself', () => {
  const massachusetts = [{ limit: 15, countUnit: 'family' }, { limit: 10 }, { limit: 28, countUnit: 'child' }];
  it('names the children only for 15 families, 10 placed, 29 children', () => {
    const is = reading([15, 10, 29], massachusetts);
    expect([is.status, is.position]).toEqual(['over', 'over']);
    expect(is.rules.map((rule) => rule.exceeded)).toEqual([false, false, true]);
  });

  it.each([
    [[15, 10, 28], 'at_limit', 'clear'],
    [[1, 1, 28], 'at_limit', 'clear'],
    [[14, 9, 27], 'in_band', 'clear'],
  ])('%p: %s, %s', (loads, status, position) => {
    const is = reading(loads, massachusetts);
    expect([is.status, is.position]).toEqual([status, position]);
  });

  it('clears only when all are at or below their clearAt', () => {
    const rules = [
      { limit: 14, clearAt: 12 },
      { limit: 10, clearAt: 8 },
    ];
    expect(reading([12, 9], rules).position).toBe('between');
    expect(reading([13, 8], rules).position).toBe('between');
    expect(reading([12, 8], rules).position).toBe('clear');
  });

  it.each<[number[], Partial<RuleBody>[], number]>([
    [[14, 10], [{ limit: 15 }, { limit: 10 }], 1],
    [[15, 10], [{ limit: 15 }, { limit: 10 }], 0],
    [[30, 11], [{ limit: 15 }, { limit: 10 }], 0],
    [[16, 13], [{ limit: 15 }, { limit: 10 }], 1],
    [[0, 13], [{ limit: 0 }, { limit: 10 }], 1],
    [[1, 90], [{ limit: 0 }, { limit: 10 }], 0],
  ])('shows for %p of %p rule %i first', (loads, rules, index) => {
    const is = reading(loads, rules);
    expect(leadingRule(is)).toBe(is.rules[index]);
  });
});
