import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { lively, readers, useCounty } from './county.js';
import { contentOf, everyPath } from './every-page-paths.js';

const county = useCounty();
const inTheBrowser = readFileSync(join(__dirname, 'every-page.browser.js'), 'utf8');

/** What the walk over every page found, by the rule that is broken. */
const found = new Map<string, string[]>();
let visited = 0;
let heaviest = { path: '', bytes: 0 };

const note = (rule: string, where: string, faults: readonly string[]): void => {
  found.set(rule, [...(found.get(rule) ?? []), ...faults.map((fault) => `${where}: ${fault}`)]);
};

const phone = { width: 320, height: 640 };
const desk = { width: 1280, height: 800 };
/** 1280 × 1024 at 400 %. */
const zoomed = { width: 320, height: 256 };

async function ask<Answer = string[]>(page: Page, rule: string): Promise<Answer> {
  await page.evaluate(inTheBrowser);
  return page.evaluate<Answer>(`pageRules.${rule}()`);
}

async function looks(page: Page, where: string, path: string): Promise<void> {
  await page.emulateMedia({ forcedColors: 'none', media: 'screen' });
  for (const size of [phone, desk]) {
    await page.setViewportSize(size);
    await page.reload();
    note('steady', `${where} at ${size.width} px`, await ask(page, 'steady'));
  }
  note('structure', where, await ask(page, 'structure'));
  if (counted.test(path)) note('as of', where, await ask(page, 'asOf'));
  note('targets', where, await ask(page, 'targets'));
  for (const rule of ['states', 'pictures', 'names', 'quiet']) note(rule, where, await ask(page, rule));
  note('spacing', where, await ask(page, 'stretched'));
  await page.keyboard.press('Tab');
  note('focus', where, await ask(page, 'focus'));
  await page.setViewportSize(zoomed);
  note('zoom', where, [...(await ask(page, 'sideways')), ...(await ask(page, 'clipped'))]);
  note('targets', `${where} on a phone`, await ask(page, 'targets'));
  await page.setViewportSize({ width: 568, height: 320 });
  note('orientation', where, await ask(page, 'sideways'));
  await page.setViewportSize(desk);
  await page.emulateMedia({ forcedColors: 'active' });
  note('forced colours', where, await ask(page, 'drawings'));
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  note('print', where, await ask(page, 'print'));
  await page.emulateMedia({ media: 'screen' });
}

/** Pages that show counts say as of when they are true. */
const counted = /^\/(board|mine|workers\/(?![^/]+\/ask$)|breaches(\?|$)|breaches\/PL-[^/]+$|imports$)/;

/** By the tabulator everything is reached that can be reached, and the page is left again at its end. */
async function throughByKeyboard(page: Page, where: string): Promise<void> {
  const stops = await ask<number>(page, 'stops');
  await page.evaluate('document.activeElement?.blur(); scrollTo(0, 0)');
  const reached = new Set<string>();
  for (let press = 0; press <= stops + 2; press++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate<string>(`(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return '';
      element.dataset.stop ??= String(document.querySelectorAll('[data-stop]').length);
      return element.dataset.stop;
    })()`);
    if (reached.has(at)) return;
    reached.add(at);
  }
  note('keyboard', where, [`after ${stops + 3} presses the tabulator is still on the page`]);
}

async function withoutScripts(reader: string, path: string, words: string): Promise<string[]> {
  const page = await county.window(reader, { scripts: false });
  await page.goto(county.at(path));
  const plain = await page.locator('main').innerText();
  await page.context().close();
  return plain.replace(/\s+/g, ' ').trim() === words ? [] : ['says something else without scripts'];
}

/** What a browser that was never here before loads of us for a page. */
async function weightOf(reader: string, path: string): Promise<number> {
  const page = await county.window(reader);
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
    );
  });
  await page.goto(county.at(path), { waitUntil: 'networkidle' });
  const all = await Promise.all(sizes);
  await page.context().close();
  return all.reduce((sum, size) => sum + size, 0);
}

beforeAll(async () => {
  await lively(county.story);
  const paths = await everyPath(county);
  const known = new Set<string>();
  const weighed = new Set<string>();
  for (const reader of readers) {
    const page = await county.window(reader);
    let frame: readonly string[] | null = null;
    for (const path of paths) {
      const status = (await page.goto(county.at(path)))?.status() ?? 0;
      if (status !== 200) continue;
      const where = `${reader} ${path}`;
      const links = await ask(page, 'navigation');
      frame ??= links;
      if (links.join() !== frame.join()) note('navigation', where, [`leads to ${links.join(', ')}`]);
      const content = await contentOf(page);
      if (known.has(content)) continue;
      known.add(content);
      visited++;
      const words = await ask<string>(page, 'words');
      await looks(page, where, path);
      if (weighed.has(path)) continue;
      weighed.add(path);
      await throughByKeyboard(page, where);
      note('scripts', where, await withoutScripts(reader, path, words));
      const bytes = await weightOf(reader, path);
      if (bytes > heaviest.bytes) heaviest = { path, bytes };
    }
    await page.context().close();
  }
  process.stdout.write(
    `${visited} pages that differ; the heaviest first load is ${heaviest.bytes} bytes, ${heaviest.path}\n`,
  );
}, 900_000);

it.each([
  ['structure', 'has one h1 that its tab is called after, its language, and no heading out of order'],
  ['as of', 'says as of when its counts are true'],
  ['targets', 'has nothing to press that is smaller than 24 × 24 px'],
  ['states', 'tells each state by a word, and no icon stands for all of them'],
  ['pictures', 'has beside each picture its name, its numbers in words, and its table'],
  ['names', 'calls what can be pressed by the words that are seen of it'],
  ['quiet', 'listens to no key, pointer or movement, moves nothing, and has no text as a picture'],
  ['focus', 'shows where the focus is, at 3:1 or more'],
  ['keyboard', 'is gone through by the tabulator and left again'],
  ['scripts', 'says the same without scripts'],
  ['zoom', 'fits at 400 %, and nothing is cut off'],
  ['orientation', 'fits a phone that lies on its side'],
  ['spacing', "keeps everything readable at a reader's own spacing"],
  ['forced colours', 'has no drawing that vanishes in forced colours'],
  ['steady', 'moves nothing while it loads, at a desk or on a phone'],
  ['print', 'prints without navigation, its charts and shades with it'],
  ['navigation', 'has the same navigation in the same order as the others of its role'],
])('%s: every page %s', (rule) => {
  expect(visited).toBeGreaterThan(60);
  expect(found.get(rule) ?? []).toEqual([]);
});

it('weight: the first load of no page is more than 110 KB', () => {
  expect(heaviest.bytes).toBeGreaterThan(30_000);
  expect(heaviest.bytes).toBeLessThanOrEqual(110_000);
});
