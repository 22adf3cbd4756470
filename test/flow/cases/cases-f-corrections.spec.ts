import { useStory } from '../../support/story.js';

describe('corrected and late data', () => {
  const story = useStory();
  const kinds = async (): Promise<string[]> => {
    const { number } = await story.breach('ana');
    return (await story.entries({ breach: number })).map(({ entry }) => entry.kind);
  };

  it('a corrected snapshot of the same instant annuls a breach that never was, with one correction', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.clock('2026-11-04 09:00');
    await story.snapshot('2026-11-04', story.loads({ ana: 14, ben: 5 }));
    const mail = await story.getsOne('sam: correction ana');
    expect(mail.subject).toMatch(/^RE: /);
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'annulled', responseTrack: 'not_owed' });
    expect(await kinds()).toContain('annulled');
    await story.days('2026-11-05', '2026-11-19', { ana: 14, ben: 5 });
    await story.gets();
  });

  it('the same bytes again are a duplicate and change nothing', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.clock('2026-11-04 09:00');
    const again = await story.snapshot('2026-11-04', story.loads({ ana: 15, ben: 5 }));
    expect(again).toMatchObject({ status: 200, duplicate: true, state: 'applied' });
    await story.gets();
  });

  it('a correction of an earlier snapshot restates when it began, and what was written stays', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 14, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.day('2026-11-05', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    expect((await story.breach('ana')).startedAt).toBe('2026-11-04T14:00:00Z');
    await story.clock('2026-11-05 09:00');
    await story.snapshot('2026-11-03', story.loads({ ana: 15, ben: 5 }));
    expect((await story.breach('ana')).startedAt).toBe('2026-11-03T14:00:00Z');
    expect(await kinds()).toEqual(expect.arrayContaining(['opened', 'restated']));
    const fresh = (await story.mailbox()).filter(({ kinds: of }) => of.includes('correction'));
    expect(fresh.length).toBeLessThanOrEqual(1);
    await story.gets(...fresh.map(() => 'sam: correction ana'));
    expect(await story.breaches('?worker=ana')).toHaveLength(1);
  });

  it('a correction that shows it was over all along opens it now, from its true start', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 14, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets();
    await story.clock('2026-11-04 09:00');
    await story.snapshot('2026-11-03', story.loads({ ana: 15, ben: 5 }));
    await story.gets('sam: opened ana');
    expect(await story.breach('ana')).toMatchObject({
      startedAt: '2026-11-03T14:00:00Z',
      loadTrack: 'open',
    });
  });

  it('over and back in corrected days is found late: on record, not owed, no mail', async () => {
    await story.begins();
    await story.days('2026-11-03', '2026-11-06', { ana: 12, ben: 5 });
    await story.clock('2026-11-06 09:00');
    await story.snapshot('2026-11-03', story.loads({ ana: 16, ben: 5 }));
    await story.gets();
    await story.snapshot('2026-11-04', story.loads({ ana: 16, ben: 5 }));
    await story.gets();
    expect(await story.breach('ana')).toMatchObject({
      loadTrack: 'cleared',
      responseTrack: 'not_owed',
      startedAt: '2026-11-03T14:00:00Z',
      clearedAt: '2026-11-05T14:00:00Z',
      peak: 16,
      daysOver: 2,
    });
    expect(await kinds()).toContain('found_late');
    await story.clock('2026-11-30');
    await story.gets();
  });

  it('corrected down and up again, a breach that was annulled does not come back as the same number', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    const { number } = await story.breach('ana');
    await story.clock('2026-11-04 09:00');
    await story.snapshot('2026-11-04', story.loads({ ana: 13, ben: 5 }));
    await story.gets('sam: correction ana');
    await story.clock('2026-11-04 10:00');
    await story.snapshot('2026-11-04', story.loads({ ana: 15, ben: 5 }, 'average'));
    await story.gets('sam: opened ana');
    const again = await story.breach('ana');
    expect(again.number).not.toBe(number);
    expect(again).toMatchObject({ loadTrack: 'open', startedAt: '2026-11-03T14:00:00Z' });
    expect((await story.breaches()).map(({ loadTrack }) => loadTrack).sort()).toEqual(['annulled', 'open']);
  });

  it('a cleared breach that corrected data show as still over is open now', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.checkIn('sam', 'ana', '2026-11-04');
    await story.day('2026-11-05', { ana: 12, ben: 5 });
    await story.gets('sam: cleared ana');
    await story.clock('2026-11-05 12:00');
    await story.snapshot('2026-11-05', story.loads({ ana: 16, ben: 5 }));
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'open', load: 16 });
    expect((await story.breaches()).filter(({ loadTrack }) => loadTrack === 'open')).toHaveLength(1);
    await story.gets('sam: correction ana');
  });

  it('a correction of somebody else changes nothing for Ana', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    const before = await story.entries({ breach: (await story.breach('ana')).number });
    await story.clock('2026-11-04 09:00');
    await story.snapshot('2026-11-03', story.loads({ ana: 15, ben: 9 }));
    await story.gets();
    expect(await story.entries({ breach: (await story.breach('ana')).number })).toEqual(before);
  });

  it('an unchanged snapshot of the past that comes late is no news', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.clock('2026-11-05');
    await story.snapshot('2026-11-05', story.loads({ ana: 15, ben: 5 }));
    await story.gets('sam: opened ana');
    const { number, startedAt, due } = await story.breach('ana');
    expect({ startedAt, due }).toMatchObject({
      startedAt: '2026-11-03T14:00:00Z',
      due: { checkInBy: '2026-11-19T01:00:00Z' },
    });
    await story.acknowledge('sam', 'ana');
    await story.clock('2026-11-05 09:00');
    const late = await story.snapshot('2026-11-04', story.loads({ ana: 15, ben: 5 }));
    await story.gets();
    expect(['applied', 'held']).toContain(late.state);
    expect(await story.breach('ana')).toMatchObject({ number, startedAt, loadTrack: 'open' });
  });

  it('a worker without a row keeps the ties once, and at the second snapshot the breach ends as no longer reported', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.acknowledge('sam', 'ana');
    await story.day('2026-11-05', { ben: 5 });
    await story.gets();
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'open', load: 15 });
    await story.day('2026-11-06', { ben: 5 });
    const mail = await story.getsOne('sam: ended ana');
    expect(mail.text).toMatch(/no longer reported/i);
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'ended', responseTrack: 'not_owed' });
    await story.clock('2026-11-30');
    await story.gets();
  });

  it('a worker without a row whose work others are shown to hold has lost it at once', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.checkIn('sam', 'ana', '2026-11-04');
    await story.clock('2026-11-05');
    const moved = story.loads({ ana: 4 }).map((row) => ({ ...row, worker_id: 'ben' }));
    await story.snapshot('2026-11-05', [...story.loads({ ben: 5 }), ...moved]);
    expect(await story.breach('ana')).toMatchObject({ load: 11, loadTrack: 'cleared' });
    await story.gets('sam: cleared ana');
  });
});
