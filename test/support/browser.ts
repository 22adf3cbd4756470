import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { type Browser, chromium, type Page } from 'playwright-core';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** The widths that every page must do at. */
export const widths = { desk: { width: 1280, height: 800 }, phone: { width: 320, height: 640 } } as const;

/** A real browser for one test file. */
export function useBrowser() {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());
  return {
    /** A page of a browser that knows nothing yet, without JavaScript where it is to do without. */
    async page(width: keyof typeof widths = 'desk', { javaScriptEnabled = true } = {}): Promise<Page> {
      if (browser === undefined) throw new Error('the browser is there from beforeAll on');
      const context = await browser.newContext({ viewport: widths[width], javaScriptEnabled });
      return context.newPage();
    },
  };
}

/** What axe finds against WCAG 2.1 A and AA, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await checker.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** How many pixels the page is wider than what is seen of it. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
