import { Client } from 'pg';

import { adminToken, StoryService } from '../support/story-service.js';
import { person, usualPeople } from '../support/story-roster.js';
import { openCount } from '../support/story-target.js';
import { Story } from '../support/story.js';

const service = new StoryService('postgres');
const story = new Story(service);

jest.setTimeout(300_000);
beforeAll(() => service.open(), 120_000);
afterAll(() => service.close());

const many = 300;
const crew = Array.from({ length: many - 2 }, (_, n) => `rib-${n}`);

async function cookieOf(who: string): Promise<string> {
  const answer = await service.app.inject({
    method: 'POST',
    url: '/api/v1/rehearsal/sessions',
    headers: { host: 'plimsoll.test', authorization: `Bearer ${adminToken}` },
    payload: { personId: who },
  });
  return String([answer.headers['set-cookie'] ?? ''].flat()[0]).split(';')[0] ?? '';
}

/** The board as it is sent, and how many statements it took. */
async function boardOf(cookie: string, path: string): Promise<{ html: string; statements: number; took: number }> {
  const asked = jest.spyOn(Client.prototype, 'query');
  const begins = performance.now();
  const answer = await service.app.inject({ url: path, headers: { host: 'plimsoll.test', cookie } });
  const took = performance.now() - begins;
  const statements = asked.mock.calls.length;
  asked.mockRestore();
  expect(answer.statusCode).toBe(200);
  return { html: answer.body, statements, took };
}

const count = (html: string, part: string): number => html.split(part).length - 1;

it('a board reads everybody at once: 300 people take hardly more statements than two', async () => {
  const people = [...usualPeople, ...crew.map((id) => person(id, { unit_id: 'ER3', roles: 'worker' }))];
  await story.begins({ target: { alertAfter: '0 hours', rules: [openCount()] } });
  await story.day('2026-11-02', { ana: 16, ben: 9 });
  const cookie = await cookieOf('sam');
  await boardOf(cookie, '/board');
  const few = await boardOf(cookie, '/board');

  await story.file('people', '2026-11-02T05:00:00-08:00', people);
  for (const [day, load] of [3, 4, 5, 6, 9, 10].map((date, n) => [date, 9 + (n % 3)] as const)) {
    const held = Object.fromEntries(crew.map((id, n) => [id, load + (n % 4)]));
    await story.day(`2026-11-${String(day).padStart(2, '0')}`, { ana: 16, ben: 9, ...held });
  }
  const drawn = await boardOf(cookie, '/board?pictures=all');
  const plain = await boardOf(cookie, '/board');
  // sweeps of the service speak through the same connections now and then: far fewer than one a person
  const allowed = few.statements + many / 10;
  expect([plain.statements, drawn.statements].filter((statements) => statements > allowed)).toEqual([]);
  expect(count(drawn.html, 'class="plim-steps"')).toBe(many);
  expect(count(plain.html, 'class="plim-steps"')).toBe(0);
  expect(plain.html).toContain('Draw the last 30 days of 300 people');
  const times = [];
  for (let n = 0; n < 15; n += 1) times.push((await boardOf(cookie, '/board')).took);
  const [p50 = 0] = times.sort((a, b) => a - b).slice(7);
  process.stdout.write(
    `${few.statements} statements a board; of ${many} people: ${p50.toFixed(0)} ms, drawn ${drawn.took.toFixed(0)} ms\n`,
  );
});
