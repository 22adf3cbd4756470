import type { Page } from 'playwright-core';

import { axeFindings, sidewaysScroll, widths } from '../support/browser.js';
import { lively, readers, useCounty } from './county.js';

const county = useCounty();
const pictures = process.env['PICTURES'];

/** Every page, by an address of which there is one in this county. */
async function everyPath(): Promise<string[]> {
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
async function contentOf(page: Page): Promise<string> {
  const html = await page.locator('main').evaluate((main) => main.outerHTML);
  return html.replaceAll(/(name="_csrf" value|_csrf)="?[\w-]+/g, '');
}

it('every page of every role is accessible at both widths, and none scrolls sideways', async () => {
  await lively(county.story);
  const paths = await everyPath();
  const faults: string[] = [];
  /** The content of a page that was checked for one role is the same for the next; the frame around it is checked once a role. */
  const checked = new Set<string>();
  let combinations = 0;
  for (const reader of readers) {
    const page = await county.window(reader);
    const shown = new Set<number>();
    for (const path of paths) {
      const status = (await page.goto(county.at(path)))?.status() ?? 0;
      if (status >= 500) faults.push(`${reader} ${path}: ${status}`);
      // a refusal looks the same wherever it is met
      if (status !== 200 && shown.has(status)) continue;
      const content = await contentOf(page);
      combinations += Object.keys(widths).length;
      if (shown.size > 0 && checked.has(content)) continue;
      shown.add(status);
      checked.add(content);
      for (const [width, size] of Object.entries(widths)) {
        await page.setViewportSize(size);
        const found = [...(await axeFindings(page)), ...((await sidewaysScroll(page)) > 0 ? ['scrolls sideways'] : [])];
        faults.push(...found.map((fault) => `${reader} ${path} ${width}: ${fault}`));
        const name = `${reader}${path.replaceAll(/[^\w-]+/g, '_')}-${width}.png`;
        if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}`, fullPage: true });
      }
    }
    await page.context().close();
  }
  const runs = checked.size * Object.keys(widths).length;
  process.stdout.write(
    `${combinations} combinations of page, role and width; axe ran on the ${runs} or more that differ\n`,
  );
  expect(faults).toEqual([]);
  expect(combinations).toBeGreaterThan(200);
});
