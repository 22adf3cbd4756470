import { PageReader } from '../../support/story-pages.js';
import { adminToken } from '../../support/story-service.js';
import { useStory } from '../../support/story.js';

describe('the worker’s voice: asking for a check-in', () => {
  const story = useStory();
  const ask = (who: string, of = 'ana', body: object = { why: 'three new ones in a week' }) =>
    story.call(who, 'POST', `/workers/${of}/check-in-requests`, body);
  const act = (who: string, number: string, what: string, body: object = {}) =>
    story.call(who, 'POST', `/breaches/${number}/${what}`, body);
  const held = { heldOn: '2026-11-04', how: 'phone', attended: ['sam', 'ana'], found: 'too many at once' };

  beforeEach(async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 13, ben: 5 });
    await story.clock('2026-11-03 09:00');
  });

  it('gets a number, the clock of the target, and a mail to the supervisor at once', async () => {
    const asked = await ask('ana');
    expect(asked).toMatchObject({ status: 201, body: { workerId: 'ana', checkInBy: '2026-11-17T01:00:00Z' } });
    const number = String(asked.body['number']);
    expect(number).toMatch(/^PL-2026-\d{4}$/);
    const mail = await story.getsOne(`sam: check_in_requested ${number}`);
    expect(mail.subject).toBe(`Ana asks for a check-in [${number}]`);
    expect(mail.text).not.toContain('three new ones');
    expect(mail.text).toContain(`/breaches/${number}/check-in`);
    expect(await ask('ana')).toMatchObject({ status: 200, body: { number, again: true } });
    expect(await story.ok('ana', 'GET', `/breaches/${number}`)).toMatchObject({
      ...{ kind: 'request', responseTrack: 'awaiting', due: { checkInBy: '2026-11-17T01:00:00Z' } },
      timeline: [
        { kind: 'check_in_requested', by: 'ana', text: 'The worker asks for a check-in: three new ones in a week' },
        { kind: 'round_started' },
        { kind: 'rung_told' },
        { kind: 'notice_sent' },
      ],
    });
    expect(await story.text('ada', '/log/export')).not.toContain('three new ones');
  });

  it('climbs the ladder of the target while nobody acknowledges, and starts a round when none is held', async () => {
    const number = String((await ask('ana')).body['number']);
    await story.gets(`sam: check_in_requested ${number}`);
    await story.clock('2026-11-05 17:00');
    await story.gets(`mia: escalated ${number}`);
    expect((await act('sam', number, 'acknowledgements')).status).toBe(201);
    expect((await act('sam', number, 'acknowledgements')).status).toBe(200);
    await story.clock('2026-11-16 16:59');
    await story.gets();
    await story.clock('2026-11-16 17:00');
    const mail = await story.getsOne(`sam: check_in_overdue ${number}`);
    expect(mail.text).toContain('none was held in time');
    expect(await story.ok('sam', 'GET', `/breaches/${number}`)).toMatchObject({ round: 2, responseTrack: 'awaiting' });
  });

  it('checked in it is closed; the check-in can be stated upon; the next request is a new one', async () => {
    const number = String((await ask('ana')).body['number']);
    await story.gets(`sam: check_in_requested ${number}`);
    await story.clock('2026-11-04 09:00');
    const checkIn = await act('sam', number, 'check-ins', held);
    expect(checkIn).toMatchObject({ status: 201, body: { responseTrack: 'checked_in' } });
    expect(await story.ok('sam', 'GET', `/breaches/${number}`)).toMatchObject({ closedAt: '2026-11-04T17:00:00Z' });
    const stated = await story.call('ana', 'POST', `/check-ins/${String(checkIn.body['id'])}/statements`, {
      held: true,
      text: 'we did',
    });
    expect(stated.status).toBe(201);
    expect((await act('sam', number, 'acknowledgements')).status).toBe(409);
    const next = await ask('ana');
    expect(next.status).toBe(201);
    expect(next.body['number']).not.toBe(number);
    await story.gets(`sam: check_in_requested ${String(next.body['number'])}`);
    await story.clock('2026-12-20 09:00');
    await story.shortsOfNew();
  });

  it('is no breach: not among them, no days over, no part of a standing, and a breach opens beside it', async () => {
    const number = String((await ask('ana')).body['number']);
    await story.gets(`sam: check_in_requested ${number}`);
    expect(await story.breaches()).toEqual([]);
    expect(await story.breaches('?status=open&worker=ana')).toEqual([]);
    expect((await story.standing('ana')).told).toEqual([]);
    expect((await act('mia', number, 'excuses', { reason: 'flu', until: '2026-11-10' })).status).toBe(409);
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.day('2026-11-05', { ana: 15, ben: 5 });
    const mail = await story.getsOne('sam: opened ana');
    expect(mail.text).not.toContain(number);
    const opened = await story.breach('ana');
    expect(opened).toMatchObject({ loadTrack: 'open', responseTrack: 'awaiting' });
    await story.checkIn('sam', 'ana', '2026-11-05');
    await story.day('2026-11-06', { ana: 12, ben: 5 });
    await story.shortsOfNew();
    expect(await story.breach('ana')).toMatchObject({ loadTrack: 'cleared', closedAt: '2026-11-06T14:00:00Z' });
    expect(await story.ok('sam', 'GET', `/breaches/${number}`)).toMatchObject({ closedAt: null });
  });

  it('where a breach is owed a check-in already, there is nothing to ask for', async () => {
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.day('2026-11-05', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    const { number } = await story.breach('ana');
    expect(await ask('ana')).toMatchObject({
      status: 409,
      body: { breach: number, errors: [{ code: 'check_in_owed' }] },
    });
  });

  it('without a target in force the usual clock and ladder hold', async () => {
    await story.file('units', '2026-11-03T09:00:00-08:00', [
      { unit_id: 'CS1', name: 'CS1', program: 'CS', supervisor_id: 'hull', manager_id: 'mia', director_id: 'dan' },
    ]);
    await story.file('people', '2026-11-03', [
      {
        person_id: 'tamar',
        name: 'Tamar',
        email: 'tamar@county.test',
        unit_id: 'CS1',
        fte: 1,
        capacity_factor: 1,
        roles: 'worker',
      },
    ]);
    const asked = await ask('tamar', 'tamar');
    // three working days: the 6th
    expect(asked).toMatchObject({ status: 201, body: { checkInBy: '2026-11-07T01:00:00Z' } });
    const number = String(asked.body['number']);
    expect(await story.mailsTo('hull', 'check_in_requested')).toHaveLength(1);
    expect(await story.ok('tamar', 'GET', `/breaches/${number}`)).toMatchObject({ targetId: null });
    await story.clock('2026-11-04 17:00');
    await story.gets(`mia: escalated ${number}`);
  });

  it('is asked for, acknowledged and answered on pages, and shows on the board and the worker’s page', async () => {
    const as = (who: string) => PageReader.signedIn(story.service, adminToken, who);
    const ana = await as('ana');
    expect((await ana.get('/workers/ana')).html).toContain('/workers/ana/ask');
    const form = await ana.get('/workers/ana/ask');
    expect((await ana.submit(form, '/workers/ana/ask', { why: '' })).status).toBe(422);
    const sent = await ana.submit(form, '/workers/ana/ask', { why: 'three new ones in a week' });
    expect(sent.status).toBe(303);
    const number = /number=(PL-[\d-]+)/.exec(sent.location ?? '')?.[1] ?? '';
    expect((await ana.follow(sent)).text).toContain(`Your request ${number} is on record`);
    await story.gets(`sam: check_in_requested ${number}`);

    const sam = await as('sam');
    expect((await sam.get('/board')).text).toContain('Asks for a check-in, by Mon Nov 16, 5:00 PM');
    const page = await sam.get(`/breaches/${number}`);
    expect(page.text).toContain('Ana (ana) asks for a check-in');
    expect(page.text).toContain('This is no breach');
    const asked = await sam.get(`/breaches/${number}/acknowledge`);
    expect(asked.text).toContain('Acknowledge that Ana (ana) asks for a check-in?');
    const seen = await sam.submit(asked, `/breaches/${number}/acknowledge`);
    expect((await sam.follow(seen)).text).toContain(`You acknowledged ${number}`);
    const checkIn = await sam.get(`/breaches/${number}/check-in`);
    expect(checkIn.text).toContain('asked for this check-in');
    const recorded = await sam.submit(checkIn, `/breaches/${number}/check-in`, {
      ...{ heldOn: '2026-11-03', how: 'phone', attended: 'ana', found: 'too many at once' },
    });
    expect(recorded.status).toBe(303);
    expect((await sam.get('/board')).text).not.toContain('Asks for a check-in');
    expect((await ana.get('/workers/ana')).text).toContain('answered');
    expect((await (await as('keel')).get(`/breaches/${number}`)).text).toContain('it is answered');
  });

  it('is the worker’s alone', async () => {
    expect((await ask('sam')).status).toBe(403);
    expect((await ask('keel')).status).toBe(403);
    expect((await ask('ben')).status).toBe(404);
    expect((await ask('ana', 'ana', { why: '' })).body).toMatchObject({ status: 422, errors: [{ pointer: '/why' }] });
  });
});
