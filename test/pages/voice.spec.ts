import type { Page } from 'playwright-core';

import { axeFindings, sidewaysScroll, widths } from '../support/browser.js';
import { lively, useCounty } from './county.js';

const county = useCounty();

beforeEach(() => lively(county.story));

const looks = [
  { name: 'desk', size: widths.desk, forced: false },
  { name: 'phone', size: widths.phone, forced: false },
  { name: 'forced colours', size: widths.desk, forced: true },
] as const;

/** What is wrong with a page as it stands, at both widths and in forced colours. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, size, forced } of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ forcedColors: forced ? 'active' : 'none' });
    const found = [...(await axeFindings(page)), ...((await sidewaysScroll(page)) > 0 ? ['scrolls sideways'] : [])];
    faults.push(...found.map((fault) => `${page.url()} ${name}: ${fault}`));
  }
  await page.setViewportSize(widths.desk);
  await page.emulateMedia({ forcedColors: 'none' });
  return faults;
}

/** Goes on by Tab until what has the focus matches. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < 200; tabs++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`no Tab leads to ${selector} on ${page.url()}`);
}

it.each([
  ['with scripts', true],
  ['without scripts', false],
])('a worker disputes by keyboard, the supervisor agrees, the count is restated: %s', async (_how, scripts) => {
  const ana = await county.window('ana');
  await ana.goto(county.at('/workers/ana'));
  await tabTo(ana, 'a[href*="/dispute?ref="]');
  await ana.keyboard.press('Enter');
  await ana.waitForURL(/dispute\?ref=/);
  await tabTo(ana, 'main button[type="submit"]');
  await ana.keyboard.press('Enter');
  await ana.waitForSelector('.plim-errors');
  expect(await ana.evaluate(() => document.activeElement?.className ?? '')).toContain('plim-errors');
  expect(await faultsOf(ana)).toEqual([]);
  await tabTo(ana, '#since');
  await ana.keyboard.type('11042026');
  await tabTo(ana, '#why');
  await ana.keyboard.type('It went to another unit');
  await tabTo(ana, 'main button[type="submit"]');
  await ana.keyboard.press('Enter');
  await ana.waitForURL(/\/disputes\/.*done=raised/);
  expect(await ana.locator('h1').innerText()).toContain('disputes an assignment');
  expect(await faultsOf(ana)).toEqual([]);
  const path = new URL(ana.url()).pathname;

  const sam = await county.window('sam', { scripts });
  await sam.goto(county.at('/board'));
  expect(await sam.locator(`a[href="${path}"]`).count()).toBe(1);
  await sam.goto(county.at(path));
  await sam.locator('label[for="agree"]').click();
  await sam.locator('main button[type="submit"]').click();
  await sam.waitForURL(/done=answered/);
  expect(await sam.locator('h1').innerText()).toContain('restated');
  expect(await sam.locator('main').innerText()).toContain('counts as work of the unit that nobody holds');
  const { number } = await county.story.breach('ana');
  await sam.goto(county.at(`/breaches/${number}`));
  const timeline = await sam.locator('.plim-timeline').innerText();
  expect(timeline).toContain('Dispute agreed to');
  expect((await county.story.standing('ana')).rules[0]?.['load']).toBe(15);
});

it('the pages of the worker’s voice are accessible and scroll no way but down', async () => {
  const { story } = county;
  const checkIn = (await story.checkIn('sam', 'ana', '2026-11-04')).body['id'] as string;
  await story.ok('ana', 'POST', `/check-ins/${checkIn}/statements`, { held: false, text: 'we did not meet' });
  const { number } = await story.ok<{ number: string }>('ana', 'POST', '/workers/ana/check-in-requests', { why: 'w' });
  const faults: string[] = [];
  const seen: string[] = [];
  const pages: readonly (readonly [string, readonly string[]])[] = [
    ['ana', ['/workers/ana', '/workers/ana/ask', `/check-ins/${checkIn}`, `/check-ins/${checkIn}/statement`]],
    ['sam', ['/board', `/breaches/${number}`, `/breaches/${number}/acknowledge`, `/breaches/${number}/check-in`]],
  ];
  for (const [who, paths] of pages) {
    const page = await county.window(who);
    for (const path of paths) {
      const answer = await page.goto(county.at(path));
      seen.push(`${path} ${answer?.status() ?? 0}`);
      faults.push(...(await faultsOf(page)));
    }
    await page.context().close();
  }
  expect(seen.filter((one) => !one.endsWith(' 200'))).toEqual([]);
  expect(faults).toEqual([]);
});
