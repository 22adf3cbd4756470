import type { Page } from 'playwright-core';

import { axeFindings, sidewaysScroll, widths } from '../support/browser.js';
import { lively, useCounty } from './county.js';

const county = useCounty();
const { story } = county;

beforeAll(() => lively(story), 120_000);

const picture = (page: Page, title: RegExp) => page.getByRole('img', { name: title });

/** Every text in a picture of the page, with the size it has on the screen and where it ends. */
const texts = (page: Page): Promise<{ text: string; size: number; left: number; right: number }[]> =>
  page.evaluate(`[...document.querySelectorAll('main svg text')]
    .filter((text) => text.getClientRects().length > 0)
    .map((text) => {
      const { left, right, height } = text.getBoundingClientRect();
      return { text: text.textContent, size: parseFloat(getComputedStyle(text).fontSize), left, right, height };
    })`);

interface History {
  readonly items: readonly { readonly load: number | null; readonly effectiveLimit: number | null }[];
}

it('a worker’s page draws what the history of the API tells, and says it in words and as a table', async () => {
  const page = await county.window('ana');
  await page.goto(county.at('/mine'));
  const line = picture(page, /: ER referrals, \w{3} \w{3} \d+ to Thu Nov 5$/);
  expect(await line.count()).toBe(1);
  const described = await line.getAttribute('aria-describedby');
  expect(await page.locator(`#${described ?? ''}`).innerText()).toMatch(
    /^Over 14 on 1 of 90 days; highest 16 on Wed Nov 4\. Now 16\. Not measured before \w{3} \w{3} \d+\.$/,
  );
  const figure = page.locator('figure', { has: line });
  await figure.getByText('Show as table').click();
  const shown = await figure.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.children[1]?.textContent));
  const { items } = await story.ok<History>('ana', 'GET', '/workers/ana/history');
  expect(shown).toEqual(items.map(({ load }) => (load === null ? '' : String(load))));
  // the data reach to the morning of the 4th: of the 5th nothing is known, though the load stands
  const days = picture(page, /^Days over$/);
  expect(await days.locator('.plim-day--over text').allTextContents()).toEqual(['4']);
  expect(await days.locator('.plim-day--today text').allTextContents()).toEqual(['5']);
  await page.context().close();
});

it('a breach’s page draws from 14 days before, with the day on which it opened', async () => {
  const { number } = await story.breach('ana');
  const page = await county.window('sam');
  await page.goto(county.at(`/breaches/${number}`));
  expect(await picture(page, /ER referrals, Wed Oct 21 to Thu Nov 5$/).count()).toBe(1);
  expect(await page.locator('.plim-notes text:visible').allTextContents()).toEqual(['opened Nov 4']);
  await page.context().close();
});

it('a board draws everybody against their own line, in the order of the unit, on one scale', async () => {
  const page = await county.window('sam');
  await page.goto(county.at('/board'));
  expect(await picture(page, /^Everybody against their own line, ER referrals$/).count()).toBe(1);
  expect(await page.locator('.plim-dots-name').allTextContents()).toEqual(['Ana', 'Ben']);
  expect(await page.locator('.plim-dots-value').allTextContents()).toEqual(['+2', '+1']);
  const boxes = await page
    .locator('.plim-smalls .plim-steps')
    .evaluateAll((all) => all.map((one) => one.getAttribute('viewBox')));
  expect(boxes).toHaveLength(2);
  expect(new Set(boxes).size).toBe(1);
  await page.getByRole('link', { name: 'Ana', exact: true }).last().click();
  expect(page.url()).toBe(county.at('/workers/ana'));
  await page.context().close();
});

it('the tables behind the pictures open by keyboard, without a script', async () => {
  const page = await county.window('sam', { scripts: false });
  await page.goto(county.at('/workers/ana'));
  const summary = page.locator('.plim-picture__table summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('.plim-picture__table table').first().isVisible()).toBe(true);
  await page.context().close();
});

it('on a phone, on a desk, on paper and in forced colours the text can be read, and nothing is cut off', async () => {
  const { number } = await story.breach('ana');
  const page = await county.window('sam');
  const said: string[] = [];
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  const faults: string[] = [];
  let seen = 0;
  for (const path of ['/workers/ana', `/breaches/${number}`, '/board', '/breaches']) {
    for (const [width, size] of Object.entries(widths)) {
      for (const media of [{}, { forcedColors: 'active' }, { media: 'print' }] as const) {
        await page.setViewportSize(size);
        await page.emulateMedia({ forcedColors: 'none', media: 'screen', ...media });
        await page.goto(county.at(path));
        const where = `${path} ${width} ${JSON.stringify(media)}`;
        const all = await texts(page);
        seen += all.length;
        const small = all.filter((one) => one.size < 12);
        const cut = all.filter((one) => one.left < 0 || one.right > size.width);
        faults.push(...[...small, ...cut].map((one) => `${where}: ${JSON.stringify(one)}`));
        // paper is no phone: there tables take their whole width
        const isSeen = !('media' in media) || width === 'desk';
        if (isSeen && (await sidewaysScroll(page)) > 0) faults.push(`${where} scrolls sideways`);
        if (!('media' in media)) faults.push(...(await axeFindings(page)).map((fault) => `${where}: ${fault}`));
      }
    }
  }
  expect(faults).toEqual([]);
  expect(said).toEqual([]);
  expect(seen).toBeGreaterThan(500);
  await page.context().close();
});
