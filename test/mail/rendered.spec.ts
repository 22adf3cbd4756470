import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { type Browser, chromium, type Page } from 'playwright-core';

import { previewOf, previewSample } from '../../src/channels/mail/preview.js';
import { sampleKinds, sampleOfSeveral } from '../../src/channels/mail/samples.js';
import { axeFindings, sidewaysScroll } from '../support/browser.js';

/** What is read, and in which reader: `PICTURES=folder npx jest test/mail/rendered` keeps a picture of each. */
const pictures = process.env['PICTURES'];
const unreadable = readFileSync(path.join(__dirname, 'contrast.browser.js'), 'utf8').trim().replace(/;$/, '');

const widths = [320, 680] as const;

/** How mail programs show colours: as they are, in their own dark theme, and with every colour turned round. */
const themes = {
  light: { colorScheme: 'light', ground: 'rgb(255, 255, 255)', turned: null },
  dark: { colorScheme: 'dark', ground: 'rgb(255, 255, 255)', turned: null },
  /** Gmail on iOS turns each colour of text and ground round, element by element. */
  inverted: { colorScheme: 'light', ground: 'rgb(0, 0, 0)', turned: 'each' },
  /** Outlook on the phone makes dark text light and light grounds dark, and leaves what is already so. */
  darkened: { colorScheme: 'dark', ground: 'rgb(30, 30, 30)', turned: 'light' },
} as const;

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

/** Colours as a reader's program would make them: done in the page, as those programs do it. */
const turnColours = (how: 'each' | 'light'): string => `(() => {
  const elements = [document.body, ...document.body.querySelectorAll('*')];
  const parts = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => (r * 299 + g * 587 + b * 114) / 1000 > 127;
  const round = ([r, g, b, a = 1]) => 'rgba(' + [255 - r, 255 - g, 255 - b, a].join(', ') + ')';
  const isEach = ${String(how === 'each')};
  const made = elements.map((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    const text = parts(color);
    const ground = parts(backgroundColor);
    const isBare = ground.length === 4 && ground[3] === 0;
    return {
      element,
      color: isEach || !light(text) ? round(text) : null,
      background: !isBare && (isEach || light(ground)) ? round(ground) : null,
    };
  });
  for (const { element, color, background } of made) {
    if (color !== null) element.style.setProperty('color', color, 'important');
    if (background !== null) element.style.setProperty('background', background, 'important');
  }
})()`;

async function read(page: Page, html: string, theme: keyof typeof themes): Promise<unknown[]> {
  const { colorScheme, ground, turned } = themes[theme];
  await page.emulateMedia({ colorScheme });
  await page.setContent(html);
  if (turned !== null) await page.evaluate(turnColours(turned));
  const faults = await page.evaluate<string[]>(`(${unreadable})(${JSON.stringify(ground)})`);
  const scroll = await sidewaysScroll(page);
  return scroll > 0 ? [...faults, `${scroll} pixels to the side`] : faults;
}

const samples = [
  ...sampleKinds.map((kind) => ({ name: kind, written: () => previewOf(kind) })),
  { name: 'opened_several', written: () => previewSample(sampleOfSeveral()) },
];

describe.each(samples)('a mail of $name', ({ name, written }) => {
  it('is read at every width, in light and dark, with images off, and loads nothing; axe finds no fault', async () => {
    if (browser === undefined) throw new Error('the browser is there from beforeAll on');
    const { html } = await written();
    const context = await browser.newContext({ javaScriptEnabled: true });
    const asked: string[] = [];
    await context.route('**/*', (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    const page = await context.newPage();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
        expect([width, theme, ...(await read(page, html, theme))]).toEqual([width, theme]);
        if (pictures !== undefined) {
          mkdirSync(pictures, { recursive: true });
          await page.screenshot({ path: path.join(pictures, `${name}-${width}-${theme}.png`), fullPage: true });
        }
      }
    }
    expect(await axeFindings(page)).toEqual([]);
    expect(asked).toEqual([]);
    await context.close();
  });
});

it('the reading finds grey on grey, and what runs out of the page', async () => {
  const page = await browser?.newPage({ viewport: { width: 320, height: 800 } });
  if (page === undefined) throw new Error('the browser is there from beforeAll on');
  const bad = '<p style="color:#999;background:#fff">pale</p><p style="width:500px;font-size:10px">small</p>';
  const faults = await read(page, bad, 'light');
  expect(faults).toEqual(['pale: contrast 2.8', 'small: 10px', '188 pixels to the side']);
  await page.close();
});
