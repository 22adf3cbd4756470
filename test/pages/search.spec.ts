import { axeFindings, sidewaysScroll } from '../support/browser.js';
import { PageReader } from '../support/story-pages.js';
import { adminToken } from '../support/story-service.js';
import { lively, readers, useCounty } from './county.js';

const county = useCounty();
const { story } = county;

const as = (who: string): Promise<PageReader> => PageReader.signedIn(story.service, adminToken, who);
const seek = async (who: string, text: string) => (await as(who)).get(`/search?q=${encodeURIComponent(text)}`);
const found = (html: string): string[] =>
  [...(/<main.*<\/main>/s.exec(html)?.[0] ?? '').matchAll(/<li><a href="([^"]*)"/g)].map((each) => each[1] ?? '');

beforeAll(() => lively(story), 120_000);

it('a whole number leads to its breach, however it is written', async () => {
  const { number } = await story.breach('ana');
  const [, year = '', n = ''] = number.split('-');
  for (const text of [number, number.toLowerCase(), `pl ${year} ${Number(n)}`, ` ${number} `]) {
    expect(await seek('sam', text)).toMatchObject({ status: 303, location: `/breaches/${number}` });
  }
  expect(found((await seek('sam', String(Number(n)))).html)).toContain(`/breaches/${number}`);
  expect((await seek('ben', number)).text).toBe((await seek('ben', number)).text);
});

it('what somebody may not see is not found, and looks like what is not there', async () => {
  const { number } = await story.breach('ana');
  const words = ({ html }: { html: string }, text: string): string =>
    (/<main.*<\/main>/s.exec(html)?.[0] ?? '').replaceAll(text, '…');
  const missing = 'PL-2026-9999';
  for (const who of ['ben', 'hull', 'ivo']) {
    const [hidden, absent] = [await seek(who, number), await seek(who, missing)];
    expect([who, hidden.status, absent.status]).toEqual([who, 200, 200]);
    expect(words(hidden, number)).toBe(words(absent, missing));
  }
  for (const text of ['ana', 'ER3']) {
    const [hidden, absent] = [await seek('hull', text), await seek('hull', 'zzz')];
    expect(words(hidden, text)).toBe(words(absent, 'zzz'));
  }
  expect(found((await seek('ben', 'ana')).html)).toEqual([]);
});

it('a person is found by code, and by name by whom names are shown', async () => {
  expect(found((await seek('sam', 'ana')).html)).toEqual(expect.arrayContaining(['/workers/ana']));
  expect(found((await seek('mia', 'BEN')).html)).toContain('/workers/ben');
  expect(found((await seek('keel', 'ben')).html)).toContain('/workers/ben');
  expect(found((await seek('ivo', 'ben')).html)).toEqual(['/people?find=ben']);
});

it('units are found where their people are', async () => {
  expect(found((await seek('sam', 'er3')).html)).toContain('/board?unit=ER3');
  expect(found((await seek('keel', 'er3')).html)).toContain('/breaches?unit=ER3');
  expect(found((await seek('ivo', 'er3')).html)).toContain('/units');
});

it('junk is harmless', async () => {
  const junk = ["'", '%', '_', '\\', '"><script>', '=1+1', '$1', 'ＰＬ', '🛟', '%25%00', '(((', 'x'.repeat(100)];
  for (const who of ['sam', 'keel', 'ana', 'ivo']) {
    for (const text of junk) {
      const { status, html } = await seek(who, text);
      expect([who, text, status, html.includes('"><script>')]).toEqual([who, text, 200, false]);
    }
  }
  const sam = await as('sam');
  expect(found((await sam.get('/search?q=%25')).html)).toEqual([]);
  expect((await seek('sam', 'x'.repeat(101))).status).toBe(422);
  for (const query of ['q=%00', 'q=a&q=b', `q=${'x'.repeat(3_000)}`]) {
    expect([query.slice(0, 20), (await sam.get(`/search?${query}`)).status]).toEqual([query.slice(0, 20), 422]);
  }
  expect((await sam.get('/search')).status).toBe(200);
  expect((await PageReader.stranger(story.service).get('/search?q=ana')).location).toBe(
    '/sign-in?return=%2Fsearch%3Fq%3Dana',
  );
});

it('everybody who is signed in finds the search on every page, by keyboard, on a phone too', async () => {
  for (const who of readers) expect((await (await as(who)).get('/help')).html).toContain('role="search"');
  expect((await PageReader.stranger(story.service).get('/help')).html).not.toContain('role="search"');
  const page = await county.window('sam', { width: 'phone', scripts: false });
  await page.goto(county.at('/board'));
  await page.getByRole('textbox', { name: 'Search' }).focus();
  await page.keyboard.type('ana');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=ana');
  expect(await page.locator('h1').innerText()).toMatch(/results for “ana”/);
  expect(await page.getByRole('textbox', { name: 'Search' }).inputValue()).toBe('ana');
  expect(await sidewaysScroll(page)).toBe(0);
  await page.context().close();
  const desk = await county.window('sam');
  await desk.goto(county.at('/search?q=ana'));
  expect(await axeFindings(desk)).toEqual([]);
  await desk.setViewportSize({ width: 320, height: 640 });
  expect(await axeFindings(desk)).toEqual([]);
  await desk.context().close();
});
