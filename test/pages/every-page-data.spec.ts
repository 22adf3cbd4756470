import { lively, useCounty } from './county.js';
import { snapshotFeed } from '../support/story.js';

const county = useCounty();
const { story } = county;

const press = async (page: Awaited<ReturnType<typeof county.window>>, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
};

const event = (id: string, type: string, data: object, subject = 'a-1') => ({
  specversion: '1.0',
  id,
  source: '/county/cws',
  type: `plimsoll.assignment.${type}.v1`,
  subject,
  time: '2026-11-03T15:00:00Z',
  data,
});

const opened = (units = 1): object => ({ workerId: 'ana', program: 'ER', caseType: 'referral', units });

const sends = (...events: object[]): Promise<unknown> =>
  story.call('admin', 'POST', '/assignment-events', JSON.stringify(events), 'application/cloudevents-batch+json');

beforeAll(() => lively(story), 120_000);

it('the data page says of each feed how old it is, and how its last file went with what was known', async () => {
  const ada = await county.window('ada', { scripts: false });
  await ada.goto(county.at('/imports'));
  expect(await ada.locator('h1').innerText()).toBe('Data is current');
  expect(await ada.locator('.plim-as-of').innerText()).toMatch(
    /^Counts as of Wed Nov 4, 6:00 AM from cws-er; next due/,
  );
  const row = await ada.locator('#feeds tbody tr').innerText();
  expect(row).toContain('in time');
  expect(row).toContain('late after Fri Nov 6, 5:00 PM');
  expect(row).toContain('24 hours ago');
  expect(row).toContain('as of Wed Nov 4, 6:00 AM');
  expect(row).toContain('15 added, 0 changed, 0 closed, 18 the same');
  expect(await ada.locator('main').innerText()).toContain('Nothing is set aside, and nothing waits.');
  await ada.context().close();
});

it('what contradicts what is known and what waits is listed, with what it is about', async () => {
  await story.clock('2026-11-05 07:00');
  await sends(event('e-1', 'opened', opened()), event('e-2', 'changed', { units: 2 }, 'a-2'));
  await sends(event('e-1', 'opened', opened(3)));
  await story.clock('2026-11-06 08:00');
  const ada = await county.window('ada', { scripts: false });
  await ada.goto(county.at('/imports'));
  expect(await ada.locator('#conflicts').innerText()).toContain('The same event id, told differently');
  expect(await ada.locator('#conflicts tbody tr').count()).toBe(1);
  expect(await ada.locator('#waiting tbody').innerText()).toContain('a-2');
  await ada.context().close();
});

it('a held file is decided on where it is listed, by an admin only', async () => {
  await story.clock('2026-11-06 08:00');
  const guards = { shrink: { share: 0.1, rows: 1 }, massChange: { share: 0.9, workers: 99 } };
  const events = { ...snapshotFeed(), name: '/county/cws', kind: 'events' };
  await story.ok('admin', 'PUT', '/settings', { feeds: [snapshotFeed({ guards }), events] });
  const { state } = await story.snapshot('2026-11-06', story.loads({ ana: 2 }));
  expect(state).toBe('held');
  const ivo = await county.window('ivo', { scripts: false });
  await ivo.goto(county.at('/imports'));
  expect(await ivo.locator('#held tbody').innerText()).toMatch(/close \d+/);
  expect(await ivo.locator('#held button').count()).toBe(0);
  await ivo.context().close();
  const ada = await county.window('ada', { scripts: false });
  await ada.goto(county.at('/imports'));
  expect(await ada.locator('h1').innerText()).toBe('1 file is held and waits for an admin');
  await press(ada, 'Accept it as it is');
  expect(await ada.locator('[role=status]').innerText()).toContain('accepted and applied');
  await ada.goto(county.at('/imports'));
  expect(await ada.locator('#held').count()).toBe(0);
  await ada.context().close();
});

it('days off are added, changed and taken away by their rows, and a fault leads to its field', async () => {
  const ada = await county.window('ada', { scripts: false });
  await ada.goto(county.at('/settings'));
  for (const list of ['More days off', 'Public holidays', 'Closures'])
    await ada.locator('summary', { hasText: list }).click();
  await ada.locator('#add-2-date').fill('2026-12-24');
  await ada.locator('#add-2-name').fill('River day');
  await ada.locator('#remove-1-date').fill('2026-11-11');
  await ada.locator('#closure-1-from').fill('2026-12-28');
  await ada.locator('#closure-1-until').fill('2026-12-27');
  await ada.locator('#closure-1-reason').fill('Flood');
  await press(ada, 'Save these settings');
  expect(await ada.locator('.plim-errors a').getAttribute('href')).toBe('#closure-1-until');
  expect(await ada.locator('#add-2-name').inputValue()).toBe('River day');
  await ada.locator('#closure-1-until').fill('2027-01-02');
  await press(ada, 'Save these settings');
  const { calendar } = await story.ok<{ calendar: object }>('admin', 'GET', '/settings');
  expect(calendar).toMatchObject({
    holidays: { country: 'US', state: 'CA', add: [{ date: '2026-12-24', name: 'River day' }], remove: ['2026-11-11'] },
    closures: [{ from: '2026-12-28', until: '2027-01-02', reason: 'Flood' }],
  });
  await ada.locator('#add-1-date').fill('');
  await ada.locator('#add-1-name').fill('');
  await ada.locator('#country').fill('ZZ');
  await press(ada, 'Save these settings');
  expect(await ada.locator('.plim-errors').innerText()).toContain('No holidays are published');
  await ada.locator('#country').fill('us');
  await press(ada, 'Save these settings');
  expect(await story.ok('admin', 'GET', '/settings')).toMatchObject({
    calendar: { holidays: { country: 'US', add: [] } },
  });
  await ada.context().close();
});

it('a feed is changed, made and taken away by its fields; one that data came from stays', async () => {
  const before = await story.ok<{ calendar: object; feeds: { name: string }[] }>('admin', 'GET', '/settings');
  const ada = await county.window('ada', { scripts: false });
  const opens = async (name: string): Promise<void> => {
    await ada.locator('summary', { hasText: name }).click();
  };
  await ada.goto(county.at('/settings'));
  await opens('cws-er');
  await ada.locator('#feed-1-shrinkShare').fill('many');
  await press(ada, 'Save the feeds');
  expect(await ada.locator('.plim-errors a').getAttribute('href')).toBe('#feed-1-shrinkShare');
  expect(await ada.locator('#feed-1-shrinkShare').inputValue()).toBe('many');
  await ada.locator('#feed-1-shrinkShare').fill('12.5 %');
  await opens('Another feed');
  await ada.locator('#feed-3-name').fill('cws-fm');
  await ada.locator('#feed-3-programs').fill('FM, FR');
  await ada.locator('label[for=feed-3-guards]').click();
  await press(ada, 'Save the feeds');
  const { feeds } = await story.ok<{ feeds: object[] }>('admin', 'GET', '/settings');
  expect(feeds).toMatchObject([
    { name: 'cws-er', guards: { shrink: { share: 0.125, rows: 1 } } },
    before.feeds[1] ?? {},
    { name: 'cws-fm', programs: ['FM', 'FR'], every: '1 working day', guards: null },
  ]);
  await opens('cws-fm');
  await ada.locator('#feed-3-name').fill('');
  await press(ada, 'Save the feeds');
  await opens('cws-er');
  await ada.locator('#feed-1-name').fill('');
  await press(ada, 'Save the feeds');
  expect(await ada.locator('.plim-errors').innerText()).toContain('Data came from cws-er: it cannot be left out');
  const after = await story.ok<{ calendar: object; feeds: object[] }>('admin', 'GET', '/settings');
  expect(after.feeds).toHaveLength(2);
  expect(after.calendar).toEqual(before.calendar);
  await ada.context().close();
});
