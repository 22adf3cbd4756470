import type { Page } from 'playwright-core';

import { openCount } from '../support/story-target.js';
import { csv } from '../support/story-roster.js';
import { useCounty } from './county.js';

const county = useCounty();
const { story } = county;
const password = 'three plain words here';

/** Goes on by keyboard until what has the focus says this, or is labelled with it. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate<string>(`(() => {
      const at = document.activeElement;
      if (!/^(A|BUTTON|INPUT|SELECT|TEXTAREA|SUMMARY)$/.test(at.tagName)) return '';
      const label = at.labels && at.labels.length > 0 ? at.labels[0].textContent : null;
      return ((at.type === 'radio' || at.type === 'checkbox' || label) ? label : at.textContent || '').replace(/\\s+/g, ' ').trim();
    })()`);
    if (typeof name === 'string' ? said.startsWith(name) : name.test(said)) return;
    seen.push(said);
  }
  throw new Error(`nothing that can be reached says ${String(name)}: ${seen.join(' | ')}`);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  const loaded = page.waitForEvent('domcontentloaded');
  await page.keyboard.press('Enter');
  await loaded;
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

const heading = async (page: Page): Promise<string> => (await page.locator('h1').innerText()).trim();

it('the main job, by keyboard and without JavaScript: from the file to the cleared breach', async () => {
  await story.reset();
  await story.begins({ target: { alertAfter: '0 hours', clearAfter: '0 hours', rules: [openCount({ clearAt: 14 })] } });
  await story.clock('2026-11-03');

  // Ada loads the morning's file.
  const ada = await county.window('ada', { scripts: false });
  await ada.goto(county.at('/imports'));
  await type(ada, 'Feed', 'cws-er');
  await type(ada, 'True as of', '2026-11-03T14:00:00Z');
  await tabTo(ada, 'Check only');
  await ada.keyboard.press('ArrowDown');
  const file = {
    name: 'er.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv('assignments', story.loads({ ana: 16, ben: 5 }))),
  };
  await ada.setInputFiles('#file', file);
  await press(ada, 'Send the file');
  expect(await heading(ada)).toBe('This file of assignments is applied');

  // Sam gets the mail, and Ada makes his first link.
  const mail = await story.getsOne('sam: opened ana');
  const button = /href="http:\/\/plimsoll\.test([^"]*check-in)"/.exec(mail.html)?.[1] ?? '';
  expect(button).toMatch(/^\/breaches\/PL-2026-\d{4}\/check-in$/);
  await ada.goto(county.at('/people'));
  await press(ada, 'Make a link: sam');
  const link = (await ada.locator('.plim-code').innerText()).replace('http://plimsoll.test', '');
  await ada.reload();
  expect(await ada.locator('.plim-code').count()).toBe(0);

  const sam = await county.window(null, { scripts: false });
  await sam.goto(county.at(link));
  await type(sam, 'New password', password);
  await type(sam, 'The same password again', password);
  await press(sam, 'Set password');
  expect(await heading(sam)).toBe('1 of 2 people is over their level');
  await press(sam, 'Sign out');

  // From the mail's button, through signing in, to the check-in.
  await sam.goto(county.at(button));
  await type(sam, 'Your code or work email', 'sam');
  await type(sam, 'Password', password);
  await press(sam, 'Sign in');
  expect(await heading(sam)).toBe('Record the check-in about Ana (ana)');

  // He has seen it, and says so first.
  await press(sam, 'Board');
  await press(sam, /^Acknowledge PL-2026/);
  await press(sam, 'Yes, I have seen it');
  expect(await sam.locator('.usa-alert').innerText()).toMatch(/You acknowledged PL-2026-\d{4} on Tue Nov 3, 6:00 AM/);

  // They talk; he records it.
  await press(sam, 'Record the check-in');
  await tabTo(sam, 'In person');
  await sam.keyboard.press('Space');
  await type(sam, '2. What you found', 'Three referrals came at once.');
  await tabTo(sam, 'Step 1');
  await sam.keyboard.type('Hold');
  await tabTo(sam, 'Who does it, step 1');
  await sam.keyboard.type('Sam');
  await sam.locator('#by-1').fill('2026-11-06');
  await press(sam, /^Record the check-in$/);
  expect(await heading(sam)).toBe('Check-in of Tue Nov 3 about Ana (ana)');
  expect(await sam.locator('.usa-alert').innerText()).toMatch(/The check-in is recorded: PL-2026-\d{4}, log entry \d+/);

  // The caseload falls, and the record says so.
  await story.day('2026-11-04', { ana: 12, ben: 5 });
  await story.gets('sam: cleared ana');
  await sam.goto(county.at(button.replace('/check-in', '')));
  expect(await heading(sam)).toBe('Ana (ana) is back at 12 of 14 ER referrals');
  expect(await sam.locator('.plim-lead').first().innerText()).toContain('Closed on Wed Nov 4');
  await story.ends();
});
