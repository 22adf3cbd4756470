import type { Page } from 'playwright-core';

import { useBrowser, type widths } from '../support/browser.js';
import { person, type Row, usualPeople } from '../support/story-roster.js';
import { adminToken, StoryService } from '../support/story-service.js';
import { openCount } from '../support/story-target.js';
import { Story } from '../support/story.js';

/** Everybody who sees pages of another kind than the others do. */
export const readers = ['sam', 'mia', 'dan', 'ana', 'keel', 'helm', 'ada', 'ivo', 'quin'] as const;
export type Reader = (typeof readers)[number];

/** The service of one test file, with a real browser in front of it. */
export function useCounty() {
  const service = new StoryService('redis');
  const story = new Story(service);
  const browser = useBrowser();
  let address = '';
  jest.setTimeout(600_000);
  beforeAll(async () => {
    await service.open();
    await service.app.listen(0, '127.0.0.1');
    address = await service.app.getUrl();
  }, 120_000);
  afterAll(() => service.close());

  const cookieOf = async (who: string): Promise<string> => {
    const answer = await service.app.inject({
      method: 'POST',
      url: '/api/v1/rehearsal/sessions',
      headers: { host: 'plimsoll.test', authorization: `Bearer ${adminToken}` },
      payload: { personId: who },
    });
    const [cookie = ''] = [answer.headers['set-cookie'] ?? ''].flat();
    return cookie.split(';')[0] ?? '';
  };

  return {
    story,
    cookieOf,
    at: (path: string): string => address + path,
    /** A browser window of somebody who is signed in; `who` null: of nobody. */
    async window(
      who: string | null,
      { width = 'desk', scripts = true }: { width?: keyof typeof widths; scripts?: boolean } = {},
    ): Promise<Page> {
      const page = await browser.page(width, { javaScriptEnabled: scripts });
      if (who !== null) {
        const [name = '', ...value] = (await cookieOf(who)).split('=');
        await page.context().addCookies([{ name, value: value.join('='), url: address }]);
      }
      return page;
    },
  };
}

/** Everybody of the county. */
export const countyPeople: readonly Row[] = [
  ...usualPeople,
  person('ivo', { roles: 'it' }),
  person('quin', { roles: 'auditor' }),
];

/** A county in which something of everything has happened. */
export async function lively(story: Story, people = countyPeople): Promise<void> {
  await story.reset();
  await story.begins({
    people,
    target: { alertAfter: '0 hours', rules: [openCount({ clearAt: 14 })], excusedUpTo: '30 days' },
    settings: { workerCopy: true },
  });
  await story.agree({
    name: 'ER pool',
    alertAfter: '0 hours',
    rules: [{ kind: 'pool_size', counts: ['referral'], countUnit: 'referral', limit: 1 }],
  });
  await story.day('2026-11-03', { ana: 13, ben: 5 });
  await story.clock('2026-11-04');
  const rows = [...story.loads({ ana: 16, ben: 15 }), pool(1), pool(2)];
  await story.snapshot('2026-11-04', rows);
  await story.clock('2026-11-04 10:00');
  await story.act('sam', 'check-ins', 'ben', {
    heldOn: '2026-11-04',
    how: 'phone',
    attended: ['ben', 'sam'],
    found: 'Two long investigations came back at once.',
    steps: [{ step: 'buddy', owner: 'sam', by: '2026-11-20' }],
    note: '',
    workerGivenCopy: true,
  });
  await story.clock('2026-11-05');
  await story.send('/imports?kind=people', 'person_id,name,date_of_birth\nx,X,2000\n').catch(() => undefined);
  await story.ok('keel', 'POST', '/targets', {
    name: 'ER referrals, new workers',
    agreement: 'MOU 2026',
    scope: { program: 'ER', classification: 'CSW I' },
    rules: [{ kind: 'open_count', counts: ['referral'], limit: 10 }],
    from: '2026-12-01',
  });
}

const pool = (n: number) => ({
  assignment_ref: `pool-${n}`,
  unit_id: 'ER3',
  program: 'ER',
  case_type: 'referral',
  units: 1,
});
