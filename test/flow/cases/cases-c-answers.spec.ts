import { useStory } from '../../support/story.js';

describe('answering', () => {
  const story = useStory();
  const lines = async (kind: string): Promise<number> => (await story.entries({ kind })).length;

  beforeEach(async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
  });

  it('28. Sam acknowledges at the clock’s time; said again it is no second entry', async () => {
    await story.clock('2026-11-04 10:30');
    const first = await story.acknowledge('sam', 'ana');
    expect(first.status).toBe(201);
    await story.clock('2026-11-04 11:00');
    expect((await story.acknowledge('sam', 'ana')).status).toBe(200);
    expect(await story.breach('ana')).toMatchObject({ responseTrack: 'acknowledged' });
    expect(await story.entries({ kind: 'acknowledged' })).toMatchObject([
      { entry: { by: 'sam', effectiveAt: '2026-11-04T18:30:00Z' } },
    ]);
  });

  it('29. an acknowledgement from a stale page is accepted and told that it had gone to Mia', async () => {
    await story.clock('2026-11-06 17:00');
    await story.gets('mia: escalated ana');
    const answer = await story.acknowledge('sam', 'ana', { expectedRound: 1 });
    expect(answer.status).toBe(201);
    expect(JSON.stringify(answer.body)).toMatch(/mia/i);
    await story.days('2026-11-09', '2026-11-13', { ana: 15, ben: 5 });
    await story.gets();
  });

  it('30. of two in the same instant one acknowledges and the other is told by whom', async () => {
    const answers = await Promise.all([story.acknowledge('sam', 'ana'), story.acknowledge('mia', 'ana')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(await lines('acknowledged')).toBe(1);
    const [entry] = await story.entries({ kind: 'acknowledged' });
    const told = answers.find(({ status }) => status === 200);
    expect(JSON.stringify(told?.body)).toContain(entry?.entry.by);
  });

  it('32. after two working days Mia is mailed once, and Sam not again', async () => {
    await story.day('2026-11-05', { ana: 15, ben: 5 });
    await story.day('2026-11-06', { ana: 15, ben: 5 });
    await story.clock('2026-11-06 16:59');
    await story.gets();
    await story.clock('2026-11-06 17:00');
    await story.gets('mia: escalated ana');
    await story.clock('2026-11-09');
    await story.gets();
  });

  it('33. acknowledged after a working day, nobody above hears of it', async () => {
    await story.day('2026-11-05', { ana: 15, ben: 5 });
    await story.acknowledge('sam', 'ana');
    await story.days('2026-11-06', '2026-11-16', { ana: 15, ben: 5 });
    await story.gets();
  });

  it('34. acknowledged without a check-in, a new round begins after eight working days and says so', async () => {
    await story.acknowledge('sam', 'ana');
    // eight working days from the 4th, the 11th being a holiday
    await story.days('2026-11-05', '2026-11-17', { ana: 15, ben: 5 });
    await story.clock('2026-11-17 16:59');
    await story.gets();
    await story.clock('2026-11-17 17:00');
    const mail = await story.getsOne('sam: check_in_overdue ana');
    expect(mail.text).toMatch(/Sam/);
    expect(mail.text).toMatch(/acknowledged/i);
    expect(mail.text).toMatch(/no check-in/i);
    expect(await story.breach('ana')).toMatchObject({ responseTrack: 'awaiting', round: 2 });
  });

  it('35. cleared before the check-in, it stays owed: one cleared mail, then one that says it is still owed', async () => {
    await story.acknowledge('sam', 'ana');
    await story.day('2026-11-05', { ana: 12, ben: 5 });
    await story.gets('sam: cleared ana');
    expect(await story.breach('ana')).toMatchObject({
      loadTrack: 'cleared',
      responseTrack: 'acknowledged',
      closedAt: null,
      due: { checkInBy: '2026-11-18T01:00:00Z' },
    });
    expect(await story.breaches('?status=owed')).toHaveLength(1);
    await story.days('2026-11-06', '2026-11-17', { ana: 12, ben: 5 });
    await story.gets();
    await story.clock('2026-11-17 17:00');
    await story.gets('sam: still_owed ana');
    await story.days('2026-11-18', '2026-12-04', { ana: 12, ben: 5 });
    await story.gets();
    expect(await story.breaches('?status=owed')).toHaveLength(1);
    expect((await story.act('mia', 'waivers', 'ana', { reason: 'they talked at length' })).status).toBe(201);
    expect(await story.breach('ana')).toMatchObject({ responseTrack: 'waived' });
    expect(await story.breaches('?status=owed')).toHaveLength(0);
  });

  it('36. Sam escalates: Mia is mailed now and the answer is awaited again', async () => {
    await story.acknowledge('sam', 'ana');
    expect((await story.act('sam', 'escalations', 'ana')).status).toBe(201);
    await story.gets('mia: escalated ana');
    expect(await story.breach('ana')).toMatchObject({ responseTrack: 'awaiting' });
  });

  it('37. a withdrawn acknowledgement is as if it had never been, with both acts on record', async () => {
    await story.acknowledge('sam', 'ana');
    await story.clock('2026-11-05');
    expect((await story.withdraw('sam', 'ana')).status).toBe(200);
    await story.gets();
    expect(await story.breach('ana')).toMatchObject({ responseTrack: 'awaiting', round: 1 });
    await story.clock('2026-11-06 17:00');
    await story.gets('mia: escalated ana');
    expect([await lines('acknowledged'), await lines('acknowledgement_withdrawn')]).toEqual([1, 1]);
  });

  it('39. a promised escalation is never sent once the breach has cleared, and the log says why', async () => {
    await story.ok('admin', 'PUT', '/rehearsal/mail-faults', [
      { to: 'mia@county.test', reply: '451 try again later', until: '2026-11-30T00:00:00Z' },
    ]);
    await story.clock('2026-11-06 17:00');
    await story.gets();
    await story.snapshot('2026-11-06 17:00', story.loads({ ana: 12, ben: 5 }));
    await story.gets('sam: cleared ana');
    await story.ok('admin', 'PUT', '/rehearsal/mail-faults', []);
    await story.clock('2026-11-09');
    await story.gets();
    const [cancelled] = await story.entries({ kind: 'notice_cancelled' });
    expect(JSON.stringify(cancelled?.entry)).toMatch(/mia/);
    expect(JSON.stringify(cancelled?.entry.facts)).toMatch(/clear/i);
    await story.acknowledge('sam', 'ana');
  });

  it('40. an edited check-in keeps its first text, with its time and author', async () => {
    const made = await story.checkIn('sam', 'ana', '2026-11-04', { found: 'a first reading' });
    const id = made.body.id as string;
    await story.clock('2026-11-05 09:00');
    await story.ok('mia', 'PUT', `/check-ins/${id}`, {
      heldOn: '2026-11-04',
      how: 'phone',
      attended: ['sam', 'ana'],
      found: 'a second reading',
      steps: [],
      note: '',
      workerGivenCopy: true,
    });
    const read = await story.ok<{
      version: number;
      versions: { by: string; at: string; checkIn: { found: string } }[];
    }>('sam', 'GET', `/check-ins/${id}`);
    expect(read.version).toBe(2);
    expect(read.versions).toMatchObject([
      { by: 'sam', at: '2026-11-04T14:00:00Z', checkIn: { found: 'a first reading' } },
      { by: 'mia', at: '2026-11-05T17:00:00Z', checkIn: { found: 'a second reading' } },
    ]);
  });

  it('a check-in from before the breach began answers nothing', async () => {
    await story.clock('2026-11-05 09:00');
    const early = await story.checkIn('sam', 'ana', '2026-11-02').catch((error: unknown) => String(error));
    expect(JSON.stringify(early)).toContain('before_breach');
    expect(await story.breach('ana')).toMatchObject({ responseTrack: 'awaiting' });
    expect((await story.checkIn('sam', 'ana', '2026-11-03')).status).toBe(201);
  });

  it('42. the supervisor of another unit is refused, and learns nothing of the load', async () => {
    const { number } = await story.breach('ana');
    const refused = await story.call('hull', 'POST', `/breaches/${number}/acknowledgements`, {});
    expect(refused.status).toBe(404);
    expect(JSON.stringify(refused.body)).not.toMatch(/15|14|ana/i);
    expect(await story.breach('ana')).toMatchObject({ responseTrack: 'awaiting' });
    const unknown = await story.call('hull', 'POST', '/breaches/PL-2026-9999/acknowledgements', {});
    expect(unknown.body).toEqual(refused.body);
  });
});
