import { useStory } from '../../support/story.js';

describe('crossing the line', () => {
  const story = useStory();
  beforeEach(() => story.begins());

  it('1. at the limit is no breach', async () => {
    await story.days('2026-11-03', '2026-11-06', { ana: 14, ben: 5 });
    await story.gets();
    expect(await story.breaches()).toEqual([]);
    expect(await story.standing('ana')).toMatchObject({ status: 'at_limit', pendingSince: null, opensAt: null });
  });

  it('2. one snapshot over the limit is pending, and says when it opens', async () => {
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.clock('2026-11-05');
    await story.gets();
    expect(await story.breaches()).toEqual([]);
    expect(await story.standing('ana')).toMatchObject({
      status: 'over',
      pendingSince: '2026-11-03T14:00:00Z',
      opensAt: '2026-11-04T14:00:00Z',
      told: [],
    });
    expect((await story.standing('ana')).notToldBecause).toBeTruthy();
  });

  it('3. what is pending is discarded at the limit, and begins anew', async () => {
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 14, ben: 5 });
    expect(await story.standing('ana')).toMatchObject({ status: 'at_limit', pendingSince: null });
    await story.day('2026-11-05', { ana: 15, ben: 5 });
    await story.gets();
    expect(await story.standing('ana')).toMatchObject({
      pendingSince: '2026-11-05T14:00:00Z',
      opensAt: '2026-11-06T14:00:00Z',
    });
    await story.day('2026-11-06', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    expect((await story.breach('ana')).startedAt).toBe('2026-11-05T14:00:00Z');
  });

  it('4. two snapshots over the limit are one mail to Sam, and the breach began with the first', async () => {
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.gets();
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    const mail = await story.getsOne('sam: opened ana');
    const breach = await story.breach('ana');
    expect(breach).toMatchObject({
      loadTrack: 'open',
      responseTrack: 'awaiting',
      round: 1,
      startedAt: '2026-11-03T14:00:00Z',
      openedAt: '2026-11-04T14:00:00Z',
      load: 15,
      peak: 15,
      effectiveLimit: 14,
    });
    expect(breach.number).toBe('PL-2026-0001');
    expect(breach.timeline[0]?.text).toMatch(/^Opened at 15 of 14 referrals, over since/);
    expect((await story.standing('ana')).counted[0]).toMatchObject({ why: '1 unit' });
    expect(mail.subject).toBe('Ana over caseload level: 15 of 14 ER referrals [PL-2026-0001]');
  });

  it('5. rising and falling above the limit stays one breach and one mail', async () => {
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    const opened = await story.breach('ana');
    await story.acknowledge('sam', 'ana');
    for (const [date, load] of [
      ['2026-11-05', 16],
      ['2026-11-06', 18],
      ['2026-11-09', 17],
    ] as const)
      await story.day(date, { ana: load, ben: 5 });
    await story.gets();
    expect(await story.breaches()).toHaveLength(1);
    const { number, startedAt } = opened;
    expect(await story.breach('ana')).toMatchObject({ number, startedAt, load: 17, peak: 18, loadTrack: 'open' });
  });

  it('6. between clearAt and the limit it clears nothing, and only days above count as over', async () => {
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.acknowledge('sam', 'ana');
    await story.gets('sam: opened ana');
    for (const [date, load] of [
      ['2026-11-05', 14],
      ['2026-11-06', 13],
      ['2026-11-09', 15],
      ['2026-11-10', 14],
    ] as const)
      await story.day(date, { ana: load, ben: 5 });
    await story.gets();
    expect(await story.breaches()).toHaveLength(1);
    // 3 and 4 November, and the 9th: on the 10th the load is back at 14
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'open', load: 14, daysOver: 3 });
  });

  it('7. at clearAt a checked-in breach is cleared as of that snapshot, with one mail', async () => {
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    expect((await story.checkIn('sam', 'ana', '2026-11-04')).status).toBe(201);
    await story.day('2026-11-05', { ana: 12, ben: 5 });
    await story.gets('sam: cleared ana');
    expect(await story.breach('ana')).toMatchObject({
      loadTrack: 'cleared',
      responseTrack: 'checked_in',
      clearedAt: '2026-11-05T14:00:00Z',
      closedAt: '2026-11-05T14:00:00Z',
    });
    await story.clock('2026-11-30');
    await story.gets();
  });

  it('8. a later excursion is a new breach with a new mail', async () => {
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.checkIn('sam', 'ana', '2026-11-04');
    await story.day('2026-11-05', { ana: 12, ben: 5 });
    await story.gets('sam: opened ana', 'sam: cleared ana');
    const { number } = await story.breach('ana');
    await story.day('2026-11-06', { ana: 15, ben: 5 });
    await story.gets();
    await story.day('2026-11-09', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    const again = await story.breach('ana');
    expect(again.number).not.toBe(number);
    expect(again).toMatchObject({ loadTrack: 'open', startedAt: '2026-11-06T14:00:00Z' });
    expect((await story.breaches()).map((each) => each.loadTrack)).toEqual(['open', 'cleared']);
  });
});
