import type { Page } from 'playwright-core';

import { axeFindings } from '../support/browser.js';
import { openCount } from '../support/story-target.js';
import { person, usualPeople } from '../support/story-roster.js';
import { lively, useCounty } from './county.js';

const county = useCounty();
const { story } = county;

const row = (page: Page, name: string) => page.locator('#people tbody tr', { hasText: name });

it('on a phone each person stands by themselves: state, since when, what is due and the next step, without scrolling sideways', async () => {
  await lively(story);
  const page = await county.window('sam', { width: 'phone' });
  await page.goto(county.at('/board'));
  const ana = row(page, 'Ana');
  const step = ana.getByRole('link', { name: /^Acknowledge PL-2026-\d{4}/ });
  const box = await step.boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 320).toBe(true);
  const labels = await ana.locator('td').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-label')));
  expect(labels).toEqual(['Count of limit', 'State', 'Days over', 'Next due', 'Next step']);
  expect(await ana.innerText()).toMatch(/Over the level[\s\S]*since Wed Nov 4/);
  for (const id of ['people', 'pools']) {
    const scrolls = await page.evaluate(`(() => {
      const { parentElement: box } = document.getElementById('${id}');
      return box.scrollWidth - box.clientWidth;
    })()`);
    expect(scrolls).toBe(0);
  }
  expect(await page.getByRole('table', { name: 'People, what needs doing first' }).getByRole('row').count()).toBe(3);
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});

it('an answered breach says that nothing is owed now, and from when it is again', async () => {
  await lively(story);
  const page = await county.window('sam');
  await page.goto(county.at('/board'));
  expect(await row(page, 'Ben').innerText()).toContain('Nothing now. If still over on ');
  await row(page, 'Ben')
    .getByRole('link', { name: /^Open PL/ })
    .click();
  expect(await page.locator('.plim-lead').first().innerText()).toMatch(
    /Nothing is owed now\. If it is still open \w{3} \w{3} \d+, \d+:\d\d [AP]M, a new check-in is due\./,
  );
  const further = page.getByRole('link', { name: 'Record a further check-in' });
  expect(await further.getAttribute('class')).toContain('outline');
  await page.context().close();
});

it('room is what somebody can be given whole', async () => {
  await story.reset();
  const people = usualPeople.map((one) => (one['person_id'] === 'ben' ? { ...one, fte: 0.6 } : one));
  await story.begins({ people, target: { rules: [openCount()] } });
  await story.day('2026-11-03', { ana: 12, ben: 8 });
  const page = await county.window('sam');
  await page.goto(county.at('/board'));
  const room = await page.locator('#room tbody tr').allInnerTexts();
  expect(room).toEqual([expect.stringMatching(/Ana\s+2 ER referrals/)]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await row(page, 'Ben').innerText()).toContain('Above goal, within limit');
  expect(
    await page.evaluate(`(() => {
    const { parentElement: box } = document.getElementById('people');
    return box.scrollWidth - box.clientWidth;
  })()`),
  ).toBe(0);
  await page.context().close();
});

it('everybody finds in the navigation what they may see, and nothing else', async () => {
  await story.reset();
  await story.begins({ people: [...usualPeople, person('ivo', { roles: 'it' })] });
  const found: Record<string, string[]> = {};
  for (const who of ['sam', 'keel', 'ada', 'ivo', 'ana']) {
    const page = await county.window(who);
    await page.goto(county.at('/help'));
    const links = page.locator('.plim-nav a');
    found[who] = await links.allInnerTexts();
    for (const path of await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))) {
      expect([who, path, (await page.goto(county.at(path)))?.status()]).toEqual([who, path, 200]);
    }
    await page.goto(county.at('/help'));
    await page.getByRole('link', { name: 'Your tokens' }).click();
    expect(await page.locator('h1').innerText()).toMatch(/token/i);
    await page.context().close();
  }
  expect(found).toEqual({
    sam: ['Board', 'Breach log', 'Targets', 'People', 'Units', 'Notifications'],
    keel: ['Breach log', 'Proofs', 'Targets', 'People', 'Units', 'Holds', 'Settings'],
    ada: [
      ...['Breach log', 'Proofs', 'Targets', 'People', 'Units', 'Data', 'Holds', 'Notifications', 'Mailbox'],
      ...['Settings', 'Tokens'],
    ],
    ivo: ['Targets', 'People', 'Units', 'Data', 'Holds', 'Notifications', 'Settings', 'Tokens'],
    ana: ['My caseload', 'Breach log', 'Targets'],
  });
});
