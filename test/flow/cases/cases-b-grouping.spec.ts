import { usualPeople, worker } from '../../support/story-roster.js';
import { workingDays } from '../../support/story-time.js';
import { snapshotFeed, useStory } from '../../support/story.js';

describe('one mail a matter', () => {
  const story = useStory();

  it('14. two breaches of one import are one mail and two entries', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 16 });
    await story.day('2026-11-04', { ana: 15, ben: 16 });
    const mail = await story.getsOne('sam: opened ana ben');
    expect(mail.subject).toMatch(/^2 workers over caseload level: ER \[PL-2026-0001 \+1\]$/);
    expect(mail.text).toContain('Ana');
    expect(mail.text).toContain('Ben');
    expect(await story.entries({ kind: 'opened' })).toHaveLength(2);
  });

  it('15. a second breach a day later is one mail, which lists the first as continuing', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 15 });
    await story.gets('sam: opened ana');
    await story.day('2026-11-05', { ana: 15, ben: 15 });
    const mail = await story.getsOne('sam: opened ben');
    expect(mail.subject).toContain('Ben over caseload level: 15 of 14 ER referrals');
    expect(mail.text).toMatch(/still open/i);
    expect(mail.text).toContain('Ana');
    expect(mail.text).toContain((await story.breach('ana')).number);
  });

  it('16. four unchanged imports send nothing', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.acknowledge('sam', 'ana');
    await story.days('2026-11-05', '2026-11-10', { ana: 15, ben: 5 });
    await story.gets();
    expect(await story.breaches()).toHaveLength(1);
  });

  it('17. an unacknowledged breach reminds Sam every five working days after the last rung', async () => {
    await story.begins({ target: { checkInWithin: '60 working days' } });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    // the 11th is Veterans Day: the last rung falls on the 12th
    await story.days('2026-11-05', '2026-11-12', { ana: 15, ben: 5 });
    await story.gets('mia: escalated ana');
    await story.clock('2026-11-12 17:00');
    await story.gets('dan: escalated ana');
    await story.days('2026-11-13', '2026-11-19', { ana: 15, ben: 5 });
    await story.clock('2026-11-19 16:59');
    await story.gets();
    await story.clock('2026-11-19 17:00');
    const first = await story.getsOne('sam: reminder ana');
    expect(first.text).toMatch(/Nov 3|since/);
    await story.days('2026-11-20', '2026-11-30', { ana: 15, ben: 5 });
    await story.gets();
    await story.clock('2026-11-30 17:00');
    const second = await story.getsOne('sam: reminder ana');
    expect(second.subject).toMatch(/^RE: Ana over caseload level/);
    expect(second.text).not.toBe(first.text);
  });

  it('18. an old breach survives housekeeping, an empty queue and a restart without a mail', async () => {
    await story.begins({
      target: { checkInAgainAfter: '365 days' },
      settings: { feeds: [snapshotFeed({ grace: '300 days' })] },
    });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.checkIn('sam', 'ana', '2026-11-04');
    await story.gets('sam: opened ana');
    await story.clock('2027-05-23');
    const { timeline: _before, ...before } = await story.breach('ana');
    await story.service.restartWithEmptyQueue();
    await story.day('2027-05-24', { ana: 15, ben: 5 });
    await story.day('2027-05-25', { ana: 15, ben: 5 });
    await story.gets();
    const { timeline: _after, ...after } = await story.breach('ana');
    expect(after).toMatchObject({
      number: before.number,
      startedAt: before.startedAt,
      due: before.due,
      round: before.round,
    });
  });

  it('19. two breaches cleared by one import are one mail', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 16 });
    await story.day('2026-11-04', { ana: 15, ben: 16 });
    await story.gets('sam: opened ana ben');
    await story.checkIn('sam', 'ana', '2026-11-04');
    await story.checkIn('sam', 'ben', '2026-11-04');
    await story.day('2026-11-05', { ana: 12, ben: 12 });
    await story.gets('sam: cleared ana ben');
    expect((await story.breaches()).map(({ loadTrack }) => loadTrack)).toEqual(['cleared', 'cleared']);
  });

  it('24. eight breaches far apart are eight openings and eight closings', async () => {
    await story.begins({
      target: { alertAfter: '0 hours' },
      settings: { feeds: [snapshotFeed({ grace: '60 days' })] },
    });
    const days = workingDays('2026-11-02', '2026-12-24').filter((_day, index) => index % 4 === 0);
    for (const date of days.slice(0, 8)) {
      await story.day(date, { ana: 15, ben: 5 });
      await story.gets('sam: opened ana');
      await story.checkIn('sam', 'ana', date);
      await story.clock(`${date} 12:00`);
      await story.snapshot(`${date} 12:00`, story.loads({ ana: 12, ben: 5 }));
      await story.gets('sam: cleared ana');
    }
    expect(await story.breaches()).toHaveLength(8);
    expect(new Set((await story.breaches()).map(({ number }) => number)).size).toBe(8);
  });
});

describe('forty at once', () => {
  const story = useStory();
  const crew = Array.from({ length: 40 }, (_, index) => `w${index + 101}`);
  const over = Object.fromEntries(crew.map((code) => [code, 15]));
  const people = [...usualPeople, ...crew.map((code) => worker(code))];

  it('23. with the guards off are one mail to Sam, with the count', async () => {
    await story.begins({ people });
    await story.day('2026-11-03', over);
    await story.day('2026-11-04', over);
    const mail = await story.getsOne(`sam: opened ${crew.join(' ')}`);
    expect(mail.subject).toContain('40 workers over caseload level: ER');
    expect(await story.breaches('?limit=100&status=open')).toHaveLength(40);
  });

  it('23. with the guards on are a mass change: Ada and both sides hear, Sam only at the release', async () => {
    const guards = { shrink: { share: 0.15, rows: 50 }, massChange: { share: 0.2, workers: 20 } };
    await story.begins({ people, settings: { feeds: [snapshotFeed({ guards })] } });
    await story.day('2026-11-03', over);
    await story.day('2026-11-04', over);
    await story.gets('ada: mass_change', 'keel: mass_change', 'helm: mass_change');
    expect(await story.breaches('?limit=100&status=open')).toHaveLength(40);
    const [hold] = (await story.ok<{ items: { id: string }[] }>('ada', 'GET', '/holds?open=true')).items;
    await story.ok('ada', 'POST', `/holds/${hold?.id ?? ''}/release`);
    const mail = await story.getsOne(`sam: opened ${crew.join(' ')}`);
    expect(mail.subject).toContain('40 workers');
  });
});
