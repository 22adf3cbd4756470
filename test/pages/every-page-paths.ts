import type { Page } from 'playwright-core';

import type { useCounty } from './county.js';

/** Every page, by an address of which there is one in this county. */
export async function everyPath(county: ReturnType<typeof useCounty>): Promise<string[]> {
  const { story } = county;
  const { number } = await story.breach('ana');
  const answered = (await story.breach('ben')).number;
  const pool = (await story.breaches('?unit=ER3')).find(({ unitId }) => unitId !== undefined)?.number ?? '';
  const ids = (path: string): Promise<{ items: { id: string }[] }> => story.ok('admin', 'GET', path);
  const [target] = (await ids('/targets')).items;
  const proposed = (await story.ok<{ items: { id: string; state: string }[] }>('admin', 'GET', '/targets')).items.find(
    ({ state }) => state === 'proposed',
  );
  const [refused] = (await ids('/imports')).items;
  const ref = (await story.standing('ana')).counted.at(-1)?.['assignmentRef'];
  const dispute = await story.ok<{ id: string }>('ana', 'POST', '/workers/ana/disputes', {
    ...{ assignmentRef: ref, why: 'It went to another unit', since: '2026-11-04' },
  });
  const page = await county.window('ada');
  await page.goto(county.at('/mailbox'));
  const mail = (await page.locator('#mails a').first().getAttribute('href')) ?? '';
  await page.goto(county.at(`/breaches/${answered}`));
  const checkIn = (await page.locator('a[href^="/check-ins/"]').first().getAttribute('href')) ?? '';
  await page.context().close();
  return [
    '/board',
    '/board?unit=ER3',
    '/mine',
    '/workers/ana',
    '/breaches',
    '/breaches?status=open&unit=ER3&openedFrom=2026-11-01',
    '/breaches?status=closed&worker=nobody',
    `/breaches/${number}`,
    `/breaches/${number}/acknowledge`,
    `/breaches/${number}/check-in`,
    `/breaches/${pool}`,
    `/breaches/${pool}/acknowledge`,
    checkIn,
    `${checkIn}/edit`,
    `${checkIn}/statement`,
    '/workers/ana/dispute',
    '/workers/ana/ask',
    `/disputes/${dispute.id}`,
    '/search?q=an',
    '/search?q=nobody',
    '/views',
    '/views/new?status=open',
    ...['', '/1', '/2', '/5', '/6', '/7?reckon=today', '/8'].map((step) => `/start${step}`),
    '/targets',
    '/targets/new',
    `/targets/${target?.id ?? ''}`,
    `/targets/${proposed?.id ?? ''}`,
    `/targets/${target?.id ?? ''}/retire`,
    '/seats',
    '/rules',
    '/log',
    '/people',
    '/units',
    '/imports',
    `/imports/${refused?.id ?? ''}`,
    '/holds',
    '/notifications',
    '/mailbox',
    mail,
    '/settings',
    '/tokens',
    '/help',
    '/accessibility',
    '/privacy',
  ];
}

/** What a page shows, without the secrets that are another in each session. */
export async function contentOf(page: Page): Promise<string> {
  const html = await page.locator('main').evaluate((main) => main.outerHTML);
  return html.replaceAll(/(name="_csrf" value|_csrf)="?[\w-]+/g, '');
}
