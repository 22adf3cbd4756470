import type { TargetBody } from '../core/target-terms.js';

/** What the demonstration agency agreed: a level for each program, and one for what nobody in an ER unit holds. */
export function demoTargets(from: string): TargetBody[] {
  const common = { agreement: 'MOU 2026', from, reason: 'agreed by the forum' };
  const count = (caseType: string, goal: number, limit: number) => ({
    kind: 'open_count' as const,
    counts: [caseType],
    countUnit: caseType,
    of: 'units',
    goal,
    limit,
  });
  return [
    {
      ...common,
      name: 'ER referrals',
      clause: 'Article 7.2',
      scope: { program: 'ER' },
      rules: [count('referral', 12, 14)],
    },
    { ...common, name: 'Court cases', clause: 'Article 7.3', scope: { program: 'CS' }, rules: [count('case', 18, 20)] },
    { ...common, name: 'Families', clause: 'Article 7.4', scope: { program: 'FM' }, rules: [count('family', 15, 17)] },
    {
      ...common,
      name: 'ER work that nobody holds',
      clause: 'Article 7.5',
      scope: { program: 'ER' },
      rules: [{ kind: 'pool_size', counts: ['referral'], countUnit: 'referral', of: 'units', limit: 8 }],
    },
  ];
}
