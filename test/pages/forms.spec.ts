import type { Page } from 'playwright-core';

import { axeFindings } from '../support/browser.js';
import { snapshotFeed } from '../support/story.js';
import { lively, useCounty } from './county.js';

const county = useCounty();
const { story } = county;
const password = 'three plain words here';

beforeAll(() => lively(story), 120_000);

const number = async (who = 'ana'): Promise<string> => (await story.breach(who)).number;
const alert = (page: Page): Promise<string> => page.locator('.usa-alert').first().innerText();
const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

it('a check-in with errors says all of them, leads to each field, and keeps what was typed', async () => {
  const page = await county.window('sam');
  await page.goto(county.at(`/breaches/${await number()}/check-in`));
  await page.getByLabel('Day you met').fill('2027-01-04');
  await page.getByLabel('Step 1', { exact: true }).selectOption('overtime');
  await page.getByLabel(/Note/).fill('Kept as it was.');
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    press(page, 'Record the check-in'),
  ]);
  expect(answer.status()).toBe(422);
  await page.waitForLoadState();
  expect(await page.title()).toMatch(/^Error: /);
  expect(await page.evaluate('document.activeElement.textContent')).toContain('There is a problem');
  const said = await page.locator('.plim-errors li').allInnerTexts();
  expect(said).toEqual([
    'The day you met is not after today, Thu Nov 5, 2026',
    'Choose how you met',
    'Say what you found',
    'Step 1: choose who does it',
    'Step 1: enter by when',
  ]);
  await page.getByRole('link', { name: 'Step 1: choose who does it' }).click();
  expect(await page.evaluate('document.activeElement.id')).toBe('owner-1');
  expect(await page.getByLabel(/Note/).inputValue()).toBe('Kept as it was.');
  expect(await page.getByLabel('Step 1', { exact: true }).inputValue()).toBe('overtime');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByText('In person', { exact: true }).click();
  await page.getByLabel('Day you met').fill('2020-01-01');
  await page.getByLabel('2. What you found').fill('x'.repeat(5_001));
  await page.getByLabel('Who does it, step 1').selectOption('sam');
  await page.getByLabel('By when, step 1').fill('2019-12-31');
  await press(page, 'Record the check-in');
  expect(await page.locator('.plim-errors li').allInnerTexts()).toEqual([
    'The day you met is not before Wed Nov 4, 2026, when this breach began',
    'What you found: at most 5,000 characters, and these are 5,001',
    'Step 1: it is not due before the day you met',
  ]);
  expect(await story.breach('ana')).toMatchObject({ responseTrack: 'awaiting' });
  await page.context().close();
});

it('the check-in leads to the breach, to what is counted, and to acknowledging only', async () => {
  const page = await county.window('sam', { scripts: false });
  const breach = await number();
  for (const [name, heading] of [
    [`See ${breach}: since when, what was done`, 'Ana (ana): 16 of 14 ER referrals'],
    ['What is counted, and why', /Ana \(ana\) is at 16 of 14 ER referrals/],
    ['I have only seen it: acknowledge', /^Acknowledge that Ana/],
  ] as const) {
    await page.goto(county.at(`/breaches/${breach}/check-in`));
    await page.getByRole('link', { name }).click();
    expect(await page.locator('h1').innerText()).toMatch(heading);
    expect(await page.locator('h1 .plim-nowrap').innerText()).toMatch(/^\(ana\):?$/);
  }
  await page.context().close();
});

it('what was typed survives a lost session', async () => {
  const ada = await county.window('ada', { scripts: false });
  await ada.goto(county.at('/people?find=sam'));
  await press(ada, /^Make a link/);
  const link = (await ada.locator('.plim-code').innerText()).replace('http://plimsoll.test', '');
  const page = await county.window(null, { scripts: false });
  await page.goto(county.at(link));
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('The same password again').fill(password);
  await press(page, 'Set password and sign in');

  await page.goto(county.at(`/breaches/${await number()}/check-in`));
  await page.getByText('By phone', { exact: true }).click();
  await page.getByLabel('2. What you found').fill('Typed before the session ended.');
  await page.context().clearCookies();
  await press(page, 'Record the check-in');
  expect(await page.locator('main').innerText()).toContain('What you typed is kept');
  await page.getByLabel('Your code or work email').fill('sam');
  await page.getByLabel('Password').fill(password);
  await press(page, 'Sign in');
  const kept = await page.locator('#typed tbody tr').allInnerTexts();
  expect(kept.map((line) => line.replace(/\s+/g, ' '))).toEqual([
    'Day you met Thu Nov 5, 2026',
    'How you met By phone',
    'Who took part ana',
    'Who took part sam',
    'What you found Typed before the session ended.',
  ]);
  await press(page, 'Send it now');
  expect(await alert(page)).toMatch(/The check-in is recorded: PL-2026-\d{4}/);

  // A correction adds a version; the first stays readable with its author.
  await page.getByRole('link', { name: 'Correct it with a new version' }).click();
  await page.getByLabel('2. What you found').fill('Said more exactly.');
  await press(page, 'Save as a new version');
  const text = await page.locator('main').innerText();
  expect(text).toContain('Version 2 is recorded');
  expect(text).toContain('Said more exactly.');
  expect(text).toContain('Typed before the session ended.');
  await page.context().close();
  await ada.context().close();
});

it('a pool is answered with a relief step, and without one it says so', async () => {
  const pools = (await story.breaches()).filter(({ unitId }) => unitId === 'ER3');
  const page = await county.window('sam', { scripts: false });
  await page.goto(county.at(`/breaches/${pools[0]?.number ?? ''}/acknowledge`));
  await press(page, 'Yes, I have seen it');
  expect(await page.locator('.plim-errors').innerText()).toContain('Choose a relief step');
  await page.getByLabel('Relief step').selectOption('reassign');
  await press(page, 'Yes, I have seen it');
  expect(await alert(page)).toContain('You acknowledged');
  await page.context().close();
});

it('withdrawing, escalating and accepting a reason are each confirmed on the page they change', async () => {
  await lively(story);
  const path = `/breaches/${await number()}`;
  const page = await county.window('sam', { scripts: false });
  await page.goto(county.at(`${path}/acknowledge`));
  await press(page, 'Yes, I have seen it');
  const undo = page.locator('details', { hasText: 'Withdraw the acknowledgement' });
  await undo.locator('summary').click();
  await press(page, 'Withdraw it');
  expect(await alert(page)).toContain('The acknowledgement was withdrawn');
  await page.locator('summary', { hasText: 'Escalate now' }).click();
  expect(await page.locator('details[open]').innerText()).toMatch(/This tells Mia now instead of \w{3} Nov \d/);
  await press(page, 'Tell the next person now');
  expect(await alert(page)).toContain('It was escalated to Mia');
  await page.context().close();

  const mia = await county.window('mia', { scripts: false });
  await mia.goto(county.at(path));
  await mia.locator('summary', { hasText: 'Accept a reason' }).click();
  await press(mia, 'Accept the reason');
  expect(await mia.locator('.plim-errors li').count()).toBe(2);
  await mia.locator('#excuseReason').fill('A flood of referrals');
  await mia.locator('#excuseUntil').fill('2026-11-20');
  await press(mia, 'Accept the reason');
  expect(await alert(mia)).toContain('The ladder rests until Fri Nov 20');
  await mia.locator('summary', { hasText: 'Waive' }).click();
  await mia.locator('#waiveReason').fill('She moved to another unit');
  await press(mia, 'Waive it');
  expect(await alert(mia)).toContain('was waived');
  await mia.context().close();
});

it('a target is shown in words, proposed, and signed by both sides on its page', async () => {
  const keel = await county.window('keel', { scripts: false });
  await keel.goto(county.at('/targets/new'));
  await press(keel, 'Propose it');
  expect(await keel.locator('.plim-errors li').allInnerTexts()).toEqual([
    'Enter a name',
    'Enter a program',
    'Enter a limit, as 14 or 8.5',
    'Enter the first day',
  ]);
  await keel.getByLabel('Name', { exact: true }).fill('FM families');
  await keel.getByLabel('Program').fill('FM');
  await keel.locator('#counts').fill('family');
  await keel.locator('#limit').fill('20');
  await keel.locator('#from').fill('2026-12-01');
  await press(keel, 'Show it in words');
  expect(await keel.locator('.plim-preview').innerText()).toContain('A full-time worker holds at most 20 FM families.');
  await press(keel, 'Propose it');
  expect(await alert(keel)).toContain('Version 1 is proposed');
  await press(keel, 'Sign for labor');
  expect(await alert(keel)).toContain('You signed version 1');

  const helm = await county.window('helm', { scripts: false });
  await helm.goto(keel.url().split('?')[0] ?? '');
  await press(helm, 'Sign for management');
  expect(await helm.locator('main').innerText()).toContain('Agreed by both sides');
  await helm.getByRole('link', { name: 'Propose a change' }).click();
  expect(await helm.locator('#limit').inputValue()).toBe('20');
  await helm.locator('#limit').fill('18');
  await helm.locator('#from').fill('2026-12-15');
  await press(helm, 'Propose it');
  expect(await helm.locator('#changes-2').innerText()).toMatch(/rules\/0\/limit\s+20\s+18/);
  await keel.context().close();
  await helm.context().close();
});

it('a file is only checked unless one says so, and what is wrong names line and column', async () => {
  const ada = await county.window('ada', { scripts: false });
  await ada.goto(county.at('/imports'));
  await press(ada, 'Send the file');
  expect(await ada.locator('.plim-errors').innerText()).toContain('Choose a file');
  const sent = 'assignment_ref,worker_id,program,case_type,units\na-1,ana,ER,referral,0\na-1,ana,ER,referral,1\n';
  await ada.locator('#feed').fill('cws-er');
  await ada.setInputFiles('#file', { name: 'er.csv', mimeType: 'text/csv', buffer: Buffer.from(sent) });
  const before = await story.entries();
  await press(ada, 'Send the file');
  const text = await ada.locator('main').innerText();
  expect(text).toMatch(/units/);
  expect(text).toMatch(/\b2\b/);
  expect(await story.entries()).toHaveLength(before.length);
  await ada.context().close();
});

it('a token is shown once, and can be taken back; a setting that is changed stays', async () => {
  const ada = await county.window('ada', { scripts: false });
  await ada.goto(county.at('/tokens'));
  await ada.getByLabel('Name', { exact: true }).fill('nightly extract');
  await press(ada, 'Make the token');
  const token = await ada.locator('.plim-code').innerText();
  expect((await fetch(county.at('/api/v1/imports'), { headers: { authorization: `Bearer ${token}` } })).status).toBe(
    200,
  );
  await ada.reload();
  expect(await ada.content()).not.toContain(token);
  await ada
    .getByRole('row', { name: /nightly extract/ })
    .getByRole('button')
    .click();
  expect(await alert(ada)).toContain('taken back');
  expect((await fetch(county.at('/api/v1/imports'), { headers: { authorization: `Bearer ${token}` } })).status).toBe(
    401,
  );

  await ada.goto(county.at('/settings'));
  await ada.getByLabel('Close of business').fill('25:00');
  await press(ada, 'Save these settings');
  expect(await ada.locator('.plim-errors li').count()).toBe(1);
  await ada.getByLabel('Close of business').fill('16:30');
  await ada.getByLabel('To both sides').selectOption('name');
  await press(ada, 'Save these settings');
  expect(await alert(ada)).toContain('The settings are saved');
  expect(await ada.getByLabel('Close of business').inputValue()).toBe('16:30');
  expect((await story.entries({ kind: 'setting_changed' })).length).toBeGreaterThan(1);
  await ada.context().close();
});

it('a held file and a mass change wait for an admin, who decides on their pages', async () => {
  await story.reset();
  const guards = { shrink: { share: 0.1, rows: 1 }, massChange: { share: 0.1, workers: 1 } };
  await story.begins({ target: { alertAfter: '0 hours' }, settings: { feeds: [snapshotFeed({ guards })] } });
  await story.day('2026-11-03', { ana: 10, ben: 10 });
  await story.clock('2026-11-04');
  const { id, state } = await story.snapshot('2026-11-04', story.loads({ ana: 2, ben: 2 }));
  expect(state).toBe('held');

  const ada = await county.window('ada', { scripts: false });
  await ada.goto(county.at('/imports'));
  expect(await ada.locator('h1').innerText()).toBe('1 file is held and waits for an admin');
  await ada.locator('#held').getByRole('link', { name: 'Assignments' }).click();
  expect(ada.url()).toContain(id);
  await press(ada, 'Refuse it');
  expect(await alert(ada)).toContain('It changed nothing');
  expect(await ada.locator('h1').innerText()).toContain('was refused');

  await story.day('2026-11-05', { ana: 16, ben: 16 });
  await ada.goto(county.at('/holds'));
  expect(await ada.locator('h1').innerText()).toBe('1 hold is open');
  await press(ada, 'Release it now');
  expect(await alert(ada)).toContain('told now');
  expect(await story.mailsTo('sam', 'opened')).toHaveLength(1);
  await ada.context().close();
});
