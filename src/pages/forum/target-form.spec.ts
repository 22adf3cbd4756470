import type { TargetBody } from '../../core/target-terms.js';
import { readTarget, rungRows, typedTarget } from './target-form.js';

const body: TargetBody = {
  name: 'ER referrals',
  scope: { program: 'ER' },
  rules: [{ kind: 'open_count', counts: ['referral'], limit: 14, roleWeights: { secondary: 0.5 } }],
  from: '2026-11-02',
  retroactive: true,
  reason: 'agreed',
};

const changed = (base: TargetBody) => {
  const read = readTarget({ ...typedTarget(base), from: '2026-12-01', reason: 'changed' }, base);
  if (read.is === 'wrong') throw new Error(JSON.stringify(read.errors));
  return read.body;
};

describe('a change of a target by the form', () => {
  it('keeps what the form has no field for', () => {
    expect(changed(body).rules).toMatchObject([{ roleWeights: { secondary: 0.5 } }]);
  });

  it('keeps each rule of several, and those for which it has no room', () => {
    const rules = Array.from({ length: 6 }, (_, n) => ({
      kind: 'open_count' as const,
      counts: [`kind-${n}`],
      countUnit: `kind-${n}`,
      limit: 10 + n,
      typeWeights: { double: n },
    }));
    expect(changed({ ...body, rules }).rules).toMatchObject(rules);
  });

  it('leaves out a rule of which nothing is typed, and names the field of the rule that is wrong', () => {
    const form = { ...typedTarget(body), from: '2026-12-01', 'counts-3': 'child', 'limit-3': '28' };
    const read = readTarget(form, null);
    expect(read.is === 'read' ? read.body.rules : read.errors).toMatchObject([
      { counts: ['referral'], limit: 14 },
      { counts: ['child'], limit: 28 },
    ]);
    const wrong = readTarget({ ...form, 'limit-3': 'many', 'goal-3': '2,5' }, null);
    expect(wrong.is === 'wrong' && wrong.errors.map(({ field }) => field).sort()).toEqual(['goal-3', 'limit-3']);
  });

  it('keeps the rungs for which it has no room', () => {
    const ladder = Array.from({ length: rungRows + 2 }, (_, n) => ({ after: `${n} hours`, to: ['manager' as const] }));
    expect(changed({ ...body, ladder }).ladder).toHaveLength(rungRows + 2);
  });

  it('does not reach back because the version before did', () => {
    expect(changed(body).retroactive ?? false).toBe(false);
  });
});
