import { adminToken } from '../../support/story-service.js';
import { type Page, PageReader } from '../../support/story-pages.js';
import { type Mail, useStory } from '../../support/story.js';

describe('the pages of a breach', () => {
  const story = useStory();
  let mail: Mail;
  let path: string;
  const as = (who: string): Promise<PageReader> => PageReader.signedIn(story.service, adminToken, who);

  beforeEach(async () => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    mail = await story.getsOne('sam: opened ana');
    path = `/breaches/${(await story.breach('ana')).number}/acknowledge`;
  });

  it('26. fetching every link of the mail twenty times, by strangers and by Sam, changes no row', async () => {
    const addresses = [...mail.html.matchAll(/href="([^"]+)"/g), ...mail.text.matchAll(/(https?:\/\/\S+)/g)];
    const links = addresses.map(([, url = '']) => new URL(url));
    expect(links.length).toBeGreaterThan(0);
    expect(links.every(({ host }) => host === 'plimsoll.test')).toBe(true);
    const paths = [...new Set([...links.map((url) => url.pathname + url.search), path])];
    const readers = [PageReader.stranger(story.service), await as('sam')];
    const before = await story.service.fingerprint();
    for (const reader of readers)
      for (const url of paths)
        for (let times = 0; times < 20; times++) {
          await reader.get(url);
          await reader.get(url, 'HEAD');
        }
    expect(await story.service.fingerprint()).toBe(before);
    expect(await story.breach('ana')).toMatchObject({ responseTrack: 'awaiting' });
  });

  it('27. the form is refused without a session, without its token and with another’s, and nothing changes', async () => {
    const [sam, mia] = [await as('sam'), await as('mia')];
    const page = await sam.get(path);
    const others = await mia.get(path);
    const before = await story.service.fingerprint();
    const tries: Page[] = [
      await PageReader.stranger(story.service).submit(page, path),
      await sam.send(path, { expectedRound: '1' }),
      await sam.submit(page, path, { _csrf: 'made up' }),
      await sam.submit(others, path),
      await mia.submit(page, path),
    ];
    expect(tries.map(({ status }) => status)).toEqual([401, 403, 403, 403, 403]);
    expect(await story.service.fingerprint()).toBe(before);
  });

  it('28. Sam confirms: acknowledged by Sam at the clock’s time, once, however often it is sent', async () => {
    const sam = await as('sam');
    const page = await sam.get(path);
    await story.clock('2026-11-04 10:30');
    const first = await sam.submit(page, path);
    expect(first.status).toBe(303);
    const again = await sam.submit(page, path);
    expect(again.status).toBe(303);
    expect((await sam.follow(first)).text).toContain('10:30');
    expect((await sam.follow(again)).text).toContain('Sam');
    expect(await story.entries({ kind: 'acknowledged' })).toMatchObject([
      { entry: { by: 'sam', effectiveAt: '2026-11-04T18:30:00Z' } },
    ]);
    expect(await story.breach('ana')).toMatchObject({ responseTrack: 'acknowledged' });
  });

  it('29. a page loaded before it went to Mia still acknowledges, and says that it had gone to her', async () => {
    const sam = await as('sam');
    const page = await sam.get(path);
    await story.clock('2026-11-06 17:00');
    await story.gets('mia: escalated ana');
    const sent = await sam.submit(page, path);
    const confirmed = await sam.follow(sent);
    expect(confirmed.status).toBe(200);
    expect(confirmed.text).toContain('it had already gone to Mia');
    expect(await story.entries({ kind: 'acknowledged' })).toMatchObject([{ entry: { by: 'sam' } }]);
    await story.clock('2026-11-16');
    await story.gets();
  });

  it('5. the page shows what it is now and what the highest was', async () => {
    await story.acknowledge('sam', 'ana');
    await story.day('2026-11-05', { ana: 18, ben: 5 });
    await story.day('2026-11-06', { ana: 17, ben: 5 });
    const { text } = await (await as('sam')).get(path.replace('/acknowledge', ''));
    expect(text).toMatch(/\b17\b/);
    expect(text).toMatch(/\b18\b/);
    expect(text).not.toMatch(/ana-\d/);
  });

  it('42. Ben’s supervisor from another unit finds no page at all', async () => {
    const hull = await as('hull');
    const [page, sent] = [await hull.get(path), await hull.send(path, {})];
    expect(page.status).toBe(404);
    expect([403, 404]).toContain(sent.status);
    expect(page.text + sent.text).not.toMatch(/Ana|\b15\b/);
  });
});
