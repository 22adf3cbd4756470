import { unit, usualPeople, usualUnits, worker } from '../../support/story-roster.js';
import { openCount } from '../../support/story-target.js';
import { snapshotFeed, useStory } from '../../support/story.js';

describe('other ladders and other numbers', () => {
  const story = useStory();

  it.each([
    { limit: 14, over: 15, below: 12 },
    { limit: 20, over: 21, below: 17 },
    { limit: 8, over: 9, below: 8 },
    { limit: 3, over: 30, below: 1 },
  ])('limit $limit: $over opens, $limit does not, $below clears', async ({ limit, over, below }) => {
    await story.begins({ target: { rules: [openCount({ goal: null, limit, clearAt: below })] } });
    await story.day('2026-11-03', { ana: limit, ben: over });
    await story.day('2026-11-04', { ana: limit, ben: over });
    const mail = await story.getsOne('sam: opened ben');
    expect(mail.subject).toContain(`${over} of ${limit} ER referrals`);
    await story.checkIn('sam', 'ben', '2026-11-04');
    await story.day('2026-11-05', { ana: limit, ben: below });
    await story.gets('sam: cleared ben');
  });

  it('by default the limit itself clears, after a working day', async () => {
    await story.begins({
      target: { alertAfter: undefined, clearAfter: undefined, rules: [openCount({ clearAt: null })] },
    });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.checkIn('sam', 'ana', '2026-11-03');
    await story.day('2026-11-04', { ana: 14, ben: 5 });
    await story.gets();
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'clearing' });
    await story.day('2026-11-05', { ana: 14, ben: 5 });
    await story.gets('sam: cleared ana');
    expect((await story.breach('ana')).clearedAt).toBe('2026-11-04T14:00:00Z');
  });

  it('without a ladder of its own: Sam at once, Mia after a working day, then the packet without a mail', async () => {
    await story.begins({
      target: { ladder: undefined, checkInWithin: '60 working days', remindEvery: '60 working days' },
    });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.clock('2026-11-05 17:00');
    await story.gets('mia: escalated ana');
    await story.clock('2026-12-06');
    await story.gets();
    expect(await story.entries({ kind: 'rung_listed' })).toHaveLength(1);
  });

  it('whoever was told of the opening is told of the clearing, and nobody else', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.clock('2026-11-06 17:00');
    await story.clock('2026-11-12 17:00');
    await story.gets('sam: opened ana', 'mia: escalated ana', 'dan: escalated ana');
    await story.checkIn('dan', 'ana', '2026-11-12');
    await story.day('2026-11-13', { ana: 12, ben: 5 });
    await story.gets('sam: cleared ana', 'mia: cleared ana', 'dan: cleared ana');
  });

  it('two breaches in different rungs of one tick are one mail to Mia', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 16 });
    await story.day('2026-11-04', { ana: 15, ben: 16 });
    await story.gets('sam: opened ana ben');
    await story.clock('2026-11-06 17:00');
    const mail = await story.getsOne('mia: escalated ana ben');
    expect(mail.text).toContain('Ana');
    expect(mail.text).toContain('Ben');
    await story.acknowledge('sam', 'ana');
    await story.clock('2026-11-12 17:00');
    await story.gets('dan: escalated ben');
  });

  it('workers of two units are told to their own supervisors', async () => {
    await story.begins({
      units: [unit('ER3', { supervisor_id: 'sam' }), unit('ER4', { supervisor_id: 'hull', manager_id: 'dan' })],
      people: [worker('ana'), worker('ben', { unit_id: 'ER4' }), ...usualPeople.slice(2)],
    });
    await story.day('2026-11-03', { ana: 15, ben: 15 });
    await story.day('2026-11-04', { ana: 15, ben: 15 });
    await story.gets('sam: opened ana');
    expect(await story.mailsTo('hull', 'opened')).toHaveLength(1);
    expect((await story.mailsTo('hull', 'opened'))[0]?.text).not.toContain('Ana');
    await story.clock('2026-11-06 17:00');
    await story.gets('mia: escalated ana', 'dan: escalated ben');
    await story.acknowledge('sam', 'ana');
    await story.acknowledge('hull', 'ben');
    await story.clock('2026-11-13');
    await story.gets();
  });

  it('cleared and overdue in one day keep their own mails, each in its place', async () => {
    await story.begins({ target: { checkInWithin: '2 working days' } });
    await story.day('2026-11-03', { ana: 15, ben: 15 });
    await story.day('2026-11-04', { ana: 15, ben: 15 });
    await story.gets('sam: opened ana ben');
    await story.acknowledge('sam', 'ana');
    await story.acknowledge('sam', 'ben');
    await story.day('2026-11-06', { ana: 15, ben: 12 });
    await story.gets('sam: cleared ben');
    await story.clock('2026-11-06 17:00');
    await story.gets('sam: check_in_overdue+still_owed ana ben');
  });

  it('an excursion between two snapshots of one day needs a second day to open', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.clock('2026-11-03 12:00');
    await story.snapshot('2026-11-03 12:00', story.loads({ ana: 16, ben: 5 }));
    await story.gets();
    await story.clock('2026-11-03 18:00');
    await story.snapshot('2026-11-03 18:00', story.loads({ ana: 13, ben: 5 }));
    await story.day('2026-11-04', { ana: 16, ben: 5 });
    await story.gets();
    await story.day('2026-11-05', { ana: 16, ben: 5 });
    await story.gets('sam: opened ana');
    expect((await story.breach('ana')).startedAt).toBe('2026-11-04T14:00:00Z');
  });

  it('the first snapshot of the day ends the spell, even before six', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.clock('2026-11-04 05:00');
    await story.snapshot('2026-11-04 05:00', story.loads({ ana: 15, ben: 5 }));
    await story.gets('sam: opened ana');
  });

  it('a worker in two feeds is judged over both, and the earlier reach decides', async () => {
    const feeds = [snapshotFeed({ grace: '60 days' }), snapshotFeed({ name: 'after-hours', grace: '60 days' })];
    await story.begins({ settings: { feeds } });
    const night = Array.from({ length: 5 }, (_, n) => ({
      assignment_ref: `n-${n}`,
      worker_id: 'ana',
      program: 'ER',
      case_type: 'referral',
    }));
    await story.day('2026-11-03', { ana: 10, ben: 5 });
    await story.snapshot('2026-11-03', night, '&feed=after-hours&mode=snapshot');
    expect(await story.standing('ana')).toMatchObject({ status: 'over', rules: [{ load: 15 }] });
    await story.day('2026-11-04', { ana: 10, ben: 5 });
    await story.gets();
    await story.snapshot('2026-11-04', night, '&feed=after-hours&mode=snapshot');
    await story.gets('sam: opened ana');
  });

  it('over the New Year the numbers begin anew, and a breach keeps its own', async () => {
    await story.begins({
      from: '2026-12-28',
      units: usualUnits,
      settings: { feeds: [snapshotFeed({ grace: '60 days' })] },
    });
    await story.day('2026-12-29', { ana: 15, ben: 5 });
    await story.day('2026-12-30', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.checkIn('sam', 'ana', '2026-12-30');
    await story.day('2026-12-31', { ana: 15, ben: 15 });
    await story.day('2027-01-04', { ana: 15, ben: 15 });
    await story.gets('sam: opened ben');
    expect([(await story.breach('ana')).number, (await story.breach('ben')).number]).toEqual([
      'PL-2026-0001',
      'PL-2027-0001',
    ]);
  });

  it('in the night the clocks go back and forward, due times keep the local time', async () => {
    await story.begins({ from: '2027-03-08', settings: { feeds: [snapshotFeed({ grace: '60 days' })] } });
    await story.day('2027-03-11', { ana: 15, ben: 5 });
    await story.day('2027-03-12', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    // two working days from Friday the 12th; the clocks go forward on Sunday the 14th
    expect((await story.breach('ana')).due.nextRungAt).toBe('2027-03-17T00:00:00Z');
    await story.clock('2027-03-16 17:00');
    await story.gets('mia: escalated ana');
    await story.acknowledge('sam', 'ana');
  });
});
