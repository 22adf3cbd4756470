import { PageReader } from '../support/story-pages.js';
import { adminToken } from '../support/story-service.js';
import { lively, type Reader, readers, useCounty } from './county.js';

const county = useCounty();
const { story } = county;

const as = (who: string): Promise<PageReader> => PageReader.signedIn(story.service, adminToken, who);

beforeAll(() => lively(story), 120_000);

const junk = [
  '%00',
  '%E0%A4%A',
  "'%22%3E%3Cscript%3E",
  '-1',
  '99999999999999999999',
  '..%2F..%2Fetc',
  'x'.repeat(3000),
];

it('junk in any part of an address is refused, and never a fault of ours', async () => {
  const { number } = await story.breach('ana');
  const parts = (value: string): string[] => [
    `/breaches/${value}`,
    `/breaches/${value}/acknowledge`,
    `/breaches/${value}/check-in`,
    `/workers/${value}`,
    `/check-ins/${value}`,
    `/check-ins/${value}/edit`,
    `/targets/${value}`,
    `/imports/${value}`,
    `/mailbox/${value}`,
    `/mailbox/${value}/html`,
  ];
  const queries = (value: string): string[] => [
    `/board?unit=${value}`,
    `/breaches?status=${value}`,
    `/breaches?openedFrom=${value}`,
    `/breaches?openedUntil=${value}`,
    `/breaches?cursor=${value}`,
    `/breaches?limit=${value}`,
    `/breaches/${number}?done=${value}`,
    `/notifications?state=${value}`,
    `/log?before=${value}`,
    `/targets/new?of=${value}`,
    `/holds?done=${value}`,
    `/settings?done=${value}`,
    `/tokens?done=${value}`,
  ];
  const harmless = (value: string): string[] => [
    `/breaches?unit=${value}`,
    `/breaches?program=${value}`,
    `/breaches?worker=${value}`,
    `/people?find=${value}`,
    `/notifications?breach=${value}`,
    `/sign-in?return=${value}`,
  ];
  const wrong: string[] = [];
  for (const who of ['sam', 'ada'] satisfies Reader[]) {
    const reader = await as(who);
    for (const value of junk) {
      for (const path of [...parts(value), ...queries(value)]) {
        const { status } = await reader.get(path);
        if (status < 400 || status >= 500) wrong.push(`${who} ${path.slice(0, 80)}: ${status}`);
      }
      for (const path of harmless(value)) {
        const { status, html } = await reader.get(path);
        if (status >= 500 || html.includes('"><script>')) wrong.push(`${who} ${path.slice(0, 80)}: ${status}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

it('looking at every page twenty times changes no row', async () => {
  const { number } = await story.breach('ana');
  const paths = [
    '/',
    '/board',
    '/mine',
    '/breaches',
    `/breaches/${number}`,
    `/breaches/${number}/check-in`,
    '/workers/ana',
  ]
    .concat(['/targets', '/targets/new', '/rules', '/log', '/people', '/units', '/imports', '/holds', '/mailbox'])
    .concat(['/notifications', '/settings', '/tokens', '/help']);
  const all = await Promise.all(readers.map(as));
  const before = await story.service.fingerprint();
  for (const path of paths) {
    for (let times = 0; times < 20; times += 1) {
      const reader = all[times % all.length];
      await reader?.get(path);
      await reader?.get(path, 'HEAD');
    }
  }
  expect(await story.service.fingerprint()).toBe(before);
});

it.each([
  ['sam', '/board'],
  ['mia', '/board'],
  ['keel', '/breaches'],
  ['ada', '/imports'],
  ['ana', '/mine'],
])('the first page of %s is %s', async (who, path) => {
  expect(await (await as(who)).get('/')).toMatchObject({ status: 303, location: path });
});

it('references to work are shown to the worker and their line, and to nobody else', async () => {
  const seen = async (who: string): Promise<boolean> =>
    (await (await as(who)).get('/workers/ana')).text.includes('ana-1');
  expect([await seen('ana'), await seen('sam'), await seen('mia')]).toEqual([true, true, true]);
  expect([await seen('keel'), await seen('helm'), await seen('ada'), await seen('quin')]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  for (const who of ['sam', 'keel']) {
    const { number } = await story.breach('ana');
    expect((await (await as(who)).get(`/breaches/${number}`)).text).not.toContain('ana-1');
  }
});

it('both sides read the same rows', async () => {
  const [labor, management] = [await (await as('keel')).get('/breaches'), await (await as('helm')).get('/breaches')];
  const rows = (html: string): string => (html.match(/<tbody>.*?<\/tbody>/gs) ?? []).join('');
  expect(rows(labor.html)).toBe(rows(management.html));
  expect(rows(labor.html)).toContain('PL-2026-');
});
