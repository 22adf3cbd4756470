import { adminToken } from '../../support/story-service.js';
import { PageReader } from '../../support/story-pages.js';
import { useStory } from '../../support/story.js';

describe('the worker’s voice: a statement on a check-in', () => {
  const story = useStory();
  let checkIn = '';

  beforeEach(async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    await story.gets('sam: opened ana');
    checkIn = (await story.checkIn('sam', 'ana', '2026-11-04')).body['id'] as string;
  });

  const state = (who: string, body: object) => story.call(who, 'POST', `/check-ins/${checkIn}/statements`, body);
  const denial = { held: false, text: 'We had agreed to meet and did not' };

  it('41. Ana says it did not take place: both stand in the log, and it shows as disputed', async () => {
    await story.clock('2026-11-05 09:00');
    const first = await state('ana', denial);
    expect(first).toMatchObject({ status: 201, body: { held: false, by: 'ana', at: '2026-11-05T17:00:00Z' } });
    await story.clock('2026-11-05 10:00');
    expect(await state('ana', denial)).toMatchObject({
      status: 200,
      body: { id: first.body['id'], at: '2026-11-05T17:00:00Z', again: true },
    });

    const { number, timeline, responseTrack } = await story.breach('ana');
    expect(responseTrack).toBe('checked_in');
    expect(timeline.filter(({ kind }) => kind === 'checked_in' || kind === 'statement_made')).toMatchObject([
      { kind: 'checked_in', by: 'sam' },
      {
        kind: 'statement_made',
        by: 'ana',
        text: `The worker states that the check-in did not take place: ${denial.text}`,
      },
    ]);
    expect(await story.entries({ breach: number, kind: 'statement_made' })).toMatchObject([
      { entry: { worker: 'ana', by: 'ana', facts: { checkInId: checkIn, held: false } } },
    ]);
    expect(await story.text('ada', '/log/export')).not.toContain(denial.text);
    expect(await story.ok('keel', 'GET', `/check-ins/${checkIn}`)).toMatchObject({
      disputed: true,
      checkIn: { heldOn: '2026-11-04' },
      statements: [{ held: false, text: denial.text, by: 'ana' }],
    });
  });

  it('changed minds are added, never taken back', async () => {
    await state('ana', denial);
    expect((await state('ana', { held: true, text: 'We met, on the stairs' })).status).toBe(201);
    expect((await state('ana', denial)).status).toBe(201);
    expect(await story.entries({ kind: 'statement_made' })).toHaveLength(3);
  });

  it('is the worker’s alone: the line and the sides see it, others do not', async () => {
    expect((await state('sam', denial)).status).toBe(403);
    expect((await state('keel', denial)).status).toBe(403);
    expect((await state('ben', denial)).status).toBe(404);
    expect((await state('admin', denial)).status).toBe(403);
    expect((await state('ana', { held: 'no', text: '' })).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/held' }, { pointer: '/text' }],
    });
    expect(await story.entries({ kind: 'statement_made' })).toEqual([]);
  });

  it('is made on a page, and shown wherever the check-in is', async () => {
    const token = adminToken;
    const ana = await PageReader.signedIn(story.service, token, 'ana');
    const { number } = await story.breach('ana');
    const own = await ana.get('/workers/ana');
    expect(own.html).toContain(`/check-ins/${checkIn}/statement`);
    const action = `/check-ins/${checkIn}/statement`;
    const form = await ana.get(action);
    const wrong = await ana.submit(form, action, { text: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Say whether it took place');
    const sent = await ana.submit(form, action, { held: 'no', text: denial.text });
    expect(sent.status).toBe(303);
    const confirmed = await ana.follow(sent);
    expect(confirmed.text).toContain('Your statement is on record');
    const keel = await PageReader.signedIn(story.service, token, 'keel');
    for (const path of [`/check-ins/${checkIn}`, `/breaches/${number}`, '/workers/ana']) {
      expect([path, (await keel.get(path)).text]).toEqual([path, expect.stringContaining('disputed')]);
    }
    expect((await keel.get(action)).status).toBe(403);
    expect((await ana.follow(await ana.submit(form, action, { held: 'no', text: denial.text }))).text).toContain(
      'You had said this already',
    );
  });
});
