import { useBrowser } from '../../support/browser.js';
import { useStory } from '../../support/story.js';

describe('the links of a mail in a browser that runs scripts', () => {
  const story = useStory();
  const browser = useBrowser();

  it.each([null, 'sam'])('26. opened twenty times, signed in as %s, they change no row', async (who) => {
    await story.begins();
    await story.day('2026-11-03', { ana: 15, ben: 5 });
    await story.day('2026-11-04', { ana: 15, ben: 5 });
    const mail = await story.getsOne('sam: opened ana');
    const links = new Set([...mail.html.matchAll(/href="([^"]+)"/g)].map(([, url = '']) => new URL(url).pathname));
    const { app } = story.service;
    if (!app.getHttpServer().listening) await app.listen(0, '127.0.0.1');
    const address = await app.getUrl();
    const page = await browser.page();
    if (who !== null) {
      const session = await story.call('admin', 'POST', '/rehearsal/sessions', { personId: who });
      const [name = '', value = ''] = String(session.headers['set-cookie']).split(';')[0]?.split('=') ?? [];
      await page.context().addCookies([{ name, value, url: address }]);
    }
    const before = await story.service.fingerprint();
    for (const path of links)
      for (let times = 0; times < 20; times++) await page.goto(address + path, { waitUntil: 'load' });
    if (who !== null) expect(await page.textContent('body')).not.toContain('Sign in to');
    expect(await story.service.fingerprint()).toBe(before);
    await page.context().close();
    expect(await story.breach('ana')).toMatchObject({ responseTrack: 'awaiting' });
  });
});
