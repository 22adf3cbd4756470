import { type person, unit, usualPeople, usualUnits, worker } from '../../support/story-roster.js';
import { openCount } from '../../support/story-target.js';
import { at } from '../../support/story-time.js';
import { snapshotFeed, useStory } from '../../support/story.js';

describe('people come and go', () => {
  const story = useStory();
  const opened = async (): Promise<void> => {
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
  };
  const change = (...rows: ReturnType<typeof person>[]) => story.file('people', '2026-11-05', rows, '&mode=delta');

  it('Ana leaves: the breach ends that day with its reason, and nothing more is owed', async () => {
    await story.begins();
    await opened();
    await story.clock('2026-11-05 08:00');
    await change(worker('ana', { end_on: '2026-11-09' }));
    await story.clock('2026-11-06 16:00');
    await story.gets();
    await story.acknowledge('sam', 'ana');
    await story.clock('2026-11-09 00:00');
    await story.gets('sam: ended ana');
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'ended', responseTrack: 'not_owed' });
    expect((await story.breach('ana')).endedReason).toBeTruthy();
    await story.clock('2026-11-30');
    await story.gets();
  });

  it('Ana moves to a class the target does not hold: ended', async () => {
    await story.begins({ target: { scope: { program: 'ER', classification: 'SSW' } } });
    await opened();
    await story.clock('2026-11-05 08:00');
    await change(worker('ana', { classification: 'AIDE', effective_on: '2026-11-06' }));
    await story.clock('2026-11-05 23:00');
    await story.gets();
    await story.clock('2026-11-06 00:00');
    await story.gets('sam: ended ana');
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'ended', responseTrack: 'not_owed' });
  });

  it('a post that is filled: the new supervisor takes over what the manager had been told', async () => {
    await story.begins({ units: [unit('ER3'), ...usualUnits.slice(1)] });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('mia: opened ana');
    await story.clock('2026-11-05 08:00');
    await story.file('units', '2026-11-05', [unit('ER3', { supervisor_id: 'sam' })], '&mode=delta');
    await story.gets('sam: handed_over ana');
    await story.checkIn('sam', 'ana', '2026-11-05');
  });

  it('due the same day, a rung leaves whoever takes over a working day', async () => {
    await story.begins();
    await opened();
    await story.clock('2026-11-06 09:00');
    await story.file('units', '2026-11-06', [unit('ER3', { supervisor_id: 'hull' })], '&mode=delta');
    expect((await story.breach('ana')).due).toMatchObject({
      nextRungAt: '2026-11-10T01:00:00Z',
      checkInBy: '2026-11-18T01:00:00Z',
    });
    await story.clock('2026-11-06 17:00');
    await story.gets();
    await story.clock('2026-11-09 17:00');
    await story.gets('mia: escalated ana');
    await story.acknowledge('hull', 'ana');
  });

  it('a supervisor who changes while the escalation is due by nobody else is told once, however often the file comes', async () => {
    await story.begins();
    await opened();
    await story.clock('2026-11-05 08:00');
    for (const hour of ['08', '09', '10']) {
      await story.clock(`2026-11-05 ${hour}:30`);
      await story.file(
        'units',
        `2026-11-05T${hour}:30:00-08:00`,
        [unit('ER3', { supervisor_id: 'hull' })],
        '&mode=delta',
      );
    }
    expect(await story.mailsTo('hull', 'handed_over')).toHaveLength(1);
    await story.acknowledge('hull', 'ana');
    await story.gets();
  });

  it('the manager changes: the next rung goes to the new one, and nobody is told of the change', async () => {
    await story.begins();
    await opened();
    await story.clock('2026-11-05 08:00');
    await story.file(
      'units',
      '2026-11-05',
      [unit('ER3', { supervisor_id: 'sam', manager_id: 'dan', director_id: 'mia' })],
      '&mode=delta',
    );
    await story.gets();
    await story.clock('2026-11-06 17:00');
    await story.gets('dan: escalated ana');
    await story.acknowledge('sam', 'ana');
  });

  it('a cover who is away too: the rung passes on', async () => {
    await story.begins();
    await story.file('absences', '2026-11-02', [
      { person_id: 'sam', from: '2026-11-03', until: '2026-11-20', cover_id: 'hull' },
      { person_id: 'hull', from: '2026-11-03', until: '2026-11-20' },
    ]);
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('mia: opened ana');
    await story.checkIn('mia', 'ana', '2026-11-04');
    await story.clock('2026-11-19');
    await story.gets();
  });

  it('the route says who would be told, and tells nobody', async () => {
    await story.begins({ units: [unit('ER3'), ...usualUnits.slice(1)] });
    const path = `/workers/ana/route?at=${encodeURIComponent(at('2026-11-04'))}`;
    const { rungs } = await story.ok<{ rungs: { dueAt: string; to: { personId: string }[] }[] }>('mia', 'GET', path);
    expect(rungs.map(({ dueAt, to }) => [dueAt, ...to.map(({ personId }) => personId)])).toEqual([
      ['2026-11-04T14:00:00Z'],
      ['2026-11-04T14:00:00Z', 'mia'],
      ['2026-11-13T01:00:00Z', 'dan'],
    ]);
    await story.gets();
    expect(await story.breaches()).toEqual([]);
  });

  it('room is in the unit’s order, with each worker’s own limit', async () => {
    await story.begins({ people: [worker('ana', { fte: 0.5 }), ...usualPeople.slice(1)] });
    await story.day('2026-11-03', { ana: 5, ben: 12 });
    const { items } = await story.ok<{
      items: { workerId: string; load: number; effectiveLimit: number; room: number }[];
    }>('sam', 'GET', '/units/ER3/room');
    expect(items.filter(({ workerId }) => ['ana', 'ben'].includes(workerId))).toMatchObject([
      { workerId: 'ana', load: 5, effectiveLimit: 7, room: 2 },
      { workerId: 'ben', load: 12, effectiveLimit: 14, room: 2 },
    ]);
  });
});

describe('many at once, otherwise than by a file', () => {
  const story = useStory();
  const guards = { shrink: { share: 0.15, rows: 50 }, massChange: { share: 0.2, workers: 3 } };
  const crew = ['trent', 'avon', 'tamar', 'wye'];
  const people = [...usualPeople, ...crew.map((code) => worker(code))];
  const all = Object.fromEntries([...crew, 'ana', 'ben'].map((code) => [code, 15]));
  const told = ['ada: mass_change', 'keel: mass_change', 'helm: mass_change'];

  it('a target that takes force over six people at once is held', async () => {
    await story.begins({
      people,
      target: { from: '2026-11-05', alertAfter: '0 hours' },
      settings: { feeds: [snapshotFeed({ guards })] },
    });
    await story.day('2026-11-03', all);
    await story.clock('2026-11-05 00:00');
    await story.gets(...told);
    await story.clock('2026-11-06 17:00');
    await story.gets(`sam: opened ${[...crew, 'ana', 'ben'].sort().join(' ')}`);
  });

  it('an outage that ends with six people over at once is held', async () => {
    await story.begins({ people, settings: { feeds: [snapshotFeed({ guards })] } });
    await story.day('2026-11-03', { ana: 5, ben: 5, trent: 5, avon: 5, tamar: 5, wye: 5 });
    await story.clock('2026-11-06 07:00', { outage: true });
    for (const date of ['2026-11-04', '2026-11-05', '2026-11-06']) await story.snapshot(date, story.loads(all));
    await story.clock('2026-11-06 07:06');
    await story.gets(...told);
    const [hold] = (await story.ok<{ items: { id: string }[] }>('ada', 'GET', '/holds?open=true')).items;
    await story.ok('ada', 'POST', `/holds/${hold?.id ?? ''}/release`);
    await story.gets(`sam: opened ${[...crew, 'ana', 'ben'].sort().join(' ')}`);
  });

  it('three of six is no mass change where more than three must be', async () => {
    await story.begins({ people, settings: { feeds: [snapshotFeed({ guards })] }, target: { rules: [openCount()] } });
    const some = { ana: 15, ben: 15, trent: 15, avon: 5, tamar: 5, wye: 5 };
    await story.day('2026-11-03', some);
    await story.day('2026-11-04', some);
    await story.gets('sam: opened ana ben trent');
  });
});
