import { PageReader } from '../support/story-pages.js';
import { adminToken, StoryService } from '../support/story-service.js';
import { Story } from '../support/story.js';
import { lively } from './county.js';

jest.setTimeout(120_000);

const service = new StoryService('redis');
const story = new Story(service);
beforeAll(async () => {
  await service.open();
  await lively(story);
}, 120_000);
afterAll(() => service.close());

const as = (who: string): Promise<PageReader> => PageReader.signedIn(service, adminToken, who);

async function inSpanish(who: string): Promise<PageReader> {
  const reader = await as(who);
  await reader.submit(await reader.get('/help'), '/language', { language: 'es-US' });
  return reader;
}

async function told(reader: PageReader, path: string): Promise<[number, string]> {
  const { status, html } = await reader.get(path);
  return [status, /<p class="plim-lead">([^<]*)/.exec(html)?.[1]?.replaceAll('&#39;', "'") ?? ''];
}

it('who may see a breach and not answer it is told whose it is, and whom to ask', async () => {
  const { number } = await story.breach('ana');
  const path = `/breaches/${number}/check-in`;
  const line = 'the line of the unit: its supervisor, manager or director, or who covers for them';
  expect(await told(await as('keel'), path)).toEqual([
    403,
    `This is not yours to do. It is for ${line}. Ask sam, who supervises the unit.`,
  ]);
  expect(await told(await as('ana'), path)).toEqual([
    403,
    `This is not yours to do. It is for ${line}. Nobody acts on what is about themselves. What you can do is on your own page, /mine: ask for a check-in, or dispute what is counted.`,
  ]);
  await story.file('absences', '2026-11-05', [{ person_id: 'sam', from: '2026-11-05', cover_id: 'hull' }]);
  expect((await told(await as('keel'), path))[1]).toContain('Ask hull, who supervises the unit.');
  await story.file('absences', '2026-11-05T12:00:00Z', []);
});

it('a refusal is in the language of its reader', async () => {
  const { number } = await story.breach('ana');
  const [status, text] = await told(await inSpanish('helm'), `/breaches/${number}/check-in`);
  expect([status, text]).toEqual([
    403,
    'Esto no le corresponde a usted. Le corresponde a la línea de mando de la unidad: quien la supervisa, la administra o la dirige, o quien les cubre. Pídalo a sam, que supervisa la unidad.',
  ]);
  const mia = await inSpanish('mia');
  const page = await mia.get(`/breaches/${number}`);
  const csrf = /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
  const refused = await mia.send(`/breaches/${number}/withdraw`, { _csrf: csrf });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Nadie ha confirmado este exceso en su ronda actual: no hay nada que retirar.');
});

it('what is not there for somebody is told as what is nowhere, with what they can do', async () => {
  const { number } = await story.breach('ana');
  const hull = await as('hull');
  const hidden = await told(hull, `/breaches/${number}`);
  expect(hidden).toEqual(await told(hull, '/breaches/PL-2026-99999'));
  expect(hidden[0]).toBe(404);
  expect(hidden[1]).toContain('ask your Plimsoll admin');
});
