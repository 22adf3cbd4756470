import { termsOf, type TargetBody } from '../core/target-terms.js';
import { targetSchema } from './target.schema.js';

const rule = { kind: 'open_count', limit: 14 };
const least = { name: 'ER referrals', scope: { program: 'ER' }, rules: [rule], from: '2026-12-01' };
const whole = {
  ...least,
  agreement: 'MOU 2022',
  clause: 'Caseload Management Forum',
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
  until: null,
  insteadOf: null,
  retroactive: false,
  reason: 'agreed 31 August',
};

/** `rules/0/limit: why not`, one for each field that is refused. */
function refused(body: unknown): string[] {
  const result = targetSchema.safeParse(body);
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`);
}

describe('a proposed target', () => {
  it.each([
    ['with nothing but what is needed', least],
    ['of the contract', whole],
    ['with four decimals', { ...least, rules: [{ ...rule, limit: 14.1234, goal: 0.1, clearAt: 0.3 }] }],
    ['for a pool', { ...least, rules: [{ kind: 'pool_size', counts: ['referral'], limit: 0 }] }],
    ['of several rules', { ...least, rules: [rule, { ...rule, of: 'children', limit: 28 }] }],
    ['from statute', { ...least, agreedBy: 'statute' }],
    ['looking back, with a reason', { ...least, retroactive: true, reason: 'arbitration award' }],
    [
      'with goal, limit and absolute limit the same',
      { ...least, rules: [{ ...rule, goal: 14, clearAt: 14, absoluteLimit: 14 }] },
    ],
  ])('%s is taken', (_name, body) => {
    expect(refused(body)).toEqual([]);
    const taken: TargetBody = targetSchema.parse(body);
    expect(termsOf(taken).rules).toHaveLength(body.rules.length);
  });

  const withRule = (more: object): object => ({ ...least, rules: [{ ...rule, ...more }] });
  it.each<[string, unknown, string]>([
    ['an unknown field', { ...least, severity: 'high' }, ': Unrecognized key: "severity"'],
    ['an unknown field of a rule', withRule({ weight: 1 }), 'rules/0: Unrecognized key: "weight"'],
    [
      'an unknown field of the scope',
      { ...least, scope: { program: 'ER', team: 'x' } },
      'scope: Unrecognized key: "team"',
    ],
    ['five decimals', withRule({ limit: 14.00001 }), 'rules/0/limit: has more than 4 decimals'],
    ['a binary artefact', withRule({ limit: 0.1 + 0.2 }), 'rules/0/limit: has more than 4 decimals'],
    [
      'a weight of five decimals',
      withRule({ typeWeights: { case: 0.12345 } }),
      'rules/0/typeWeights/case: has more than 4 decimals',
    ],
    [
      'a weight of a pool by role',
      { ...least, rules: [{ kind: 'pool_size', limit: 3, roleWeights: {} }] },
      'rules/0: Unrecognized key: "roleWeights"',
    ],
    ['a limit below nothing', withRule({ limit: -1 }), 'rules/0/limit: Too small: expected number to be >=0'],
    ['a limit as text', withRule({ limit: '14' }), 'rules/0/limit: Invalid input: expected number, received string'],
    ['a goal above the limit', withRule({ goal: 15 }), 'rules/0/goal: is above the limit'],
    ['clearing above the limit', withRule({ clearAt: 14.5 }), 'rules/0/clearAt: is above the limit'],
    ['an absolute limit below the limit', withRule({ absoluteLimit: 13 }), 'rules/0/absoluteLimit: is below the limit'],
    ['no rule', { ...least, rules: [] }, 'rules: Too small: expected array to have >=1 items'],
    [
      'a rule that comes later',
      withRule({ kind: 'average' }),
      'rules/0/kind: "average" is not offered yet; offered are open_count and pool_size',
    ],
    [
      'a later rule with its own fields',
      { ...least, rules: [{ kind: 'mixed_ratio', standards: [] }] },
      'rules/0/kind: "mixed_ratio" is not offered yet; offered are open_count and pool_size',
    ],
    [
      'an unheard-of rule',
      withRule({ kind: 'vibes' }),
      'rules/0/kind: is no kind of rule; offered are open_count and pool_size',
    ],
    [
      'workers and pools in one',
      { ...least, rules: [rule, { kind: 'pool_size', limit: 3 }] },
      'rules: are about workers and about pools; propose a target for each',
    ],
    [
      'a duration that is none',
      { ...least, clearAfter: 'soon' },
      'clearAfter: is no duration; write "N hours", "N days" or "N working days"',
    ],
    [
      'a rung at no time',
      { ...least, ladder: [{ after: '1 week', to: ['manager'] }] },
      'ladder/0/after: is no duration; write "N hours", "N days" or "N working days"',
    ],
    [
      'a rung for nobody',
      { ...least, ladder: [{ after: '1 day', to: [] }] },
      'ladder/0/to: Too small: expected array to have >=1 items',
    ],
    ['a round without end', { ...least, checkInWithin: '0 hours' }, 'checkInWithin: must be longer than nothing'],
    ['reminders without end', { ...least, remindEvery: '0 working days' }, 'remindEvery: must be longer than nothing'],
    ['a day that there is not', { ...least, from: '2026-02-30' }, 'from: is no date; write it as YYYY-MM-DD'],
    ['an instant for a day', { ...least, from: '2026-12-01T00:00:00Z' }, 'from: is no date; write it as YYYY-MM-DD'],
    ['an end before its beginning', { ...least, until: '2026-12-01' }, 'until: is not after from'],
    ['looking back without a reason', { ...least, retroactive: true }, 'reason: is needed for a retroactive target'],
    ['nothing', null, ': Invalid input: expected object, received null'],
  ])('%s is refused', (_name, body, why) => {
    expect(refused(body)).toEqual([why]);
  });
});
