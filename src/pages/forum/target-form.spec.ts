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

  it('keeps the rungs for which it has no room', () => {
    const ladder = Array.from({ length: rungRows + 2 }, (_, n) => ({ after: `${n} hours`, to: ['manager' as const] }));
    expect(changed({ ...body, ladder }).ladder).toHaveLength(rungRows + 2);
  });

  it('does not reach back because the version before did', () => {
    expect(changed(body).retroactive ?? false).toBe(false);
  });
});
