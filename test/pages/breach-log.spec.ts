import { PageReader } from '../support/story-pages.js';
import { adminToken } from '../support/story-service.js';
import { lively, useCounty } from './county.js';

const county = useCounty();
const { story } = county;

const as = (who: string): Promise<PageReader> => PageReader.signedIn(story.service, adminToken, who);

beforeAll(() => lively(story), 120_000);

const chips = (html: string): string[] =>
  [...(/<ul class="plim-chips">(.*?)<\/ul>/s.exec(html)?.[1] ?? '').matchAll(/href="([^"]*)"/g)].map((found) =>
    (found[1] ?? '').replaceAll('&amp;', '&'),
  );

it('each filter is a chip that takes away itself and nothing else; the count is said', async () => {
  const keel = await as('keel');
  const page = await keel.get('/breaches?status=open&unit=ER3');
  expect(page.text).toContain('Listed: 3 of 3.');
  expect(page.text).toContain('Unit: ER3');
  expect(chips(page.html)).toEqual(['/breaches?unit=ER3', '/breaches?status=open', '/breaches']);
});

it('a filter that cannot be is named at its field, and nothing is listed under it', async () => {
  const keel = await as('keel');
  const page = await keel.get('/breaches?status=late&openedFrom=yesterday&worker=ana');
  expect(page.status).toBe(422);
  expect(page.html).toContain('<title>Error: ');
  expect(page.html).toContain('href="#status"');
  expect(page.html).toContain('href="#openedFrom"');
  expect(page.text).toContain('Enter a day from 1900 to 2199');
  expect(page.html).not.toContain('id="breaches"');
  expect(page.html).toContain('value="ana"');
  expect((await keel.get('/breaches?openedFrom=2026-11-05&openedUntil=2026-11-05')).text).toContain(
    'must be later than',
  );
  expect((await keel.get('/breaches?cursor=x')).status).toBe(422);
  expect((await keel.get('/breaches?utm_source=mail')).status).toBe(200);
});

it('older pages follow by a link that keeps the filters, to the last', async () => {
  const keel = await as('keel');
  const seen: string[] = [];
  let path: string | undefined = '/breaches?limit=1&unit=ER3';
  for (let pages = 0; path !== undefined && pages < 9; pages += 1) {
    const page = await keel.get(path);
    seen.push(...new Set([...page.html.matchAll(/<a href="\/breaches\/(PL-[\d-]+)"/g)].map((found) => found[1] ?? '')));
    const next = /rel="next" href="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&');
    expect(next === undefined || next.includes('unit=ER3')).toBe(true);
    path = next === undefined ? undefined : `${next}&limit=1`;
  }
  expect([...seen].sort()).toEqual((await story.breaches('?unit=ER3')).map(({ number }) => number).sort());
});

it('a person names a filter, finds it again, renames and deletes it; nobody else sees it', async () => {
  const [keel, helm] = [await as('keel'), await as('helm')];
  const fresh = await keel.get('/views/new?status=owed&unit=ER3');
  expect(fresh.text).toContain('Status: Back within, answer owed');
  const nameless = await keel.submit(fresh, '/views', { name: ' ' });
  expect([nameless.status, nameless.text]).toEqual([422, expect.stringContaining('Enter a name for the view')]);
  const saved = await keel.submit(fresh, '/views', { name: 'Owed here' });
  expect([saved.status, saved.location]).toEqual([303, '/breaches?status=owed&unit=ER3&done=saved']);
  const log = await keel.follow(saved);
  expect(log.text).toContain('The view is saved.');
  expect(log.html).toContain('<a href="/breaches?status=owed&amp;unit=ER3">Owed here</a>');
  const twice = await keel.submit(fresh, '/views', { name: 'OWED HERE' });
  expect([twice.status, twice.text]).toEqual([422, expect.stringContaining('You have a view of this name already')]);

  const [, path = ''] = /href="(\/views\/[0-9a-f-]{36})"/.exec((await keel.get('/views')).html) ?? [];
  expect((await helm.get('/views')).text).toContain('You have saved no view');
  expect((await helm.get(path)).status).toBe(404);
  const foreign = await helm.submit(await helm.get('/views/new?unit=ER3'), '/views', { name: 'Ours' });
  expect(foreign.status).toBe(303);
  const helms = /href="(\/views\/[0-9a-f-]{36})"/.exec((await helm.get('/views')).html)?.[1] ?? '';
  const form = await helm.get(helms);
  const csrf = /name="_csrf" value="([^"]*)"/.exec(form.html)?.[1] ?? '';
  expect((await helm.send(`${path}/rename`, { _csrf: csrf, name: 'Mine now' })).status).toBe(404);
  expect((await helm.send(`${path}/delete`, { _csrf: csrf })).status).toBe(303);

  const renamed = await keel.submit(await keel.get(path), `${path}/rename`, { name: 'Still owed' });
  expect((await keel.follow(renamed)).text).toContain('The view has its new name. ');
  expect((await keel.get('/views')).text).toContain('Still owed');
  const gone = await keel.submit(await keel.get(path), `${path}/delete`);
  expect((await keel.follow(gone)).text).toContain('You have saved no view');
});

it('a view keeps only filters that can be listed, under a name that fits', async () => {
  const keel = await as('keel');
  const csrf = /name="_csrf" value="([^"]*)"/.exec((await keel.get('/tokens')).html)?.[1] ?? '';
  const sent = async (fields: Record<string, string>): Promise<[number, boolean]> => {
    const { status, html } = await keel.send('/views', { _csrf: csrf, ...fields });
    return [status, html.includes('"><script>')];
  };
  expect(await sent({ name: 'x'.repeat(61), unit: 'ER3' })).toEqual([422, false]);
  expect(await sent({ name: '"><script>', status: 'late' })).toEqual([422, false]);
  expect(await sent({ name: 'nothing' })).toEqual([200, false]);
  expect(await sent({ name: '"><script>', unit: '"><script>' })).toEqual([303, false]);
  expect((await keel.get('/views')).html).not.toContain('"><script>');
});
