import { lively, readers } from '../pages/county.js';
import { personOf } from '../support/story-mailbox.js';
import { adminToken, StoryService } from '../support/story-service.js';
import { Story } from '../support/story.js';

jest.setTimeout(600_000);

const host = 'plimsoll.test';
const service = new StoryService('postgres');
const story = new Story(service);
beforeAll(() => service.open(), 120_000);
afterAll(() => service.close());

/** Tables that reading may touch: when a session was last seen. */
const touchedByReading = ['web_session'];

/** Of addresses that differ only in what is filtered, sorted or paged, so many are enough. */
const mostOfAShape = 12;

async function cookieOf(who: string): Promise<string> {
  const answer = await service.app.inject({
    method: 'POST',
    url: '/api/v1/rehearsal/sessions',
    headers: { host, authorization: `Bearer ${adminToken}` },
    payload: { personId: who },
  });
  const [cookie = ''] = [answer.headers['set-cookie'] ?? ''].flat();
  return cookie.split(';')[0] ?? '';
}

const unescaped = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');

/** The addresses of this service that a page or a mail leads to, frames and pictures included; places in it left out. */
function linksIn(html: string, from: string): string[] {
  const base = `http://${host}${from}`;
  return [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].flatMap(([, address = '']) => {
    const url = URL.parse(unescaped(address), base);
    return url?.host === host ? [url.pathname + url.search] : [];
  });
}

const shapeOf = (path: string): string => {
  const url = new URL(path, `http://${host}`);
  return `${url.pathname}?${[...url.searchParams.keys()].sort().join('&')}`;
};

interface Crawl {
  readonly seen: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
}

/** Goes wherever this reader is led, from the first page and their mail: each address by GET and by HEAD. */
async function crawl(who: string, cookie: string, mail: readonly string[]): Promise<Crawl> {
  const waiting: [path: string, from: string][] = [
    ['/', 'the address bar'],
    ...mail.map((path): [string, string] => [path, 'mail']),
  ];
  const seen = new Map<string, number>();
  const shapes = new Map<string, number>();
  const faults: string[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [path, from] = next;
    if (seen.has(path)) continue;
    const ofShape = (shapes.get(shapeOf(path)) ?? 0) + 1;
    shapes.set(shapeOf(path), ofShape);
    if (ofShape > mostOfAShape) continue;
    const headers = { host, cookie };
    const got = await service.app.inject({ method: 'GET', url: path, headers });
    const head = await service.app.inject({ method: 'HEAD', url: path, headers });
    seen.set(path, got.statusCode);
    if (got.statusCode >= 400) faults.push(`${who}: ${path}, led to from ${from}: ${got.statusCode}`);
    if (head.statusCode !== got.statusCode)
      faults.push(`${who}: HEAD ${path}: ${head.statusCode}, GET ${got.statusCode}`);
    const { location } = got.headers;
    const onward = typeof location === 'string' ? linksIn(` href="${location}"`, path) : [];
    // a mail in the mailbox was written to somebody else, and its frame leads nowhere: it is sandboxed
    const isMail = /^\/mailbox\/[^/]+\/html$/.test(path);
    const isPage = !isMail && String(got.headers['content-type']).includes('html');
    for (const link of [...onward, ...(isPage ? linksIn(got.body, path) : [])]) waiting.push([link, path]);
  }
  return { seen, faults };
}

const rows = async (): Promise<string[]> =>
  (await service.fingerprint()).split('\n').filter((line) => !touchedByReading.includes(line.split(' ')[0] ?? ''));

it('reading changes nothing: every link of every page and mail, by GET and HEAD, for every role', async () => {
  await lively(story);
  const mails = await story.mailbox();
  const cookies = new Map<string, string>();
  for (const who of readers) cookies.set(who, await cookieOf(who));
  const before = await rows();
  const faults: string[] = [];
  let pages = 0;
  for (const who of readers) {
    const own = mails.filter((mail) => personOf(mail) === who).flatMap(({ html }) => linksIn(html, '/'));
    const crawled = await crawl(who, cookies.get(who) ?? '', own);
    pages += crawled.seen.size;
    faults.push(...crawled.faults);
    expect(crawled.seen.size).toBeGreaterThan(10);
  }
  process.stdout.write(`${pages} addresses, each by GET and HEAD, for ${readers.length} readers\n`);
  expect(faults).toEqual([]);
  expect(await rows()).toEqual(before);
});

it('who is not signed in is led nowhere that changes a row, or that is not there', async () => {
  const before = await rows();
  const { seen, faults } = await crawl('nobody', '', ['/sign-in/link/a-link-that-nobody-made-0123456789abcdefghijk']);
  expect(faults.filter((fault) => !fault.includes('/sign-in/link/'))).toEqual([]);
  expect(seen.has('/sign-in')).toBe(true);
  expect(await rows()).toEqual(before);
});
