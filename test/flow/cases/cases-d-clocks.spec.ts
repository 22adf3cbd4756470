import { workingDays } from '../../support/story-time.js';
import { snapshotFeed, useStory } from '../../support/story.js';

describe('working days over Thanksgiving and weekends', () => {
  const story = useStory();

  it('what is over since the Wednesday before Thanksgiving opens on the Monday after', async () => {
    await story.begins({ from: '2026-11-16' });
    await story.day('2026-11-25', { ana: 15, ben: 5 });
    expect((await story.standing('ana')).opensAt).toBe('2026-11-30T14:00:00Z');
    // a snapshot on the holiday itself reaches no further working day
    await story.day('2026-11-27', { ana: 15, ben: 5 });
    await story.gets();
    await story.day('2026-11-30', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    expect(await story.breach('ana')).toMatchObject({
      startedAt: '2026-11-25T14:00:00Z',
      openedAt: '2026-11-30T14:00:00Z',
    });
  });

  it.each([
    ['1 working day', '2026-11-25'],
    ['2 working days', '2026-11-30'],
    ['3 working days', '2026-12-01'],
  ])('a rung after %s from the Tuesday before Thanksgiving fires at five on %s', async (after, due) => {
    const ladder = [
      { after: '0 hours', to: ['supervisor'] },
      { after, unless: 'acknowledged', to: ['manager'] },
    ];
    await story.begins({ from: '2026-11-16', target: { ladder } });
    await story.day('2026-11-23', { ana: 15, ben: 5 });
    await story.day('2026-11-24', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    expect((await story.breach('ana')).due.nextRungAt).toBe(`${dayPast(due)}T01:00:00Z`);
    await story.clock(`${due} 16:59`);
    await story.gets();
    await story.clock(`${due} 17:00`);
    await story.gets('mia: escalated ana');
  });

  it('the example of the rules: opened on Monday the 23rd at 06:02, check-in by Monday the 30th at five', async () => {
    await story.begins({ from: '2026-11-16', target: { alertAfter: '0 hours', checkInWithin: '3 working days' } });
    await story.clock('2026-11-23 06:02');
    await story.snapshot('2026-11-23 06:02', story.loads({ ana: 16, ben: 5 }));
    await story.gets('sam: opened ana');
    expect((await story.breach('ana')).due.checkInBy).toBe('2026-12-01T01:00:00Z');
  });

  it('N days count every day, and end at the same local time', async () => {
    const ladder = [
      { after: '0 hours', to: ['supervisor'] },
      { after: '3 days', unless: 'acknowledged', to: ['manager'] },
      { after: '100 hours', unless: 'acknowledged', to: ['director'] },
    ];
    await story.begins({ target: { ladder, alertAfter: '0 hours' } });
    await story.day('2026-11-05', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.clock('2026-11-08 05:59');
    await story.gets();
    await story.clock('2026-11-08 06:00');
    await story.gets('mia: escalated ana');
    await story.clock('2026-11-09 09:59');
    await story.gets();
    await story.clock('2026-11-09 10:00');
    await story.gets('dan: escalated ana');
  });

  it('clearing takes as long as the target says, and an excursion on the way opens it again without a mail', async () => {
    await story.begins({ target: { clearAfter: '2 working days' } });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.checkIn('sam', 'ana', '2026-11-04');
    await story.day('2026-11-05', { ana: 12, ben: 5 });
    expect(await story.breach('ana')).toMatchObject({
      loadTrack: 'clearing',
      due: { clearsAt: '2026-11-09T14:00:00Z' },
    });
    await story.day('2026-11-06', { ana: 13, ben: 5 });
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'open' });
    await story.day('2026-11-09', { ana: 12, ben: 5 });
    await story.day('2026-11-10', { ana: 11, ben: 5 });
    await story.gets();
    await story.clock('2026-11-12 05:59');
    await story.gets();
    await story.day('2026-11-12', { ana: 10, ben: 5 });
    await story.gets('sam: cleared ana');
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'cleared', clearedAt: '2026-11-09T14:00:00Z' });
  });

  it('no data, no clearing: a spell ends when the data reach its end, never by the clock', async () => {
    await story.begins({
      target: {
        clearAfter: '1 working day',
        ladder: [{ after: '0 hours', to: ['supervisor'] }],
        checkInWithin: '60 working days',
        remindEvery: '60 working days',
      },
      settings: { feeds: [snapshotFeed({ grace: '2 working days' })] },
    });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.checkIn('sam', 'ana', '2026-11-04');
    await story.day('2026-11-05', { ana: 12, ben: 5 });
    await story.clock('2026-11-20');
    await story.gets();
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'clearing' });
    expect(await story.mailsTo('ada', 'feed_late')).toHaveLength(1);
    await story.day('2026-11-20', { ana: 12, ben: 5 }, '');
    await story.gets('sam: cleared ana');
    expect((await story.breach('ana')).clearedAt).toBe('2026-11-05T14:00:00Z');
  });

  it('a holiday declared later moves what is due and has not fired', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    expect((await story.breach('ana')).due).toMatchObject({
      nextRungAt: '2026-11-07T01:00:00Z',
      checkInBy: '2026-11-18T01:00:00Z',
    });
    await story.clock('2026-11-05');
    await story.ok('ada', 'PUT', '/settings', {
      calendar: {
        workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
        closeOfBusiness: '16:00',
        holidays: { country: 'US', state: 'CA', add: [], remove: ['2026-11-11'] },
        closures: [{ from: '2026-11-06', until: '2026-11-07', reason: 'storm' }],
      },
    });
    // the 6th is closed, the 11th is worked, and the office closes at four
    expect((await story.breach('ana')).due).toMatchObject({
      nextRungAt: '2026-11-10T00:00:00Z',
      checkInBy: '2026-11-18T00:00:00Z',
    });
    await story.clock('2026-11-06 17:00');
    await story.gets();
    await story.clock('2026-11-09 16:00');
    await story.gets('mia: escalated ana');
  });

  it('rounds go on while the breach does: the second begins with the overdue check-in, and asks for a check-in', async () => {
    await story.begins({ target: { checkInWithin: '2 working days', remindEvery: '60 working days' } });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.acknowledge('sam', 'ana');
    await story.clock('2026-11-06 17:00');
    await story.gets('sam: check_in_overdue ana');
    await story.acknowledge('sam', 'ana');
    // in the second round an acknowledgement holds back no rung
    await story.clock('2026-11-10 17:00');
    await story.gets('mia: escalated ana', 'sam: check_in_overdue ana');
    expect(await story.breach('ana')).toMatchObject({ round: 3, responseTrack: 'awaiting' });
    await story.checkIn('sam', 'ana', '2026-11-10');
    await story.days('2026-11-12', '2026-11-20', { ana: 15, ben: 5 });
    await story.gets();
  });

  it('a check-in answers for thirty days; still open then, a round begins', async () => {
    await story.begins({ settings: { feeds: [snapshotFeed({ grace: '90 days' })] } });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.clock('2026-11-05 09:00');
    await story.checkIn('sam', 'ana', '2026-11-05');
    expect(workingDays('2026-11-05', '2026-12-04')).toHaveLength(19);
    await story.clock('2026-12-05 08:59');
    await story.gets();
    await story.clock('2026-12-05 09:00');
    await story.gets('sam: reminder ana');
    expect(await story.breach('ana')).toMatchObject({ round: 2, responseTrack: 'awaiting' });
  });
});

/** The UTC date that five in the afternoon of a local winter day falls on. */
const dayPast = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
