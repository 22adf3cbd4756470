import { PageReader } from '../../support/story-pages.js';
import { adminToken } from '../../support/story-service.js';
import { useStory } from '../../support/story.js';

describe('the worker’s voice: a dispute', () => {
  const story = useStory();
  const raise = (who: string, body: object, of = 'ana') => story.call(who, 'POST', `/workers/${of}/disputes`, body);
  const answer = (who: string, id: string, body: object) => story.call(who, 'POST', `/disputes/${id}/answers`, body);
  const refs = async (): Promise<string[]> =>
    (await story.standing('ana')).counted.map((line) => String(line['assignmentRef']));
  const loadNow = async (): Promise<unknown> => (await story.standing('ana')).rules[0]?.['load'];
  let ref = '';

  beforeEach(async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    ref = (await refs()).at(-1) ?? '';
    await story.clock('2026-11-05 09:00');
  });

  const raised = async (): Promise<string> => {
    const made = await raise('ana', { assignmentRef: ref, why: 'It went to another unit', since: '2026-11-04' });
    expect(made.status).toBe(201);
    return made.body['id'] as string;
  };

  it('changes no number; the supervisor is mailed without the reference; it shows in the standing', async () => {
    const id = await raised();
    expect(await loadNow()).toBe(15);
    const [mail] = await story.mailsTo('sam', 'dispute');
    expect(mail?.subject).toContain('disputes an assignment');
    for (const part of [mail?.text, mail?.html, mail?.subject]) {
      expect(part).not.toContain(ref);
      expect(part).not.toContain('another unit');
    }
    expect(mail?.text).toContain(`/disputes/${id}`);
    const line = (await story.standing('ana')).counted.find(({ assignmentRef }) => assignmentRef === ref);
    expect(line?.['disputed']).toMatchObject({ id, state: 'open', since: '2026-11-04T08:00:00Z' });
    const again = await raise('ana', { assignmentRef: ref, why: 'said again', since: '2026-11-05' });
    expect(again).toMatchObject({ status: 200, body: { id, again: true, why: 'It went to another unit' } });
    expect(await story.mailsTo('sam', 'dispute')).toHaveLength(1);
    const { number, timeline } = await story.breach('ana');
    expect(timeline.at(-1)).toMatchObject({ kind: 'dispute_raised', by: 'ana' });
    expect(JSON.stringify(await story.entries({ breach: number }))).not.toContain(ref);
    const said = async (who: string): Promise<string> =>
      JSON.stringify((await story.ok<{ timeline: object[] }>(who, 'GET', `/breaches/${number}`)).timeline);
    expect(await said('ana')).toContain('It went to another unit');
    expect(await said('sam')).toContain('It went to another unit');
    expect(await said('keel')).toContain('disputes an assignment');
    expect(await said('keel')).not.toContain('It went to another unit');
  });

  it('agreed, the number is restated as of the date given, and timeline and log say so', async () => {
    const id = await raised();
    expect((await answer('ana', id, { agree: true })).status).toBe(403);
    const agreed = await answer('sam', id, { agree: true });
    expect(agreed).toMatchObject({ status: 201, body: { state: 'agreed', answer: { by: 'sam', agree: true } } });
    expect((await answer('sam', id, { agree: true })).status).toBe(200);
    expect((await answer('sam', id, { agree: false, text: 'no' })).status).toBe(409);
    expect(await loadNow()).toBe(14);
    expect((await story.standing('ana', '?at=2026-11-03T20:00:00Z')).rules[0]?.['load']).toBe(15);
    expect((await story.standing('ana', '?at=2026-11-04T20:00:00Z')).rules[0]?.['load']).toBe(14);
    expect(
      (await story.standing('ana', '?at=2026-11-04T20:00:00Z&knownAt=2026-11-04T20:00:00Z')).rules[0]?.['load'],
    ).toBe(15);
    const { timeline, loadTrack } = await story.breach('ana');
    expect(loadTrack).toBe('annulled');
    expect(timeline.map(({ kind }) => kind).slice(-4)).toEqual([
      'annulled',
      'closed',
      'notice_cancelled',
      'dispute_agreed',
    ]);
    expect(timeline.at(-1)?.text).toContain('restated as of');
  });

  it('not agreed, it stands with its reason', async () => {
    const id = await raised();
    expect((await answer('sam', id, { agree: false })).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/text' }],
    });
    expect((await answer('sam', id, { agree: false, text: 'It is yours until Friday' })).status).toBe(201);
    expect(await loadNow()).toBe(15);
    expect(await story.ok('ana', 'GET', `/disputes/${id}`)).toMatchObject({
      state: 'stands',
      answer: { by: 'sam', agree: false, text: 'It is yours until Friday' },
    });
    await story.clock('2026-11-12 12:00');
    expect(await story.mailsTo('mia', 'dispute')).toEqual([]);
    await story.gets('mia: escalated ana');
  });

  it('unanswered, it goes to the manager at the close of business of the third working day, once', async () => {
    await raised();
    await story.clock('2026-11-10 16:59');
    expect(await story.mailsTo('mia', 'dispute')).toEqual([]);
    await story.clock('2026-11-10 17:00');
    expect(await story.mailsTo('mia', 'dispute')).toHaveLength(1);
    await story.clock('2026-11-17 17:00');
    expect(await story.mailsTo('mia', 'dispute')).toHaveLength(1);
    expect(await story.entries({ kind: 'dispute_passed_on' })).toMatchObject([{ entry: { facts: { to: ['mia'] } } }]);
    await story.shortsOfNew();
  });

  it('said again by the feed after the agreement it is reopened, once; then the data’s word counts', async () => {
    const id = await raised();
    await answer('sam', id, { agree: true });
    await story.shortsOfNew();
    await story.day('2026-11-06', { ana: 15, ben: 5 });
    expect(await loadNow()).toBe(15);
    expect(await story.ok('ana', 'GET', `/disputes/${id}`)).toMatchObject({ state: 'open', reopened: true });
    expect(await story.mailsTo('sam', 'dispute')).toHaveLength(2);
    await answer('sam', id, { agree: true });
    expect(await loadNow()).toBe(14);
    await story.day('2026-11-09', { ana: 15, ben: 5 });
    expect(await loadNow()).toBe(15);
    expect(await story.ok('ana', 'GET', `/disputes/${id}`)).toMatchObject({ state: 'overruled' });
    expect(await story.mailsTo('sam', 'dispute')).toHaveLength(2);
    await story.shortsOfNew();
  });

  it('is raised and answered on pages; the worker reads the answer on theirs', async () => {
    const ana = await PageReader.signedIn(story.service, adminToken, 'ana');
    const action = '/workers/ana/dispute';
    expect((await ana.get('/workers/ana')).html).toContain(`${action}?ref=${ref}`);
    const form = await ana.get(`${action}?ref=${ref}`);
    const wrong = await ana.submit(form, action, { assignmentRef: ref, since: 'soon', why: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Say from which day on');
    const why = 'It went to <b>another</b> unit';
    const sent = await ana.submit(form, action, { assignmentRef: ref, since: '2026-11-04', why });
    expect(sent.status).toBe(303);
    const page = await ana.follow(sent);
    expect(page.text).toContain('Your dispute is on record');
    expect(page.html).not.toContain('<b>another');
    const path = (sent.location ?? '').split('?')[0] ?? '';

    const sam = await PageReader.signedIn(story.service, adminToken, 'sam');
    expect((await sam.get('/workers/ana')).text).toContain('disputed since Wed Nov 4');
    const asked = await sam.get(path);
    expect((await sam.submit(asked, path, { agree: 'no', text: '' })).status).toBe(422);
    const answered = await sam.submit(asked, path, { agree: 'no', text: 'It is yours until Friday' });
    expect((await sam.follow(answered)).text).toContain('Your answer is on record');
    expect((await ana.get(path)).text).toContain('It is yours until Friday');
    expect((await ana.get('/workers/ana')).text).toContain('Not agreed, it stands');
    const keel = await PageReader.signedIn(story.service, adminToken, 'keel');
    expect((await keel.get(path)).status).toBe(404);
    expect((await keel.get('/workers/ana')).text).not.toContain(ref);
  });

  it('is the worker’s alone, about what is counted for them, and of the past', async () => {
    const body = { assignmentRef: ref, why: 'not mine', since: '2026-11-04' };
    expect((await raise('sam', body)).status).toBe(403);
    expect((await raise('ben', body)).status).toBe(404);
    expect((await raise('ben', body, 'ben')).body).toMatchObject({ errors: [{ code: 'not_counted' }] });
    expect((await raise('ana', { ...body, since: '2026-12-04' })).body).toMatchObject({
      errors: [{ code: 'in_future' }],
    });
    expect((await raise('ana', { ...body, since: '1989-12-04' })).body).toMatchObject({
      errors: [{ code: 'too_old' }],
    });
    expect((await raise('ana', { ...body, why: ' ' })).status).toBe(422);
    expect(await story.entries({ kind: 'dispute_raised' })).toEqual([]);
  });

  it('put right by the feed itself, it is settled', async () => {
    const id = await raised();
    const rows = story
      .loads({ ana: 15, ben: 5 })
      .map((row) => (row['assignment_ref'] === ref ? { ...row, worker_id: 'ben' } : row));
    await story.snapshot('2026-11-04', rows);
    expect(await story.ok('ana', 'GET', `/disputes/${id}`)).toMatchObject({ state: 'settled' });
    expect(await loadNow()).toBe(14);
    expect((await answer('sam', id, { agree: true })).status).toBe(409);
    expect((await story.breach('ana')).timeline.map(({ kind }) => kind)).toContain('dispute_raised');
    expect(await story.entries({ kind: 'dispute_settled' })).toHaveLength(1);
    await story.shortsOfNew();
  });
});
