import type { Page } from 'playwright-core';

import { axeFindings, sidewaysScroll } from '../support/browser.js';
import { useCounty } from './county.js';

const county = useCounty();
const { story } = county;

const alert = (page: Page): Promise<string> => page.locator('.usa-alert').first().innerText();
const main = (page: Page): Promise<string> => page.locator('main').innerText();
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const kinds = async (): Promise<string[]> => (await story.entries()).map(({ entry }) => entry.kind);

it('a target ends by two signatures on its page, and by no fewer', async () => {
  await story.reset();
  const target = await story.begins();
  await story.clock('2026-11-03');
  const helm = await county.window('helm');
  await helm.goto(county.at(`/targets/${target}`));
  await helm.getByRole('link', { name: 'Propose to retire it' }).click();
  await press(helm, 'Propose it');
  expect(await helm.locator('.plim-errors li').allInnerTexts()).toEqual(['Enter the first day without it', 'Say why']);
  expect(await axeFindings(helm)).toEqual([]);
  await helm.locator('#on').fill('2026-11-10');
  await helm.locator('#reason').fill('The program ends.');
  await press(helm, 'Propose it');
  expect(await alert(helm)).toContain('ends only when both sides have signed it');
  expect(await main(helm)).toContain('It is proposed to retire this target on Tue Nov 10, 2026: The program ends.');
  await press(helm, 'Sign its end for management');

  const ada = await county.window('ada', { scripts: false });
  await ada.goto(county.at(`/targets/${target}`));
  expect(await ada.getByRole('button', { name: /Sign its end/ }).count()).toBe(0);
  await story.clock('2026-11-11');
  expect(await kinds()).not.toContain('target_retired');

  const keel = await county.window('keel', { width: 'phone' });
  await keel.goto(county.at(`/targets/${target}`));
  expect(await main(keel)).toContain('management: helm');
  expect(await main(keel)).toMatch(/Agreed in .*Caseload Management Forum\./);
  expect([await axeFindings(keel), await sidewaysScroll(keel)]).toEqual([[], 0]);
  await press(keel, 'Sign its end for labor');
  expect(await main(keel)).toContain('It retires on');
  expect(await keel.getByRole('button', { name: /Sign its end|Withdraw/ }).count()).toBe(0);
  await story.clock('2026-11-12');
  expect(await kinds()).toContain('target_retired');
  for (const page of [helm, ada, keel]) await page.context().close();
});

it('a proposal to retire can be changed, which takes signatures away, and withdrawn', async () => {
  await story.reset();
  const target = await story.begins();
  const keel = await county.window('keel', { scripts: false });
  await keel.goto(county.at(`/targets/${target}/retire`));
  await keel.locator('#on').fill('2026-12-01');
  await keel.locator('#reason').fill('Agreed so.');
  await press(keel, 'Propose it');
  await press(keel, 'Sign its end for labor');
  await keel.getByRole('link', { name: 'Change the day or the reason' }).click();
  expect(await keel.locator('#on').inputValue()).toBe('2026-12-01');
  await keel.locator('#on').fill('2026-12-15');
  await press(keel, 'Propose it');
  expect(await main(keel)).toContain('Tue Dec 15, 2026');
  expect(await keel.getByRole('button', { name: 'Sign its end for labor' }).count()).toBe(1);
  await press(keel, 'Withdraw this proposal to retire it');
  expect(await alert(keel)).toContain('is withdrawn');
  expect(await keel.getByRole('link', { name: 'Propose to retire it' }).count()).toBe(1);
  const sam = await county.window('sam', { scripts: false });
  expect((await sam.goto(county.at(`/targets/${target}/retire`)))?.status()).toBe(403);
  for (const page of [keel, sam]) await page.context().close();
});

it('a seat gives the next seat of its side on a page that shows who gave which', async () => {
  await story.reset();
  await story.begins();
  const keel = await county.window('keel');
  await keel.goto(county.at('/targets'));
  await keel.getByRole('link', { name: 'Who may sign' }).click();
  expect(await keel.locator('h1').innerText()).toBe('Seats: 1 of labor, 1 of management');
  expect(await keel.locator('#role option').allInnerTexts()).toEqual(['seat of labor']);
  await press(keel, 'Give the role');
  expect(await keel.locator('.plim-errors').innerText()).toContain('Enter the code of a person');
  await keel.locator('#personId').fill('nobody');
  await press(keel, 'Give the role');
  expect(await keel.locator('.plim-errors').innerText()).toContain('on the roster');
  await keel.locator('#personId').fill('helm');
  await press(keel, 'Give the role');
  expect(await keel.locator('.plim-errors').innerText()).toContain('sits for management');
  await keel.locator('#personId').fill('hull');
  await press(keel, 'Give the role');
  expect(await alert(keel)).toContain('hull has this role now: seat of labor');
  expect(await keel.locator('h1').innerText()).toBe('Seats: 2 of labor, 1 of management');
  expect(await keel.getByRole('row', { name: /^hull/ }).innerText()).toMatch(/Keel$/);
  expect(await axeFindings(keel)).toEqual([]);

  const quin = await county.window('ada', { scripts: false });
  await quin.goto(county.at('/seats'));
  expect(await quin.locator('#role option').allInnerTexts()).toEqual(['admin']);
  for (const page of [keel, quin]) await page.context().close();
});

it('a target with several rules is proposed and changed on the page, each rule in its own fields', async () => {
  await story.reset();
  await story.begins();
  const keel = await county.window('keel');
  await keel.goto(county.at('/targets/new'));
  for (const [field, value] of Object.entries({
    name: 'Families',
    clause: '12.4',
    program: 'FM',
    counts: 'family',
    limit: '15',
  }))
    await keel.locator(`#${field}`).fill(value);
  await keel.locator('#countUnit').fill('family');
  await keel.locator('#from').fill('2026-12-01');
  await keel.getByText('Further rules').click();
  for (const [field, value] of Object.entries({ 'counts-2': 'child', 'countUnit-2': 'child', 'limit-2': 'many' }))
    await keel.locator(`#${field}`).fill(value);
  await press(keel, 'Show it in words');
  expect(await keel.locator('.plim-errors li').allInnerTexts()).toEqual(['Enter a limit, as 14 or 8.5']);
  await keel.locator('#limit-2').fill('28');
  await press(keel, 'Show it in words');
  const words = await keel.locator('.plim-preview').innerText();
  expect(words).toContain('Agreed in 12.4.');
  expect(words).toContain('at most 15 FM families');
  expect(words).toContain('at most 28 FM children');
  expect(words).toContain('at or below 15 families and 28 children');
  expect(await axeFindings(keel)).toEqual([]);
  await press(keel, 'Propose it');
  await keel.getByRole('link', { name: 'Propose a change' }).click();
  expect(await keel.locator('#limit-2').inputValue()).toBe('28');
  await keel.context().close();
});
