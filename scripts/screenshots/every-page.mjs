// Every page that a role is led to, once for each kind of page, wide and on a phone: what is looked at before a release.

import fs from 'node:fs';
import path from 'node:path';

const WIDTHS = [
  ['wide', 1280],
  ['phone', 320],
];
const MOST_PAGES = 80;

/** The kind of page behind an address: codes, numbers and ids are places in it, and its query is not part of it. */
const kindOf = (address) =>
  address.pathname
    .split('/')
    .map((part) => (/[A-Z\d]/.test(part) && !/^\d$/.test(part) ? 'x' : part))
    .join('/');

/** Follows the links of a role's pages and keeps a picture of each kind of page at each width; says which there were. */
export async function everyPage(page, { address, role, folder }) {
  fs.mkdirSync(path.join(folder, role), { recursive: true });
  const origin = new URL(address).origin;
  const seen = new Set();
  const waiting = ['/', '/search?q=1', '/views', '/start'];
  while (waiting.length > 0 && seen.size < MOST_PAGES) {
    const next = waiting.shift();
    if (seen.has(kindOf(new URL(next, origin)))) continue;
    const answer = await page.goto(origin + next);
    const at = new URL(page.url());
    const kind = kindOf(at);
    if (seen.has(kind) || answer?.headers()['content-type']?.includes('html') !== true) continue;
    seen.add(kind);
    for (const [name, width] of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const file = `${kind === '/' ? 'first' : kind.slice(1).replaceAll('/', '.')}-${name}.png`;
      await page.screenshot({ path: path.join(folder, role, file), fullPage: true });
    }
    waiting.push(...(await linksOf(page, origin)));
  }
  return [...seen].sort();
}

/** The addresses that a page's links lead to, but files and what is elsewhere. */
async function linksOf(page, origin) {
  const found = await page.$$eval('a[href]:not([download])', (links) => links.map((link) => link.href));
  return found
    .map((href) => new URL(href))
    .filter(
      (to) =>
        to.origin === origin && !to.pathname.startsWith('/api/') && !/\.(?:json|csv|ics|md|txt)$/.test(to.pathname),
    )
    .map((to) => to.pathname + to.search);
}
