import { openCount } from '../../support/story-target.js';
import { usualPeople, worker } from '../../support/story-roster.js';
import { snapshotFeed, useStory } from '../../support/story.js';

describe('what counts', () => {
  const story = useStory();

  it('9. a breach that began and ended in an outage is found late, owed nothing and mailed to nobody', async () => {
    await story.begins({ settings: { feeds: [snapshotFeed({ grace: '10 working days' })] } });
    await story.day('2026-11-02', { ana: 14, ben: 5 });
    const jumped = await story.clock('2026-11-06 07:00', { outage: true });
    expect(jumped).toMatchObject({ outage: true, waitingFor: ['cws-er'] });
    for (const [date, load] of [
      ['2026-11-03', 15],
      ['2026-11-04', 15],
      ['2026-11-05', 12],
    ] as const)
      await story.snapshot(date, story.loads({ ana: load, ben: 5 }));
    await story.clock('2026-11-06 07:10');
    expect(await story.breach('ana')).toMatchObject({
      loadTrack: 'cleared',
      responseTrack: 'not_owed',
      startedAt: '2026-11-03T14:00:00Z',
      clearedAt: '2026-11-05T14:00:00Z',
    });
    expect(await story.entries({ kind: 'found_late' })).toHaveLength(1);
    await story.day('2026-11-09', { ana: 12, ben: 5 });
    await story.clock('2026-12-01');
    await story.gets();
  });

  it('10. a file with an assignment twice is refused with both lines, and nothing changes', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.clock('2026-11-04');
    const rows = story.loads({ ana: 15, ben: 5 });
    const refused = await story.snapshot('2026-11-04', [...rows, ...rows.slice(2, 3)]);
    expect(refused.state).toBe('refused');
    const said = JSON.stringify(refused.findings);
    expect(said).toContain('4');
    expect(said).toContain('22');
    await story.gets();
    expect(await story.breaches()).toEqual([]);
    expect(await story.standing('ana')).toMatchObject({ pendingSince: '2026-11-03T14:00:00Z' });
  });

  it('11. weights add up exactly, in the mail and in the list', async () => {
    await story.begins();
    const ana = [1.5, ...Array.from({ length: 10 }, () => 1), 2, 2];
    await story.day('2026-11-03', { ana, ben: 5 });
    await story.day('2026-11-04', { ana, ben: 5 });
    const mail = await story.getsOne('sam: opened ana');
    expect(mail.subject).toContain('15.5 of 14 ER referrals');
    expect(mail.text).toContain('15.5');
    expect(await story.breach('ana')).toMatchObject({ load: 15.5, peak: 15.5, effectiveLimit: 14 });
    const { rules, counted } = await story.standing('ana');
    expect(rules).toMatchObject([{ load: 15.5, effectiveLimit: 14, overBy: 1.5, exceeded: true }]);
    expect(counted).toHaveLength(13);
  });

  it('11. tenths and thirds of a referral leave no trace of binary floats', async () => {
    await story.begins();
    const ana = [...Array.from({ length: 10 }, () => 0.1), ...Array.from({ length: 13 }, () => 1), 0.2, 0.0001];
    await story.day('2026-11-03', { ana, ben: 5 });
    await story.day('2026-11-04', { ana, ben: 5 });
    const mail = await story.getsOne('sam: opened ana');
    expect(mail.subject).toContain('14.2001 of 14 ER referrals');
    expect((await story.standing('ana')).rules).toMatchObject([{ load: 14.2001, overBy: 0.2001 }]);
  });

  it('12. at 0.8 of a post the limit is 11.2, shown with its arithmetic', async () => {
    await story.begins({ people: [worker('ana', { fte: 0.8 }), ...usualPeople.slice(1)] });
    await story.day('2026-11-03', { ana: 11, ben: 5 });
    expect(await story.standing('ana')).toMatchObject({ status: 'in_band', rules: [{ effectiveLimit: 11.2 }] });
    await story.day('2026-11-04', { ana: 12, ben: 5 });
    await story.day('2026-11-05', { ana: 12, ben: 5 });
    const mail = await story.getsOne('sam: opened ana');
    expect(mail.subject).toContain('12 of 11.2 ER referrals');
    const [rule] = (await story.standing('ana')).rules;
    expect(rule).toMatchObject({ load: 12, effectiveLimit: 11.2, overBy: 0.8 });
    expect(JSON.stringify(rule?.arithmetic)).toContain('0.8');
    expect(await story.breach('ana')).toMatchObject({ effectiveLimit: 11.2 });
  });

  it('13. above the goal and within the limit mails nobody', async () => {
    await story.begins();
    await story.days('2026-11-03', '2026-11-06', { ana: 13, ben: 5 });
    expect(await story.standing('ana')).toMatchObject({ status: 'in_band', rules: [{ load: 13, goal: 12 }] });
    await story.clock('2026-11-17');
    await story.gets();
    expect(await story.mailsTo('sam', 'digest')).toEqual([]);
  });

  it('13. and stands in the digest where the digest is on', async () => {
    await story.begins({ settings: { digest: true } });
    await story.days('2026-11-03', '2026-11-09', { ana: 13, ben: 5 });
    expect(await story.mailsTo('sam', 'digest')).toEqual([]);
    await story.clock('2026-11-09 07:00');
    await story.gets();
    const digests = await story.mailsTo('sam', 'digest');
    expect(digests).toHaveLength(1);
    expect(digests[0]?.text).toMatch(/Ana/);
    expect(digests[0]?.text).toMatch(/above (the |their )?goal/i);
  });

  it('a digest has what is to do, and none is sent to whom nothing is to do', async () => {
    await story.begins({ settings: { digest: true } });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.acknowledge('sam', 'ana');
    await story.clock('2026-11-09 07:00');
    await story.gets();
    const [digest] = await story.mailsTo('sam', 'digest');
    expect(digest?.text).toMatch(/PL-2026-0001/);
    expect(await story.mailsTo('hull', 'digest')).toEqual([]);
    await story.checkIn('sam', 'ana', '2026-11-09');
    await story.day('2026-11-10', { ana: 11, ben: 5 });
    await story.gets('sam: cleared ana');
    await story.clock('2026-11-16 07:00');
    expect(await story.mailsTo('sam', 'digest')).toHaveLength(1);
  });

  it('13. without a goal the band reaches up to the limit', async () => {
    await story.begins({ target: { rules: [openCount({ goal: null })] } });
    await story.day('2026-11-03', { ana: 13, ben: 0 });
    expect(await story.standing('ana')).toMatchObject({ status: 'in_band' });
    expect(await story.standing('ben')).toMatchObject({ status: 'in_band', rules: [{ load: 0 }] });
  });
});
