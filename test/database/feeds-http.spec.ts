import { AccessModule } from '../../src/access/access.module.js';
import { FeedsModule } from '../../src/feeds/feeds.module.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { rooms, useWebApp } from '../support/web-app.js';

const token = 'a-token-for-the-tests-of-data-coming-in';
const signed = { authorization: `Bearer ${token}` };

const event = (id: string, subject: string, more: object = {}): object => ({
  specversion: '1.0',
  id,
  source: '/county/cws',
  type: 'plimsoll.assignment.opened.v1',
  subject,
  time: '2026-11-23T14:02:00Z',
  data: { workerId: 'W-104', program: 'ER', caseType: 'referral' },
  ...more,
});

describe('data coming in over HTTP', () => {
  const clock = new SteppedClock('2026-11-23T14:10:00Z');
  const test = useDatabase(clock);
  const web = useWebApp(test, clock, rooms(AccessModule, FeedsModule), { PLIMSOLL_ADMIN_TOKEN: token });

  const events = (payload: string, type: string) =>
    web.send({
      method: 'POST',
      url: '/api/v1/assignment-events',
      headers: { ...signed, 'content-type': type },
      payload,
    });
  const file = (query: string, payload: string, type = 'text/csv') =>
    web.send({
      method: 'POST',
      url: `/api/v1/imports?${query}`,
      headers: { ...signed, 'content-type': type },
      payload,
    });

  it('takes one event, a batch and lines, and says what became of each', async () => {
    const one = await events(JSON.stringify(event('e-1', 'a-1')), 'application/cloudevents+json');
    expect(one.statusCode).toBe(200);
    expect(one.json()).toEqual({
      accepted: 1,
      duplicates: 0,
      conflicts: 0,
      rejected: 0,
      results: [{ index: 0, id: 'e-1', outcome: 'accepted' }],
    });
    const batch = JSON.stringify([event('e-1', 'a-1'), event('e-1', 'a-7'), event('e-2', 'a-2', { shoe: 1 }), 3]);
    const several = (await events(batch, 'application/cloudevents-batch+json; charset=utf-8')).json<{
      results: object[];
    }>();
    expect(several).toMatchObject({ accepted: 0, duplicates: 1, conflicts: 1, rejected: 2 });
    expect(several.results).toMatchObject([
      { index: 0, outcome: 'duplicate' },
      { index: 1, outcome: 'conflict' },
      { index: 2, id: 'e-2', outcome: 'rejected', code: 'schema', errors: [{ pointer: '/shoe' }] },
      { index: 3, id: null, outcome: 'rejected', code: 'schema' },
    ]);
    const lines = `${JSON.stringify(event('e-2', 'a-2'))}\nnot json\n`;
    expect((await events(lines, 'application/x-ndjson')).json()).toMatchObject({ accepted: 1, rejected: 1 });
  });

  it('lists what was set aside', async () => {
    const listed = await web.send({ method: 'GET', url: '/api/v1/assignment-events/conflicts', headers: signed });
    expect(listed.json()).toMatchObject({
      asOf: '2026-11-23T14:10:00Z',
      items: [{ why: 'conflict', id: 'e-1', ref: 'a-7' }],
      unknownPrograms: ['ER'],
    });
    const changed = event('e-3', 'a-3', { type: 'plimsoll.assignment.changed.v1', data: { units: 2 } });
    await events(JSON.stringify(changed), 'application/json');
    const url = '/api/v1/assignment-events/waiting';
    expect((await web.send({ method: 'GET', url, headers: signed })).json()).toMatchObject({ items: [] });
    clock.set('2026-11-24T14:10:00Z');
    expect((await web.send({ method: 'GET', url, headers: signed })).json()).toMatchObject({
      items: [{ ref: 'a-3', since: '2026-11-23T14:10:00Z', facts: 1 }],
    });
  });

  it.each([
    ['no JSON', '{', 'application/cloudevents+json', 400],
    ['no list as a batch', '{}', 'application/cloudevents-batch+json', 400],
    ['another kind of content', 'x', 'text/plain', 415],
    ['more than 16 MiB', `"${'x'.repeat(16 * 1024 * 1024)}"`, 'application/json', 413],
  ])('refuses %s', async (_, payload, type, status) => {
    expect((await events(payload, type)).statusCode).toBe(status);
  });

  it('takes nothing from nobody', async () => {
    const url = '/api/v1/assignment-events';
    const answer = await web.send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      payload: '{}',
    });
    expect(answer.statusCode).toBe(401);
  });

  it('takes a file, says where its import is, and knows it again', async () => {
    const text = 'assignment_ref,worker_id,program,case_type\nf-1,W-1,ER,referral\n';
    const query = 'kind=assignments&feed=cws-er&asOf=2026-11-24T14:00:00Z';
    const first = await file(query, text);
    expect(first.statusCode).toBe(202);
    expect(first.json()).toMatchObject({ state: 'applied', totals: { rows: 1, added: 1 } });
    const at = await web.send({ method: 'GET', url: String(first.headers['location']), headers: signed });
    expect(at.json()).toEqual(first.json());
    const again = await file(query, text);
    expect(again.statusCode).toBe(200);
    expect(again.json()).toMatchObject({ id: first.json<{ id: string }>().id, duplicate: true });
    const list = await web.send({ method: 'GET', url: '/api/v1/imports', headers: signed });
    expect(list.json<{ items: object[] }>().items).toHaveLength(1);
    const released = await web.send({
      method: 'POST',
      url: `${String(first.headers['location'])}/release`,
      headers: signed,
    });
    expect(released.statusCode).toBe(409);
  });

  it.each([
    ['an unknown kind', 'kind=shoes', 'kind', 'schema'],
    ['no feed', 'kind=assignments', 'feed', 'schema'],
    ['an unknown parameter', 'kind=units&shoe=1', 'shoe', 'schema'],
    ['asOf in the future', 'kind=units&asOf=2026-11-24T14:15:01Z', 'asOf', 'in_future'],
    ['asOf that is no time', 'kind=units&asOf=yesterday', 'asOf', 'schema'],
    ['asOf before 1990', 'kind=units&asOf=1989-01-01', 'asOf', 'too_old'],
  ])('refuses a file with %s', async (_, query, field, code) => {
    const answer = await file(query, 'unit_id\nER1\n');
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ pointer: `/${field}`, code }] });
  });

  it('refuses what is neither CSV nor lines of JSON', async () => {
    expect((await file('kind=units', '{}', 'application/json')).statusCode).toBe(415);
  });

  it('answers 404 for an import that is none', async () => {
    for (const id of ['x', '0193a000-0000-7000-8000-000000000001']) {
      const answer = await web.send({ method: 'GET', url: `/api/v1/imports/${id}`, headers: signed });
      expect(answer.statusCode).toBe(404);
    }
  });
});
