import { PageReader } from '../support/story-pages.js';
import { adminToken } from '../support/story-service.js';
import { lively, useCounty } from './county.js';

const county = useCounty();
const { story } = county;

const as = (who: string): Promise<PageReader> => PageReader.signedIn(story.service, adminToken, who);

beforeAll(() => lively(story), 120_000);

/** The file that the button of a page gives. */
async function exported(who: string, path: string): Promise<{ status: number; lines: string[]; text: string }> {
  const reader = await as(who);
  const table = path.split('?')[0] ?? '';
  const { status, html } = await reader.submit(await reader.get(path), `${table}/export`);
  return { status, text: html, lines: html.trimEnd().split('\r\n') };
}

interface Entries {
  items: { entry: { kind: string; by?: string; facts?: object } }[];
}

it('the breach log leaves with the rows of its address, and is put on record', async () => {
  const all = await exported('keel', '/breaches');
  expect(all.status).toBe(200);
  expect(all.text.startsWith('\ufeffnumber,subject,')).toBe(true);
  expect(all.lines).toHaveLength(1 + (await story.breaches('')).length);
  expect(all.text).not.toContain('ana-1');
  const narrowed = await exported('keel', '/breaches?worker=ana');
  expect(narrowed.lines).toHaveLength(2);
  const { items } = await story.ok<Entries>('admin', 'GET', '/log/entries?from=0&limit=500');
  const records = items.filter(({ entry }) => entry.kind === 'exported').map(({ entry }) => JSON.stringify(entry));
  expect(records).toHaveLength(2);
  expect(records[1]).toContain('"by":"keel"');
  expect(records[1]).toContain('"worker":"ana"');
  expect(records[1]).toContain('"rows":1');
});

it.each([
  ['sam', '/board', 'subject,unit,target'],
  ['sam', '/targets', 'target,version'],
  ['ada', '/notifications?state=sent', 'person,kinds'],
  ['keel', '/holds', 'kind,program'],
  ['ivo', '/people?find=an', 'person_id,name'],
  ['keel', '/units', 'unit_id,name'],
])('%s takes %s away', async (who, path, head) => {
  const file = await exported(who, path);
  expect([file.status, file.lines[0]?.slice(1, 1 + head.length)]).toEqual([200, head]);
});

it('a worker takes away their own breaches, a line its own, and nobody a table they may not see', async () => {
  expect((await exported('ana', '/breaches')).lines).toHaveLength(2);
  expect((await exported('hull', '/breaches')).lines).toHaveLength(1);
  const ana = await as('ana');
  const csrf = /name="_csrf" value="([^"]*)"/.exec((await ana.get('/breaches')).html)?.[1] ?? '';
  for (const table of ['board', 'people', 'units', 'holds', 'notifications'])
    expect([table, (await ana.send(`/${table}/export`, { _csrf: csrf })).status]).toEqual([table, 403]);
});
