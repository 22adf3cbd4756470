import type { Page } from 'playwright-core';

import { axeFindings, sidewaysScroll, widths } from '../support/browser.js';
import { personOf } from '../support/story-mailbox.js';
import { person, usualPeople, usualUnits } from '../support/story-roster.js';
import { erReferrals } from '../support/story-target.js';
import { useCounty } from './county.js';

const county = useCounty();
const pictures = process.env['PICTURES'];

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Sends a step's file on its page: checked first, then loaded; answers with what each came to. */
async function loads(page: Page, step: number, csv: string, feed?: string): Promise<string[]> {
  const seen: string[] = [];
  for (const way of ['Check only: nothing changes', 'Load it']) {
    await page.goto(county.at(`/start/${step}`));
    if (feed !== undefined) await page.getByLabel('Feed').fill(feed);
    await page.getByLabel('File', { exact: true }).setInputFiles(file('rows.csv', csv));
    await page.getByText(way, { exact: true }).click();
    await page.getByRole('button', { name: 'Send the file' }).click();
    seen.push(await page.locator('h1').innerText());
  }
  await page.getByRole('link', { name: `Back to step ${step} of the first run` }).click();
  seen.push(await page.locator('h1').innerText());
  return seen;
}

/** Everything wrong with the page as it stands, at both widths. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [width, size] of Object.entries(widths)) {
    await page.setViewportSize(size);
    const found = [...(await axeFindings(page)), ...((await sidewaysScroll(page)) > 0 ? ['scrolls sideways'] : [])];
    faults.push(...found.map((fault) => `${name} ${width}: ${fault}`));
    if (pictures !== undefined)
      await page.screenshot({ path: `${pictures}/first-run-${name}-${width}.png`, fullPage: true });
  }
  return faults;
}

it('an admin goes the eight steps without JavaScript, and nobody is mailed before the last', async () => {
  const { story } = county;
  await story.reset();
  const mailed = async (): Promise<string[]> => (await story.mailbox()).map(personOf);
  await story.clock('2026-11-02 05:00');
  await story.file('people', '2026-11-02', [person('ada', { roles: 'admin' })]);
  const ada = await county.window('ada', { scripts: false });
  await ada.goto(county.at('/'));
  expect(await ada.locator('h1').innerText()).toContain('Next: Units');
  await ada.getByRole('button', { name: 'Keep all mail back' }).click();
  expect(await ada.getByRole('status').first().innerText()).toContain('All mail is kept back from now on');
  expect(await ada.locator('.plim-banners').innerText()).toContain('nobody is told before an admin says so');

  expect(
    await loads(ada, 2, 'unit_id,name,program,region,office,supervisor_id\nER3,ER Three,ER,North,Main,sam\n'),
  ).toEqual([
    'This file of units was checked: 1 findings, nothing was changed',
    'This file of units is applied',
    'Step 2 of 8: 1 unit is known',
  ]);
  const roster = `person_id,name,email,unit_id,fte,roles
ana,Keel Ouse,ana@county.test,ER3,1,worker
sam,Mast Ouse,sam@county.test,ER3,1,supervisor
keel,Prow Ouse,keel@county.test,,1,labor
helm,Stern Ouse,helm@county.test,,1,management
`;
  expect((await loads(ada, 3, roster)).at(-1)).toBe('Step 3 of 8: 1 worker is on the roster');
  const rows = Array.from({ length: 15 }, (_, n) => `a-${n},ana,ER,referral`).join('\n');
  expect((await loads(ada, 5, `assignment_ref,worker_id,program,case_type\n${rows}\n`, 'cws-er')).at(-1)).toBe(
    'Step 5 of 8: 15 assignments are open',
  );
  await story.agree({ from: '2026-11-02', alertAfter: '0 hours' });
  await ada.goto(county.at('/start/7?reckon=today'));
  expect(await ada.getByRole('status').innerText()).toBe('1 would be over today, and 4 mails would go out');
  await ada.goto(county.at('/start/8'));
  await ada.getByRole('button', { name: 'Send a test message to me' }).click();
  expect(await mailed()).toEqual(['ada']);
  await ada.goto(county.at('/start/8'));
  await ada.getByRole('button', { name: 'Start telling people' }).click();
  expect(await ada.locator('h1').innerText()).toBe('Step 8 of 8: people are told');
  expect((await mailed()).sort()).toEqual(['ada', 'ana', 'helm', 'keel', 'sam']);
  expect(await ada.locator('.plim-banners').innerText()).not.toContain('nobody is told before');
  await ada.context().close();
});

it('every page of the first run is accessible at both widths', async () => {
  const { story } = county;
  await story.reset();
  await story.clock('2026-11-02 05:00');
  await story.file('people', '2026-11-02', usualPeople);
  const ada = await county.window('ada');
  await ada.goto(county.at('/start'));
  const faults = await faultsOf(ada, 'before');
  await ada.getByRole('button', { name: 'Keep all mail back' }).click();
  faults.push(...(await faultsOf(ada, 'start')));
  for (let step = 1; step <= 8; step++) {
    await ada.goto(county.at(`/start/${step}`));
    faults.push(...(await faultsOf(ada, String(step))));
  }
  await story.file('units', '2026-11-02', usualUnits);
  await story.day('2026-11-02', { ana: 16, ben: 15 });
  await story.ok('admin', 'POST', '/targets', erReferrals({ from: '2026-11-02', alertAfter: '0 hours' }));
  await ada.goto(county.at('/start/7?reckon=today'));
  expect(await ada.getByRole('status').innerText()).toContain('2 would be over today');
  faults.push(...(await faultsOf(ada, '7-reckoned')));
  await ada.context().close();
  expect(faults).toEqual([]);
});
