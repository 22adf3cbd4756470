// npm run screenshots: starts the demonstration and takes the pictures of the README, 1280 × 800, and then one of every
// kind of page for every role, 1280 and 320 px wide, into .plimsoll/pages, to be looked at (--readme: without these).
// With PLIMSOLL_DATA naming a folder in which the demonstration was made before, that one is used.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { chromium } from 'playwright-core';

import { build, install, ROOT } from './prepare.mjs';
import { everyPage } from './screenshots/every-page.mjs';

const pictures = path.join(ROOT, 'docs', 'pictures');
const given = process.env.PLIMSOLL_DATA;
const data = given ?? fs.mkdtempSync(path.join(os.tmpdir(), 'plimsoll-pictures-'));

install({ quiet: true });
build();
const service = spawn(process.execPath, [path.join(ROOT, 'dist', 'main.js'), '--demo'], {
  env: { ...process.env, PLIMSOLL_DATA: data, PLIMSOLL_PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => service.once('exit', resolve));

try {
  const address = await addressOf(service);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  fs.mkdirSync(pictures, { recursive: true });
  await signIn(page, address, 'supervisor');
  await page.goto(`${address}/board`);
  await page.screenshot({ path: path.join(pictures, 'board.png') });
  await page.goto(`${address}/breaches?status=open`);
  await page.getByRole('link', { name: /^PL-/ }).last().click();
  await page.screenshot({ path: path.join(pictures, 'breach.png') });
  await page.context().clearCookies();
  await signIn(page, address, 'admin');
  await page.goto(`${address}/mailbox`);
  await page
    .getByRole('link', { name: /over caseload level/ })
    .first()
    .click();
  await page.screenshot({ path: path.join(pictures, 'mail.png') });
  console.log(`three pictures in ${path.relative(ROOT, pictures)}`);
  if (!process.argv.includes('--readme')) await takeEveryPage(browser, address);
  await browser.close();
} finally {
  service.kill('SIGTERM');
  await ended;
  if (given === undefined) fs.rmSync(data, { recursive: true, force: true });
}

async function takeEveryPage(browser, address) {
  const folder = path.join(ROOT, '.plimsoll', 'pages');
  fs.rmSync(folder, { recursive: true, force: true });
  let many = 0;
  for (const { role } of accounts()) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, address, role);
    const kinds = await everyPage(page, { address, role, folder });
    many += kinds.length;
    console.log(`${role}: ${kinds.join(' ')}`);
    await context.close();
  }
  console.log(`${many} pages of ${accounts().length} roles at two widths in ${path.relative(ROOT, folder)}`);
}

async function addressOf({ stdout }) {
  let said = '';
  for await (const chunk of stdout) {
    process.stdout.write(chunk);
    said += chunk;
    const found = /at (http:\/\/\S+)/.exec(said);
    if (found !== null) {
      stdout.resume();
      return found[1];
    }
  }
  throw new Error('the service ended before it said where it is');
}

function accounts() {
  return JSON.parse(fs.readFileSync(path.join(data, 'demo-accounts.json'), 'utf8'));
}

async function signIn(page, address, role) {
  const { personId, password } = accounts().find((account) => account.role === role);
  await page.goto(`${address}/sign-in`);
  await page.locator('input[type=text]').first().fill(personId);
  await page.locator('input[type=password]').fill(password);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

function chromiumPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const found = names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(fs.existsSync);
  if (found === undefined) throw new Error('install Chromium: apt-get install chromium');
  return found;
}
