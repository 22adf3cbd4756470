import { openCount } from '../../support/story-target.js';
import { usualPeople, worker } from '../../support/story-roster.js';
import { useStory } from '../../support/story.js';

const quick = { alertAfter: '0 hours', agreedBy: 'statute' };

describe('targets', () => {
  const story = useStory();

  it('two targets on one program each make a breach, and one mail of the two', async () => {
    await story.begins();
    await story.agree({
      name: 'ER families',
      rules: [openCount({ counts: ['family'], countUnit: 'family', goal: 8, limit: 10, clearAt: 10 })],
    });
    const rows = [
      ...story.loads({ ana: 15, ben: 5 }),
      ...Array.from({ length: 11 }, (_, n) => ({
        assignment_ref: `f-${n}`,
        worker_id: 'ana',
        program: 'ER',
        case_type: 'family',
      })),
    ];
    for (const date of ['2026-11-03', '2026-11-04']) {
      await story.clock(date);
      await story.snapshot(date, rows);
    }
    const mail = await story.getsOne('sam: opened ana ana');
    expect(mail.text).toMatch(/11/);
    expect(mail.text).toMatch(/15/);
    expect(await story.breaches('?worker=ana')).toHaveLength(2);
    await story.checkIn('sam', 'ana', '2026-11-04');
  });

  it('a target looks at its own program only', async () => {
    await story.begins({ target: quick });
    await story.agree({
      ...quick,
      name: 'FM cases',
      scope: { program: 'FM' },
      rules: [openCount({ counts: ['family'], countUnit: 'family', goal: null, limit: 3, clearAt: 3 })],
    });
    await story.clock('2026-11-03');
    await story.snapshot('2026-11-03', [
      ...story.loads({ ana: 14, ben: 5 }),
      ...Array.from({ length: 4 }, (_, n) => ({
        assignment_ref: `f-${n}`,
        worker_id: 'ana',
        program: 'FM',
        case_type: 'family',
      })),
    ]);
    const mail = await story.getsOne('sam: opened ana');
    expect(mail.subject).toContain('4 of 3 FM families');
  });

  it('several rules of one target are one breach, which names those that are exceeded and clears when all are back', async () => {
    const rules = [
      openCount({ counts: ['family'], countUnit: 'family', goal: null, limit: 15, clearAt: 15 }),
      openCount({ counts: ['placed'], countUnit: 'placed child', goal: null, limit: 10, clearAt: 10 }),
      openCount({ counts: ['child'], countUnit: 'child', goal: null, limit: 28, clearAt: 28 }),
    ];
    await story.begins({ target: { ...quick, rules } });
    const holding = (families: number, placed: number, children: number) =>
      Object.entries({ family: families, placed, child: children }).flatMap(([type, n]) =>
        Array.from({ length: n }, (_, index) => ({
          assignment_ref: `${type}-${index}`,
          worker_id: 'ana',
          program: 'ER',
          case_type: type,
        })),
      );
    const on = async (date: string, rows: ReturnType<typeof holding>): Promise<void> => {
      await story.clock(date);
      await story.snapshot(date, rows);
    };
    await on('2026-11-03', holding(15, 10, 29));
    const mail = await story.getsOne('sam: opened ana');
    expect(mail.subject).toContain('29 of 28 ER children');
    expect((await story.breach('ana')).exceeded).toMatchObject([{ countUnit: 'child' }]);
    await story.checkIn('sam', 'ana', '2026-11-03');
    await on('2026-11-04', holding(16, 10, 28));
    await story.gets();
    expect((await story.breach('ana')).exceeded.map(({ countUnit }) => countUnit).sort()).toEqual(['child', 'family']);
    await on('2026-11-05', holding(15, 10, 28));
    await story.gets('sam: cleared ana');
  });

  it('a target takes force at its day and re-reads everyone in its scope then', async () => {
    await story.begins({ target: { ...quick, from: '2026-11-05' } });
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    expect(await story.standing('ana').catch(() => ({ status: 'unmeasured' }))).toMatchObject({ status: 'unmeasured' });
    await story.clock('2026-11-04 23:59');
    await story.gets();
    await story.clock('2026-11-05 00:00');
    await story.gets('sam: opened ana');
    expect((await story.breach('ana')).startedAt).toBe('2026-11-05T08:00:00Z');
  });

  it('a raised limit ends a breach that is not over under it, with one mail that says so', async () => {
    const target = await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.acknowledge('sam', 'ana');
    await story.newVersion(target, { rules: [openCount({ limit: 18, clearAt: 18 })], from: '2026-11-06' });
    await story.clock('2026-11-05');
    await story.gets();
    await story.clock('2026-11-06 00:00');
    const mail = await story.getsOne('sam: ended ana');
    expect(mail.text).toMatch(/14/);
    expect(mail.text).toMatch(/18/);
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'ended', responseTrack: 'not_owed' });
    expect((await story.breach('ana')).endedReason).toMatch(/target/);
    await story.clock('2026-11-30');
    await story.gets();
  });

  it('a new version under which it is still over goes on as the same breach, its clocks from the next round', async () => {
    const target = await story.begins({ target: { checkInWithin: '3 working days', remindEvery: '60 working days' } });
    await story.day('2026-11-03', { ana: 17, ben: 5 });
    await story.day('2026-11-04', { ana: 17, ben: 5 });
    await story.gets('sam: opened ana');
    await story.acknowledge('sam', 'ana');
    const { number, due } = await story.breach('ana');
    await story.newVersion(target, {
      rules: [openCount({ limit: 15, clearAt: 15 })],
      from: '2026-11-06',
      checkInWithin: '1 working day',
      remindEvery: '60 working days',
    });
    await story.clock('2026-11-06 06:00');
    await story.gets();
    expect(await story.breach('ana')).toMatchObject({ number, due: { checkInBy: due.checkInBy }, effectiveLimit: 15 });
    await story.clock('2026-11-09 17:00');
    await story.gets('sam: check_in_overdue ana');
    expect(await story.breach('ana')).toMatchObject({ number, round: 2, due: { checkInBy: '2026-11-11T01:00:00Z' } });
    await story.checkIn('sam', 'ana', '2026-11-09');
  });

  it('a lowered limit opens what was within it, from the day it takes force', async () => {
    const target = await story.begins();
    await story.day('2026-11-03', { ana: 13, ben: 5 });
    await story.newVersion(target, { rules: [openCount({ goal: 10, limit: 12, clearAt: 12 })], from: '2026-11-05' });
    await story.day('2026-11-05', { ana: 13, ben: 5 });
    await story.gets();
    await story.day('2026-11-06', { ana: 13, ben: 5 });
    const mail = await story.getsOne('sam: opened ana');
    expect(mail.subject).toContain('13 of 12');
    expect((await story.breach('ana')).startedAt).toBe('2026-11-05T08:00:00Z');
  });

  it('a target that is retired ends what it had opened, and judges nobody from then on', async () => {
    const target = await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    await story.acknowledge('sam', 'ana');
    await story.ok('keel', 'POST', `/targets/${target}/retirement`, { on: '2026-11-06', reason: 'the pilot is over' });
    await story.ok('keel', 'POST', `/targets/${target}/retirement/approvals`, { side: 'labor' }).catch(() => undefined);
    await story.ok('helm', 'POST', `/targets/${target}/retirement/approvals`, { side: 'management' });
    await story.clock('2026-11-06 00:00');
    await story.gets('sam: ended ana');
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'ended', responseTrack: 'not_owed' });
    await story.days('2026-11-06', '2026-11-10', { ana: 15, ben: 15 });
    await story.gets();
  });

  it('a target for a class of workers holds nobody else', async () => {
    await story.begins({
      target: { ...quick, scope: { program: 'ER', classification: 'SSW' } },
      people: [worker('ana'), worker('ben', { classification: 'AIDE' }), ...usualPeople.slice(2)],
    });
    await story.day('2026-11-03', { ana: 15, ben: 20 });
    await story.gets('sam: opened ana');
  });

  it('a retroactive target restates the past and mails nobody about it; what is still over begins now', async () => {
    await story.begins({ target: { ...quick, from: '2026-12-20' } });
    await story.day('2026-11-03', { ana: 15, ben: 15 });
    await story.day('2026-11-04', { ana: 15, ben: 15 });
    await story.day('2026-11-05', { ana: 15, ben: 10 });
    await story.clock('2026-11-05 09:00');
    await story.gets();
    await story.agree({
      name: 'ER back then',
      rules: [openCount({ counts: ['referral'] })],
      from: '2026-11-02',
      until: '2026-12-20',
      retroactive: true,
      reason: 'the memorandum says so',
    });
    await story.gets('sam: opened ana');
    expect(await story.breach('ana')).toMatchObject({ startedAt: '2026-11-03T14:00:00Z', loadTrack: 'open', round: 1 });
    expect(await story.breach('ben')).toMatchObject({ loadTrack: 'cleared', responseTrack: 'not_owed' });
  });
});
