import { useStory } from '../../support/story.js';

describe.each(['redis', 'postgres'] as const)('a month at the agency, its jobs waiting in %s', (queue) => {
  const story = useStory({ queue });

  it('opens, reminds, escalates, is answered, clears, and is on record', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 13 });
    await story.day('2026-11-04', { ana: 16, ben: 15 });
    await story.gets('sam: opened ana');
    await story.day('2026-11-05', { ana: 16, ben: 15 });
    await story.gets('sam: opened ben');
    await story.acknowledge('sam', 'ben');
    await story.clock('2026-11-06 17:00');
    await story.gets('mia: escalated ana');
    await story.checkIn('sam', 'ana', '2026-11-06');
    await story.days('2026-11-09', '2026-11-12', { ana: 14, ben: 15 });
    await story.gets();
    await story.service.restartWithEmptyQueue();
    await story.day('2026-11-13', { ana: 12, ben: 15 });
    await story.gets('sam: cleared ana', 'mia: cleared ana');
    await story.days('2026-11-16', '2026-11-18', { ana: 12, ben: 15 });
    await story.clock('2026-11-18 17:00');
    const overdue = await story.getsOne('sam: check_in_overdue ben');
    expect(overdue.text).toMatch(/no check-in/i);
    await story.checkIn('sam', 'ben', '2026-11-18');
    await story.day('2026-11-19', { ana: 12, ben: 11 });
    const [closing] = await story.gets('sam: cleared ben');
    expect(closing?.text).toMatch(/checkpoint|plimsoll\//i);
    await story.clock('2026-12-31');
    await story.gets();
    expect(
      (await story.breaches()).map(({ workerId, loadTrack, responseTrack }) => [workerId, loadTrack, responseTrack]),
    ).toEqual([
      ['ben', 'cleared', 'checked_in'],
      ['ana', 'cleared', 'checked_in'],
    ]);
  });
});
