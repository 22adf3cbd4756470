import { person, unit, usualPeople, usualUnits, worker } from '../../support/story-roster.js';
import { useStory } from '../../support/story.js';

/** Who is told, when posts, covers and units change. */
describe('the line', () => {
  const story = useStory();
  const opened = async (): Promise<void> => {
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
  };

  it('a cover stands in for Sam while Sam is away, and hands back on the day of return', async () => {
    await story.begins();
    await story.file('absences', '2026-11-02', [
      { person_id: 'sam', from: '2026-11-03', until: '2026-11-09', cover_id: 'hull' },
    ]);
    await opened();
    await story.gets();
    expect((await story.mailsTo('hull', 'opened')).map(({ breaches }) => breaches.length)).toEqual([1]);
    await story.acknowledge('hull', 'ana');
    await story.clock('2026-11-09 00:00');
    await story.gets('sam: handed_over ana');
    await story.checkIn('sam', 'ana', '2026-11-09');
    await story.clock('2026-11-30');
    await story.gets();
  });

  it('a cover is told of open breaches on the first day of an absence, once', async () => {
    await story.begins();
    await opened();
    await story.gets('sam: opened ana');
    await story.acknowledge('sam', 'ana');
    await story.file('absences', '2026-11-04', [
      { person_id: 'sam', from: '2026-11-09', until: '2026-11-16', cover_id: 'hull' },
    ]);
    await story.clock('2026-11-08 23:59');
    expect(await story.mailsTo('hull', 'handed_over')).toHaveLength(0);
    await story.clock('2026-11-09 09:00');
    const [mail] = await story.mailsTo('hull', 'handed_over');
    expect(mail?.text).toMatch(/Ana/);
    await story.acknowledge('hull', 'ana');
    await story.clock('2026-11-13');
    expect(await story.mailsTo('hull', 'handed_over')).toHaveLength(1);
    await story.checkIn('hull', 'ana', '2026-11-13');
    await story.gets();
    await story.clock('2026-11-16 00:00');
    await story.gets('sam: handed_over ana');
  });

  it('the former’s acknowledgement does not bind the cover: the rungs go on, at least a working day away', async () => {
    await story.begins();
    await opened();
    await story.gets('sam: opened ana');
    await story.acknowledge('sam', 'ana');
    await story.file('absences', '2026-11-04', [
      { person_id: 'sam', from: '2026-11-09', until: '2026-11-30', cover_id: 'hull' },
    ]);
    await story.clock('2026-11-09 09:00');
    expect(await story.breach('ana')).toMatchObject({ responseTrack: 'awaiting', round: 1 });
    await story.gets();
    await story.clock('2026-11-10 17:00');
    await story.gets('mia: escalated ana');
    await story.acknowledge('hull', 'ana');
    await story.clock('2026-11-13');
    await story.gets();
    expect(await story.entries({ kind: 'acknowledged' })).toHaveLength(2);
  });

  it('a unit’s new supervisor takes over: one mail with the timeline, and the clocks do not move', async () => {
    await story.begins();
    await opened();
    await story.gets('sam: opened ana');
    await story.acknowledge('sam', 'ana');
    const { due } = await story.breach('ana');
    await story.clock('2026-11-05 08:00');
    await story.file('units', '2026-11-05', [unit('ER3', { supervisor_id: 'hull' })], '&mode=delta');
    const [mail] = await story.mailsTo('hull', 'handed_over');
    expect(mail?.text).toMatch(/acknowledged/i);
    await story.gets();
    expect((await story.breach('ana')).due.checkInBy).toBe(due.checkInBy);
  });

  it('a worker who moves to another unit is handed over to its supervisor', async () => {
    await story.begins();
    await opened();
    await story.gets('sam: opened ana');
    await story.clock('2026-11-05 08:00');
    await story.file('people', '2026-11-05', [worker('ana', { unit_id: 'ER4' })], '&mode=delta');
    expect(await story.mailsTo('hull', 'handed_over')).toHaveLength(1);
    await story.day('2026-11-06', { ana: 15, ben: 5 });
    expect((await story.acknowledge('sam', 'ana')).status).toBe(404);
    expect((await story.acknowledge('hull', 'ana')).status).toBe(201);
    await story.clock('2026-11-16');
    await story.gets();
  });

  it('a vacant post passes to the next rung at once, as the opening', async () => {
    await story.begins({ units: [unit('ER3'), ...usualUnits.slice(1)] });
    await opened();
    await story.gets('mia: opened ana');
    expect(await story.entries({ kind: 'rung_found_nobody' })).toHaveLength(1);
  });

  it('two vacant posts pass to the director at once', async () => {
    await story.begins({ units: [unit('ER3', { manager_id: '' }), ...usualUnits.slice(1)] });
    await opened();
    await story.gets('dan: opened ana');
  });

  it('nobody to tell at all is told to the admins, and the breach is on record', async () => {
    await story.begins({ units: [unit('ER3', { manager_id: '', director_id: '' }), ...usualUnits.slice(1)] });
    expect((await story.mailsTo('ada', 'configuration')).length).toBeLessThanOrEqual(1);
    await opened();
    await story.gets();
    expect(await story.mailsTo('ada', 'nobody_to_tell')).toHaveLength(1);
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'open' });
  });

  it('a supervisor who carries cases is not told about themselves: their manager is', async () => {
    await story.begins();
    await story.day('2026-11-03', { sam: 15, ana: 5 });
    await story.day('2026-11-04', { sam: 15, ana: 5 });
    await story.gets('mia: opened sam');
  });

  it('Sam on leave without a cover: the rung passes to Mia at once', async () => {
    await story.begins();
    await story.file('absences', '2026-11-02', [
      { person_id: 'sam', from: '2026-11-03', until: '2026-11-20', cover_id: '' },
    ]);
    await opened();
    await story.gets('mia: opened ana');
  });

  it('Sam leaves the agency: the open breach goes on to the next rung', async () => {
    await story.begins();
    await story.file(
      'people',
      '2026-11-02',
      [person('sam', { unit_id: 'ER3', roles: 'supervisor', end_on: '2026-11-04' })],
      '&mode=delta',
    );
    await opened();
    await story.gets('mia: opened ana');
  });

  it('one person on two rungs that fall due together gets one mail', async () => {
    await story.begins({
      units: [unit('ER3', { supervisor_id: 'sam', manager_id: 'mia', director_id: 'mia' }), ...usualUnits.slice(1)],
      target: {
        ladder: [
          { after: '0 hours', to: ['supervisor'] },
          { after: '2 working days', unless: 'acknowledged', to: ['manager'] },
          { after: '2 working days', unless: 'acknowledged', to: ['director'] },
        ],
      },
    });
    await opened();
    await story.gets('sam: opened ana');
    await story.clock('2026-11-06 17:00');
    await story.gets('mia: escalated ana');
  });

  it('a worker on leave who is assigned work is an entry, a flag, and news to Sam the same day', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 5, ben: 5 });
    await story.file('absences', '2026-11-03', [{ person_id: 'ana', from: '2026-11-04', until: '2026-11-20' }]);
    await story.day('2026-11-04', { ana: 6, ben: 5 });
    expect(await story.mailsTo('sam', 'configuration')).toHaveLength(1);
    expect((await story.standing('ana')).flags).toContain('away');
    await story.gets();
  });

  it('in an import of thousands too, and once', async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 5, ben: 5 });
    await story.file('absences', '2026-11-03', [{ person_id: 'ana', from: '2026-11-04', until: '2026-11-20' }]);
    expect(await story.day('2026-11-04', { ana: 9, ben: 5_005 })).toMatchObject({ totals: { added: 5_004 } });
    expect(await story.mailsTo('sam', 'configuration')).toHaveLength(1);
    expect(await story.entries({ kind: 'assigned_while_away' })).toMatchObject([{ entry: { worker: 'ana' } }]);
  });

  it('a worker gets a short copy of the opening where the agency has it so', async () => {
    await story.begins({ settings: { workerCopy: true }, people: usualPeople });
    await opened();
    const [copy] = await story.gets('ana: opened_copy ana', 'sam: opened ana');
    expect(copy?.text).toMatch(/You are over your level: 15/);
    await story.checkIn('sam', 'ana', '2026-11-04');
    await story.day('2026-11-05', { ana: 12, ben: 5 });
    await story.gets('ana: cleared ana', 'sam: cleared ana');
  });
});
