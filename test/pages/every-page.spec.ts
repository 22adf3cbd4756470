import type { Page } from 'playwright-core';

import { axeFindings, sidewaysScroll, widths } from '../support/browser.js';
import { lively, readers, useCounty } from './county.js';
import { contentOf, everyPath } from './every-page-paths.js';

const county = useCounty();
const pictures = process.env['PICTURES'];

/** How a page is looked at: at both widths, and in the colours that a reader chose for everything. */
const looks = [
  { name: 'desk', size: widths.desk, forced: false },
  { name: 'phone', size: widths.phone, forced: false },
  { name: 'forced colours', size: widths.desk, forced: true },
] as const;

async function look(page: Page, { size, forced }: (typeof looks)[number]): Promise<string[]> {
  await page.setViewportSize(size);
  await page.emulateMedia({ forcedColors: forced ? 'active' : 'none' });
  return [...(await axeFindings(page)), ...((await sidewaysScroll(page)) > 0 ? ['scrolls sideways'] : [])];
}

it('every page of every role is accessible at both widths and in forced colours, and none scrolls sideways', async () => {
  await lively(county.story);
  const paths = await everyPath(county);
  const faults: string[] = [];
  /** The content of a page that was checked for one role is the same for the next; the frame around it is checked once a role. */
  const checked = new Set<string>();
  let combinations = 0;
  for (const reader of readers) {
    const page = await county.window(reader);
    const shown = new Set<number>();
    for (const path of paths) {
      const status = (await page.goto(county.at(path)))?.status() ?? 0;
      if (status >= 500) faults.push(`${reader} ${path}: ${status}`);
      // a refusal looks the same wherever it is met
      if (status !== 200 && shown.has(status)) continue;
      const content = await contentOf(page);
      combinations += looks.length;
      if (shown.size > 0 && checked.has(content)) continue;
      shown.add(status);
      checked.add(content);
      for (const one of looks) {
        faults.push(...(await look(page, one)).map((fault) => `${reader} ${path} ${one.name}: ${fault}`));
        const name = `${reader}${path.replaceAll(/[^\w-]+/g, '_')}-${one.name.replace(' ', '-')}.png`;
        if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}`, fullPage: true });
      }
      await page.emulateMedia({ forcedColors: 'none' });
    }
    await page.context().close();
  }
  const runs = checked.size * looks.length;
  process.stdout.write(
    `${combinations} combinations of page, role and look; axe ran on the ${runs} or more that differ\n`,
  );
  expect(faults).toEqual([]);
  expect(combinations).toBeGreaterThan(300);
});
