import { openCount } from '../../support/story-target.js';
import { usualPeople, worker } from '../../support/story-roster.js';
import { useStory } from '../../support/story.js';

describe('what a worker can carry', () => {
  const story = useStory();

  it('a post that is cut from a day on puts its holder over from that day, and clears when it is restored', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 9, ben: 5 });
    await story.file('people', '2026-11-03', [worker('ana', { fte: 0.6, effective_on: '2026-11-05' })], '&mode=delta');
    await story.day('2026-11-04', { ana: 9, ben: 5 });
    expect(await story.standing('ana')).toMatchObject({ status: 'below_goal', rules: [{ effectiveLimit: 14 }] });
    await story.clock('2026-11-05 05:00');
    expect(await story.standing('ana')).toMatchObject({ status: 'over', pendingSince: '2026-11-05T08:00:00Z' });
    await story.day('2026-11-05', { ana: 9, ben: 5 });
    await story.day('2026-11-06', { ana: 9, ben: 5 });
    const mail = await story.getsOne('sam: opened ana');
    expect(mail.subject).toContain('9 of 8.4 ER referrals');
    expect((await story.breach('ana')).startedAt).toBe('2026-11-05T08:00:00Z');
    await story.checkIn('sam', 'ana', '2026-11-06');
    await story
      .file('people', '2026-11-09', [worker('ana', { fte: 1, effective_on: '2026-11-09' })], '&mode=delta')
      .catch(() => undefined);
    await story.clock('2026-11-09 05:00');
    await story.clock('2026-11-09 05:00');
    await story.file('people', '2026-11-09', [worker('ana', { fte: 1 })], '&mode=delta');
    await story.day('2026-11-09', { ana: 9, ben: 5 });
    await story.gets('sam: cleared ana');
  });

  it.each([
    [0.5, 1, 7, 8],
    [0.6, 1, 8, 9],
    [1, 0.5, 7, 8],
    [0.8, 0.75, 8, 9],
    [0.3333, 1, 4, 5],
  ])('%d of a post at a factor of %d bears %d and not %d', async (fte, factor, bears, over) => {
    await story.begins({
      people: [
        worker('ana', { fte, capacity_factor: factor, capacity_reason: factor === 1 ? '' : 'new' }),
        ...usualPeople.slice(1),
      ],
    });
    await story.day('2026-11-03', { ana: bears, ben: 5 });
    expect((await story.standing('ana')).status).not.toBe('over');
    await story.day('2026-11-04', { ana: over, ben: 5 });
    expect(await story.standing('ana')).toMatchObject({ status: 'over' });
    await story.day('2026-11-05', { ana: over, ben: 5 });
    await story.gets('sam: opened ana');
  });

  it('with a limit of 0, anything that counts is over', async () => {
    await story.begins({ people: [worker('ana', { fte: 0 }), ...usualPeople.slice(1)] });
    await story.day('2026-11-03', { ana: 0, ben: 5 });
    expect((await story.standing('ana')).status).not.toBe('over');
    await story.day('2026-11-04', { ana: 1, ben: 5 });
    await story.day('2026-11-05', { ana: 1, ben: 5 });
    await story.gets('sam: opened ana');
  });

  it('clearAt and the goal move with the post as the limit does', async () => {
    await story.begins({ people: [worker('ana', { fte: 0.5 }), ...usualPeople.slice(1)] });
    await story.day('2026-11-03', { ana: 8, ben: 5 });
    await story.day('2026-11-04', { ana: 8, ben: 5 });
    await story.gets('sam: opened ana');
    await story.checkIn('sam', 'ana', '2026-11-04');
    await story.day('2026-11-05', { ana: 7, ben: 5 });
    await story.gets();
    await story.day('2026-11-06', { ana: 6, ben: 5 });
    await story.gets('sam: cleared ana');
  });

  it('roles, states and other programs that weigh nothing are listed and do not count', async () => {
    const rules = [openCount({ stateWeights: { pending_closure: 0 } })];
    await story.begins({ target: { rules } });
    const rows = [
      ...story.loads({ ana: 14 }),
      { assignment_ref: 'x-1', worker_id: 'ana', program: 'ER', case_type: 'referral', role: 'secondary' },
      { assignment_ref: 'x-2', worker_id: 'ana', program: 'ER', case_type: 'referral', state: 'pending_closure' },
      { assignment_ref: 'x-3', worker_id: 'ana', program: 'ER', case_type: 'family' },
      { assignment_ref: 'x-4', worker_id: 'ana', program: 'FM', case_type: 'referral' },
      { worker_id: 'ben' },
    ];
    await story.clock('2026-11-03');
    await story.snapshot('2026-11-03', rows);
    const standing = await story.standing('ana');
    expect(standing).toMatchObject({ status: 'at_limit', rules: [{ load: 14 }] });
    expect(standing.counted).toHaveLength(14);
    expect(standing.notCounted.length).toBeGreaterThanOrEqual(3);
    await story.clock('2026-11-04');
    await story.snapshot('2026-11-04', rows);
    await story.gets();
  });
});
