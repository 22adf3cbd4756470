import { parseDuration } from './calendar.js';
import { plain } from './decimal.js';
import { fieldDifferences } from './target-differences.js';
import { termsOf, usualClocks, usualLadder, type TargetBody } from './target-terms.js';

const least: TargetBody = {
  name: 'ER referrals',
  scope: { program: 'ER' },
  rules: [{ kind: 'open_count', limit: 14 }],
  from: '2026-12-01',
};
/** The target body of contract.md, every field stated. */
const whole: TargetBody = {
  name: 'ER referrals',
  agreement: 'MOU 2022',
  clause: 'Caseload Management Forum',
  scope: { program: 'ER' },
  rules: [
    {
      kind: 'open_count',
      counts: ['referral'],
      countUnit: 'referral',
      of: 'units',
      goal: 12,
      limit: 14,
      absoluteLimit: null,
      clearAt: null,
      roleWeights: { primary: 1 },
      typeWeights: {},
      profileWeights: {},
      stateWeights: {},
      prorate: true,
    },
  ],
  alertAfter: '0 hours',
  clearAfter: '1 working day',
  checkInWithin: '3 working days',
  remindEvery: '5 working days',
  checkInAgainAfter: '30 days',
  excusedUpTo: null,
  excusedBy: ['manager', 'director'],
  agreedBy: null,
  ladder: [
    { after: '0 hours', to: ['supervisor'] },
    { after: '1 working day', unless: 'acknowledged', to: ['manager'] },
    { after: '30 days', to: ['packet'] },
  ],
  from: '2026-12-01',
  until: null,
  insteadOf: null,
  retroactive: false,
  reason: 'agreed 31 August',
};

describe('what was negotiated', () => {
  it('has a default for everything left out', () => {
    const { rules, ...terms } = termsOf(least);
    expect(terms).toEqual({
      name: 'ER referrals',
      agreement: '',
      clause: '',
      scope: { program: 'ER' },
      clocks: usualClocks,
      ladder: usualLadder,
      agreedBy: null,
      from: '2026-12-01',
      until: null,
      insteadOf: null,
      retroactive: false,
      reason: '',
    });
    expect(JSON.parse(JSON.stringify(rules))).toEqual([
      {
        kind: 'open_count',
        counts: null,
        countUnit: 'case',
        of: 'units',
        goal: null,
        limit: '14',
        absoluteLimit: null,
        clearAt: null,
        roleWeights: { primary: '1' },
        typeWeights: {},
        profileWeights: {},
        stateWeights: {},
        prorate: true,
      },
    ]);
  });

  it('is the same whether the usual clocks and ladder are stated or left out', () => {
    const {
      alertAfter: _a,
      clearAfter: _b,
      checkInWithin: _c,
      remindEvery: _d,
      checkInAgainAfter: _e,
      ladder: _f,
      ...rest
    } = whole;
    expect(termsOf(rest)).toEqual(termsOf(whole));
  });

  it('has durations that can be read', () => {
    const { excusedUpTo: _none, excusedBy: _roles, ...clocks } = usualClocks;
    const durations = [...Object.values(clocks), ...usualLadder.map(({ after }) => after)];
    expect(durations.filter((text) => parseDuration(text) === null)).toEqual([]);
  });

  it('reads numbers exactly', () => {
    const [rule] = termsOf({
      ...least,
      rules: [{ kind: 'pool_size', limit: 0.1, goal: 0.0001, typeWeights: { case: 2.3333 } }],
    }).rules;
    expect(rule && [plain(rule.limit), String(rule.goal), String(rule.typeWeights['case'])]).toEqual([
      '0.1',
      '0.0001',
      '2.3333',
    ]);
  });

  it.each<[Partial<TargetBody['rules'][number]>, string]>([
    [{}, 'case'],
    [{ counts: ['referral'] }, 'referral'],
    [{ counts: ['family', 'child'] }, 'case'],
    [{ of: 'minutes', counts: ['task'] }, 'minutes'],
    [{ of: 'units', counts: ['task'] }, 'task'],
    [{ countUnit: 'point', of: 'minutes' }, 'point'],
  ])('%p counts by the word %s', (rule, expected) => {
    expect(termsOf({ ...least, rules: [{ kind: 'open_count', limit: 1, ...rule }] }).rules[0]?.countUnit).toBe(
      expected,
    );
  });

  it('narrows by no field of the scope that is null', () => {
    const scope = { program: 'ER', region: 'North', unit: 'ER3', classification: 'SSW', person: 'W-104' };
    expect(termsOf({ ...least, scope }).scope).toEqual(scope);
    expect(
      termsOf({ ...least, scope: { program: 'ER', region: null, unit: null, classification: null, person: null } })
        .scope,
    ).toEqual({
      program: 'ER',
    });
  });
});

describe('what a version changes', () => {
  it('is nothing where a default is written out', () => {
    expect(
      fieldDifferences({ ...least, agreement: '', excusedBy: ['manager', 'director'], until: null }, least),
    ).toEqual([]);
    expect(
      fieldDifferences(whole, {
        ...whole,
        rules: whole.rules.map((rule) => ({ ...rule, limit: 14.0, prorate: undefined })),
      }),
    ).toEqual([]);
  });

  it('is told field by field', () => {
    const changed: TargetBody = {
      ...whole,
      clearAfter: '2 working days',
      rules: [
        { ...whole.rules[0], kind: 'open_count', limit: 18, clearAt: 12, roleWeights: { primary: 1, buddy: 0.5 } },
      ],
      ladder: [{ after: '0 hours', to: ['supervisor', 'manager'] }],
      scope: { program: 'ER', unit: 'ER3' },
      from: '2027-01-01',
    };
    expect(fieldDifferences(whole, changed)).toEqual([
      { field: 'rules/0/limit', was: 14, is: 18 },
      { field: 'rules/0/clearAt', was: null, is: 12 },
      { field: 'ladder/1/after', was: '1 working day', is: null },
      { field: 'ladder/1/unless', was: 'acknowledged', is: null },
      { field: 'ladder/1/to/0', was: 'manager', is: null },
      { field: 'ladder/2/after', was: '30 days', is: null },
      { field: 'ladder/2/to/0', was: 'packet', is: null },
      { field: 'from', was: '2026-12-01', is: '2027-01-01' },
      { field: 'clearAfter', was: '1 working day', is: '2 working days' },
      { field: 'scope/unit', was: null, is: 'ER3' },
      { field: 'rules/0/roleWeights/buddy', was: null, is: 0.5 },
      { field: 'ladder/0/to/1', was: null, is: 'manager' },
    ]);
  });

  it('tells when a list is no list any more', () => {
    const all: TargetBody = { ...whole, rules: [{ ...whole.rules[0], kind: 'open_count', limit: 14, counts: null }] };
    expect(fieldDifferences(whole, all)).toEqual([{ field: 'rules/0/counts/0', was: 'referral', is: null }]);
  });
});
