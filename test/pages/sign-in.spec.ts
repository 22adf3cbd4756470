import { AccessModule } from '../../src/access/access.module.js';
import { invite } from '../../src/access/invitation.js';
import { FrameModule } from '../../src/pages/frame/frame.module.js';
import { SignInModule } from '../../src/pages/sign-in/sign-in.module.js';
import { axeFindings, sidewaysScroll, useBrowser, widths } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { roster, rooms, useWebApp } from '../support/web-app.js';

const clock = new SteppedClock('2026-11-23T14:00:00Z');
const test = useDatabase(clock);
const web = useWebApp(test, clock, rooms(AccessModule, FrameModule, SignInModule), { PLIMSOLL_REHEARSAL: '1' });
const browser = useBrowser();
const password = 'three plain words here';
const pictures = process.env['PICTURES'];
let address = '';

beforeAll(async () => {
  await roster(test, clock, {
    people: [{ personId: 'S-1', name: 'Mast Severn', roles: 'worker|supervisor|admin|it' }],
  });
  await web.app.listen(0, '127.0.0.1');
  address = await web.app.getUrl();
});

const linkFor = async (personId: string): Promise<string> => {
  const invited = await test.database.transaction((tx) => invite(tx, personId));
  return invited.is === 'invited' ? address + invited.path : '';
};

it.each(Object.keys(widths) as (keyof typeof widths)[])(
  'sign-in and its errors are accessible and never scroll sideways: %s',
  async (width) => {
    const page = await browser.page(width);
    const looked = async (name: string) => {
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
      expect(await axeFindings(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
    };
    await page.goto(`${address}/sign-in`);
    await looked('sign-in');

    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.evaluate('document.activeElement.textContent')).toContain('There is a problem');
    await looked('sign-in-errors');
    await page.getByRole('link', { name: 'Enter your password' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('password');

    await page.goto(await linkFor('S-1'));
    await looked('link');
    await page.getByLabel('New password').fill(password);
    await page.getByLabel('The same password again').fill(password);
    await page.getByRole('button', { name: 'Set password and sign in' }).click();
    await page.waitForURL(`${address}/`);
    await page.goto(`${address}/sign-in/link/none`);
    await looked('signed-in');
    await page.emulateMedia({ forcedColors: 'active' });
    await looked('forced-colours');
    await page.context().close();
  },
);

it('works by keyboard alone and without JavaScript', async () => {
  const page = await browser.page('desk', { javaScriptEnabled: false });
  await page.goto(await linkFor('S-1'));
  await page.getByLabel('New password').focus();
  await page.keyboard.type(password);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${address}/`);

  await page.goto(`${address}/sign-in/link/none`);
  await page.getByRole('button', { name: 'Sign out' }).press('Enter');
  await page.waitForURL(/sign-in\?signed-out/);
  expect(await page.getByRole('status').textContent()).toContain('You are signed out');
  await page.getByLabel('Your code or work email').fill('S-1');
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${address}/`);
  await page.context().close();
});

it('the first thing Tab reaches is the way past the header', async () => {
  const page = await browser.page();
  await page.goto(`${address}/sign-in`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to main content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  await page.context().close();
});

it('the end of a session is announced ten minutes before, and put off by one button', async () => {
  const page = await browser.page();
  await page.goto(await linkFor('S-1'));
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('The same password again').fill(password);
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await test.database.db.query(
    `update web_session set expires_at = clock_timestamp() + interval '9 minutes', seen_at = clock_timestamp()`,
  );
  await page.goto(`${address}/sign-in/link/none`);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('You will be signed out at');
  await test.database.db.query(`update web_session set seen_at = seen_at - interval '2 minutes'`);
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await page.getByRole('button', { name: 'Stay signed in' }).waitFor({ state: 'hidden' });
  expect(page.url()).toBe(`${address}/sign-in/link/none`);
  await page.context().close();
});

it('no page brings more than 110 KB at first, and nothing from elsewhere', async () => {
  const page = await browser.page();
  let bytes = 0;
  const hosts = new Set<string>();
  page.on('response', (response) => {
    hosts.add(new URL(response.url()).origin);
    expect([response.url(), response.ok()]).toEqual([response.url(), true]);
  });
  page.on('requestfinished', (request) => {
    void request.sizes().then(({ responseBodySize }) => (bytes += responseBodySize));
  });
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(`${address}/sign-in`, { waitUntil: 'networkidle' });
  expect(faults).toEqual([]);
  expect([...hosts]).toEqual([address]);
  expect(bytes).toBeGreaterThan(30_000);
  expect(bytes).toBeLessThan(110 * 1024);
  await page.context().close();
});
