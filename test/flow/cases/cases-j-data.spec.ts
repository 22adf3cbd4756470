import { csv } from '../../support/story-roster.js';
import { at } from '../../support/story-time.js';
import { snapshotFeed, useStory } from '../../support/story.js';

describe('files that must be looked at first', () => {
  const story = useStory();
  const guards = { shrink: { share: 0.15, rows: 5 }, massChange: { share: 0.2, workers: 20 } };

  beforeEach(async () => {
    await story.begins({ settings: { feeds: [snapshotFeed({ guards })] } });
    await story.day('2026-11-03', { ana: 15, ben: 13 });
    await story.day('2026-11-04', { ana: 15, ben: 13 });
    await story.gets('sam: opened ana');
    await story.checkIn('sam', 'ana', '2026-11-04');
    await story.clock('2026-11-05');
  });

  it('a file that has shrunk is held, clears nothing, and is applied when an admin releases it', async () => {
    const held = await story.snapshot('2026-11-05', story.loads({ ana: 8, ben: 13 }));
    expect(held.state).toBe('held');
    await story.gets();
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'open', load: 15 });
    expect((await story.mailsTo('ada', 'import_held')).length).toBe(1);
    expect((await story.call('sam', 'POST', `/imports/${held.id}/release`)).status).toBeGreaterThanOrEqual(403);
    expect((await story.call('ada', 'POST', `/imports/${held.id}/release`)).status).toBe(200);
    await story.gets('sam: cleared ana');
    expect((await story.breach('ana')).clearedAt).toBe('2026-11-05T14:00:00Z');
  });

  it('refused, it changes nothing, and the next file is compared with what was known', async () => {
    const held = await story.snapshot('2026-11-05', story.loads({ ana: 8, ben: 13 }));
    expect((await story.call('ada', 'POST', `/imports/${held.id}/refusal`)).status).toBe(200);
    await story.day('2026-11-06', { ana: 12, ben: 13 });
    await story.gets('sam: cleared ana');
    expect((await story.breach('ana')).clearedAt).toBe('2026-11-06T14:00:00Z');
  });

  it('a file without any open assignment is held', async () => {
    const held = await story.snapshot('2026-11-05', story.loads({ ana: 0, ben: 0 }));
    expect(held.state).toBe('held');
    await story.gets();
  });

  it('a file that is older than the last is held', async () => {
    expect((await story.snapshot('2026-11-02', story.loads({ ana: 9, ben: 13 }))).state).toBe('held');
    await story.gets();
  });

  it('held for longer than a working day, both sides are told', async () => {
    await story.snapshot('2026-11-05', story.loads({ ana: 8, ben: 13 }));
    await story.clock('2026-11-06 16:59');
    expect(await story.mailsTo('keel', 'import_held')).toHaveLength(0);
    await story.clock('2026-11-06 17:00');
    expect([
      (await story.mailsTo('keel', 'import_held')).length,
      (await story.mailsTo('helm', 'import_held')).length,
    ]).toEqual([1, 1]);
  });

  it('a dry run changes nothing and says what it would', async () => {
    const rows = csv('assignments', story.loads({ ana: 12, ben: 13 }));
    const path = `/imports?kind=assignments&feed=cws-er&mode=snapshot&asOf=${encodeURIComponent(at('2026-11-05'))}`;
    expect(await story.send(`${path}&dryRun=true`, rows)).toMatchObject({ state: 'checked', totals: { closed: 3 } });
    await story.gets();
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'open', load: 15 });
    expect(await story.send(path, rows)).toMatchObject({ state: 'applied', totals: { closed: 3 } });
    await story.gets('sam: cleared ana');
  });

  it.each(['dob', 'Client Name', 'CHILD_ID', 'ssn', 'home address', 'gender'])(
    'a column %s refuses the file whole',
    async (column) => {
      const text = csv('assignments', story.loads({ ana: 12 }));
      const [header = '', ...rows] = text.trimEnd().split('\n');
      const withColumn = [`${header},${column}`, ...rows.map((row) => `${row},x`)].join('\n');
      const answer = await story.call(
        'admin',
        'POST',
        `/imports?kind=assignments&feed=cws-er&mode=snapshot&asOf=${encodeURIComponent(at('2026-11-05'))}`,
        withColumn,
        'text/csv',
      );
      const said = JSON.stringify(answer.body);
      expect(said).toMatch(/refused|422|client/i);
      expect(said).toContain(column);
      expect(await story.breach('ana')).toMatchObject({ loadTrack: 'open', load: 15 });
    },
  );

  it('changes only: a delta moves what it names and nothing else', async () => {
    const closed = [1, 2, 3].map((n) => ({
      assignment_ref: `ana-${n}`,
      worker_id: 'ana',
      program: 'ER',
      case_type: 'referral',
      closed_on: '2026-11-05',
    }));
    await story.clock('2026-11-05 12:00');
    expect(await story.snapshot('2026-11-05 12:00', closed, '&feed=cws-er&mode=delta')).toMatchObject({
      state: 'applied',
      totals: { closed: 3 },
    });
    await story.gets('sam: cleared ana');
    expect(await story.breach('ana')).toMatchObject({ clearedAt: '2026-11-05T08:00:00Z' });
    expect((await story.standing('ben')).rules).toMatchObject([{ load: 13 }]);
  });

  it('an assignment that opened earlier than the file counts from its day', async () => {
    const rows = [
      ...story.loads({ ana: 15, ben: 13 }),
      ...[1, 2].map((n) => ({
        assignment_ref: `new-${n}`,
        worker_id: 'ben',
        program: 'ER',
        case_type: 'referral',
        opened_on: '2026-11-04',
      })),
    ];
    await story.snapshot('2026-11-05', rows);
    await story.gets('sam: opened ben');
    expect((await story.breach('ben')).startedAt).toBe('2026-11-04T08:00:00Z');
  });
});
