import { catalogue } from '../../src/pages/catalogue.en.js';
import { PageReader } from '../support/story-pages.js';
import { adminToken } from '../support/story-service.js';
import { lively, type Reader, readers, useCounty } from './county.js';

const { story } = useCounty();

const paths = [
  ...['/board', '/mine', '/workers/ana', '/workers/ana/ask', '/breaches', '/breaches?status=open&worker=nobody'],
  ...['/search?q=an', '/search?q=nobody', '/views', '/views/new?status=open', '/targets', '/targets/new', '/seats'],
  ...[
    '/rules',
    '/log',
    '/people',
    '/units',
    '/imports',
    '/holds',
    '/notifications',
    '/mailbox',
    '/settings',
    '/tokens',
  ],
  ...['/start', '/start/1', '/start/5', '/start/7?reckon=today', '/help', '/accessibility', '/privacy'],
];

/** What only pages say, in English: the stretches of three words and more. The settings show durations as they are set. */
const english = [
  ...new Set(
    Object.entries(catalogue)
      .filter(([key]) => !key.startsWith('duration.'))
      .flatMap(([, text]) => text.split(/\{\w+\}/))
      .map((part) => part.trim())
      .filter((part) => part.split(/\s+/).length >= 3),
  ),
];

async function inSpanish(who: Reader): Promise<PageReader> {
  const reader = await PageReader.signedIn(story.service, adminToken, who);
  const page = await reader.get('/help');
  const chosen = await reader.submit(page, '/language', { language: 'es-US' });
  expect([who, chosen.status, chosen.location]).toEqual([who, 303, '/help']);
  return reader;
}

beforeAll(() => lively(story), 120_000);

it.each(readers)('%s reads every page in Spanish once they have chosen it', async (who) => {
  const reader = await inSpanish(who);
  const { number } = await story.breach('ana');
  const own = [`/breaches/${number}`, `/breaches/${number}/acknowledge`, `/breaches/${number}/check-in`];
  let read = 0;
  for (const path of [...paths, ...own]) {
    const { status, html, text } = await reader.get(path);
    expect([path, html === '' || html.includes('<html lang="es-US"')]).toEqual([path, true]);
    expect([path, english.filter((part) => text.includes(part))]).toEqual([path, []]);
    if (status === 200) read += 1;
  }
  expect(read).toBeGreaterThan(8);
});

it('what a page says to a stranger follows their browser', async () => {
  const answer = await story.service.app.inject({
    method: 'GET',
    url: '/sign-in',
    headers: { host: 'plimsoll.test', accept: 'text/html', 'accept-language': 'es-MX,es;q=0.9,en;q=0.5' },
  });
  expect(answer.body).toContain('<html lang="es-US"');
  expect(answer.body).toContain('Su código o correo de trabajo');
});
