import { lively, readers } from '../pages/county.js';
import { cookieOf, crawl, linksIn } from '../support/crawl.js';
import { personOf } from '../support/story-mailbox.js';
import { StoryService } from '../support/story-service.js';
import { Story } from '../support/story.js';

jest.setTimeout(600_000);

const service = new StoryService('postgres');
const story = new Story(service);
beforeAll(() => service.open(), 120_000);
afterAll(() => service.close());

/** Tables that reading may touch: when a session was last seen. */
const touchedByReading = ['web_session'];

const rows = async (): Promise<string[]> =>
  (await service.fingerprint()).split('\n').filter((line) => !touchedByReading.includes(line.split(' ')[0] ?? ''));

it('reading changes nothing: every link of every page and mail, by GET and HEAD, for every role', async () => {
  await lively(story);
  const mails = await story.mailbox();
  const cookies = new Map<string, string>();
  for (const who of readers) cookies.set(who, await cookieOf(service, who));
  const before = await rows();
  const faults: string[] = [];
  let pages = 0;
  for (const who of readers) {
    const own = mails.filter((mail) => personOf(mail) === who).flatMap(({ html }) => linksIn(html, '/'));
    const crawled = await crawl(service, { who, cookie: cookies.get(who) ?? '' }, own);
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
  const { seen, faults } = await crawl(service, { who: 'nobody', cookie: '' }, [
    '/sign-in/link/a-link-that-nobody-made-0123456789abcdefghijk',
  ]);
  expect(faults.filter((fault) => !fault.includes('/sign-in/link/'))).toEqual([]);
  expect(seen.has('/sign-in')).toBe(true);
  expect(await rows()).toEqual(before);
});
