import { type Breach, useStory } from '../../support/story.js';

describe('what was known when, and who comes first', () => {
  const story = useStory();
  const loadAt = async (at: string, knownAt?: string): Promise<unknown> => {
    const known = knownAt === undefined ? '' : `&knownAt=${knownAt}`;
    return (await story.standing('ana', `?at=${at}${known}`)).rules[0]?.load;
  };

  it('a corrected morning is shown as it was known then, and as it is known now', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 14, ben: 5 });
    await story.clock('2026-11-04 12:00');
    await story.snapshot('2026-11-03', story.loads({ ana: 11, ben: 5 }));
    expect(await loadAt('2026-11-03T20:00:00Z')).toBe(11);
    expect(await loadAt('2026-11-03T20:00:00Z', '2026-11-04T15:00:00Z')).toBe(15);
    expect(await loadAt('2026-11-04T15:00:00Z')).toBe(14);
    expect(await loadAt('2026-11-02T20:00:00Z').catch(() => 0)).toBe(0);
    await story.gets();
  });

  it('who was told of a breach that never was stands in what was known then, and in nothing of what is known now', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.clock('2026-11-04 09:00');
    await story.snapshot('2026-11-04', story.loads({ ana: 14, ben: 5 }));
    await story.gets('sam: correction ana');
    const told = async (at: string, knownAt?: string): Promise<unknown> => {
      const known = knownAt === undefined ? '' : `&knownAt=${knownAt}`;
      return (await story.standing('ana', `?at=${at}${known}`)).told;
    };
    expect(await told('2026-11-04T15:00:00Z')).toEqual([]);
    expect(await told('2026-11-04T15:00:00Z', '2026-11-04T15:30:00Z')).toMatchObject([
      { personId: 'sam', kind: 'opened' },
    ]);
    expect(await told('2026-11-04T15:00:00Z', '2026-11-04T13:30:00Z')).toEqual([]);
    expect(await told('2026-11-04T15:00:00Z', '2026-11-04T17:00:00Z')).toEqual([]);
  });

  it('the history merges equal neighbours and shows each change', async () => {
    await story.begins();
    for (const [date, load] of [
      ['2026-11-03', 15],
      ['2026-11-04', 15],
      ['2026-11-05', 16],
      ['2026-11-06', 12],
    ] as const)
      await story.day(date, { ana: load, ben: 5 });
    await story.gets('sam: opened ana', 'sam: cleared ana');
    const { items } = await story.ok<{ items: { from: string; load: number; status: string }[] }>(
      'admin',
      'GET',
      '/workers/ana/history?from=2026-11-03T14:00:00Z&until=2026-11-07T00:00:00Z',
    );
    expect(items.map(({ from, load, status }) => [from, load, status])).toEqual([
      ['2026-11-03T14:00:00Z', 15, 'over'],
      ['2026-11-05T14:00:00Z', 16, 'over'],
      ['2026-11-06T14:00:00Z', 12, 'in_band'],
    ]);
    await story.checkIn('sam', 'ana', '2026-11-06');
  });

  it('ten acknowledge in the same instant: one is first, all others are told who', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.withdraw('sam', 'ana');
    const all = await Promise.all(
      ['sam', 'mia', 'dan', 'sam', 'mia', 'dan', 'sam', 'mia', 'dan', 'sam'].map((who) =>
        story.acknowledge(who, 'ana'),
      ),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 200, 201]);
    expect(await story.entries({ kind: 'acknowledged' })).toHaveLength(1);
  });

  it('an acknowledgement and the file that clears in the same instant leave one story', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.clock('2026-11-05');
    const [acknowledged, imported] = await Promise.all([
      story.acknowledge('sam', 'ana'),
      story.snapshot('2026-11-05', story.loads({ ana: 12, ben: 5 })),
    ]);
    expect([acknowledged.status, imported.state]).toEqual([201, 'applied']);
    await story.gets('sam: cleared ana');
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'cleared', responseTrack: 'acknowledged' });
  });

  it('two files of two feeds in the same instant count both', async () => {
    await story.begins({ target: { alertAfter: '0 hours' } });
    await story.clock('2026-11-03');
    const night = Array.from({ length: 8 }, (_, n) => ({
      assignment_ref: `n-${n}`,
      worker_id: 'ana',
      program: 'ER',
      case_type: 'referral',
    }));
    await Promise.all([
      story.snapshot('2026-11-03', story.loads({ ana: 8, ben: 5 })),
      story.snapshot('2026-11-03', night, '&feed=after-hours&mode=snapshot'),
    ]);
    await story.gets('sam: opened ana');
    expect(await story.breach('ana')).toMatchObject({ load: 16 });
  });

  it('the list is newest first, by pages, and by what is open, owed or closed', async () => {
    await story.begins({ target: { alertAfter: '0 hours' } });
    for (const [date, ana, ben] of [
      ['2026-11-03', 15, 5],
      ['2026-11-04', 12, 15],
      ['2026-11-05', 15, 15],
      ['2026-11-06', 15, 12],
    ] as const)
      await story.day(date, { ana, ben });
    await story.gets('sam: opened ana', 'sam: opened+cleared ana ben', 'sam: opened ana', 'sam: cleared ben');
    const numbers = (rows: readonly Breach[]): string[] => rows.map(({ number }) => number.slice(-1));
    expect(numbers(await story.breaches())).toEqual(['3', '2', '1']);
    expect(numbers(await story.breaches('?status=open'))).toEqual(['3']);
    expect(numbers(await story.breaches('?status=owed'))).toEqual(['2', '1']);
    expect(numbers(await story.breaches('?worker=ben'))).toEqual(['2']);
    expect(numbers(await story.breaches('?unit=ER3&program=ER&openedFrom=2026-11-04&openedUntil=2026-11-05'))).toEqual([
      '2',
    ]);
    const first = await story.call('admin', 'GET', '/breaches?limit=2');
    const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))?.[1] ?? '';
    expect(numbers(await story.breaches(next.replace('/api/v1/breaches', '')))).toEqual(['1']);
    await story.checkIn('sam', 'ana', '2026-11-06');
    await story.act('mia', 'waivers', 'ben', { reason: 'they spoke' });
    expect(numbers(await story.breaches('?status=closed'))).toEqual(['2', '1']);
  });

  it('the clock only moves forward, and standing still runs what is due', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    expect((await story.call('admin', 'POST', '/rehearsal/clock', { now: '2026-11-04T13:59:59Z' })).status).toBe(409);
    expect((await story.call('admin', 'POST', '/rehearsal/clock', { now: '2026-11-04T14:00:00Z' })).status).toBe(200);
    await story.gets();
  });

  it('the log says every step of a breach in order, and each mail’s outcome', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.clock('2026-11-06 17:00');
    await story.checkIn('mia', 'ana', '2026-11-06');
    await story.day('2026-11-09', { ana: 12, ben: 5 });
    await story.gets('sam: opened ana', 'mia: escalated ana', 'sam: cleared ana', 'mia: cleared ana');
    const { number, timeline } = await story.breach('ana');
    const kinds = timeline.map(({ kind }) => kind);
    const inOrder = [
      'opened',
      'round_started',
      'rung_told',
      'notice_sent',
      'rung_told',
      'checked_in',
      'cleared',
      'closed',
    ];
    let from = 0;
    for (const kind of inOrder) {
      const found = kinds.indexOf(kind, from);
      expect([kind, found >= from]).toEqual([kind, true]);
      from = found;
    }
    expect(kinds.filter((kind) => kind === 'notice_sent')).toHaveLength(4);
    expect((await story.entries({ breach: number })).map(({ entry }) => entry.kind)).toEqual(kinds);
  });
});
