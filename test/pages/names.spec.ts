import { personOf } from '../support/story-mailbox.js';
import { PageReader } from '../support/story-pages.js';
import { worker } from '../support/story-roster.js';
import { adminToken, StoryService } from '../support/story-service.js';
import { Story } from '../support/story.js';
import { countyPeople, lively } from './county.js';

jest.setTimeout(300_000);

const service = new StoryService('redis');
const story = new Story(service);
beforeAll(() => service.open(), 120_000);
afterAll(() => service.close());

/** A word by which each person is named, and which stands nowhere else. */
const rivers: Readonly<Record<string, string>> = {
  ana: 'Orinoco',
  ben: 'Vistula',
  cora: 'Limpopo',
  sam: 'Danube',
  hull: 'Zambezi',
  mia: 'Loire',
  dan: 'Volga',
  ada: 'Mekong',
  keel: 'Tagus',
  helm: 'Yukon',
  ivo: 'Ganges',
  quin: 'Parana',
};
const people = [...countyPeople, worker('cora', { unit_id: 'ER4' })].map((row) => ({
  ...row,
  name: `Stern ${rivers[String(row['person_id'])] ?? ''}`,
}));

const forum = ['keel', 'helm', 'quin', 'ada'] as const;
const everybody = ['ana', 'cora', 'sam', 'hull', 'mia', 'dan', ...forum, 'ivo'] as const;

/** Whom a text names, other than its reader. */
const namedIn = (text: string, reader: string): string[] =>
  Object.keys(rivers).filter((who) => who !== reader && text.includes(rivers[who] ?? ''));

/**
 * Who keeps the roster reads it as the file has it, and finds people by it; letters that were kept are shown to admins as
 * they were written.
 */
function isTheRosterItself(who: string, path: string): boolean {
  if (who !== 'ada' && who !== 'ivo') return false;
  return /^\/(?:people|mailbox|search)\b/.test(path);
}

const linksIn = (html: string): string[] =>
  [...html.matchAll(/\shref="(\/[^"#]*)[^"]*"/g)].map(([, path = '']) => path.replaceAll('&amp;', '&'));

/** Addresses that differ in what they name, and not in what they show, are seen a few times each. */
const shapeOf = (path: string): string => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/=[^&]*/g, '=');
const mostOfAShape = 6;

interface Read {
  readonly pages: number;
  /** `keel at /seats reads sam`. */
  readonly found: readonly string[];
}

/** Goes wherever this reader is led, and takes away every table that they are offered. */
async function readEverything(who: string): Promise<Read> {
  const reader = await PageReader.signedIn(service, adminToken, who);
  const waiting = ['/', '/people?find=a', '/search?q=a', '/search?q=ana', '/breaches?status=open', '/rules'];
  const [seen, shapes, found] = [new Set<string>(), new Map<string, number>(), [] as string[]];
  const note = (path: string, text: string): void => {
    if (isTheRosterItself(who, path)) return;
    found.push(...namedIn(text, who).map((named) => `${who} at ${path} reads ${named}`));
  };
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const times = (shapes.get(shapeOf(path)) ?? 0) + 1;
    if (seen.has(path) || times > mostOfAShape) continue;
    seen.add(path);
    shapes.set(shapeOf(path), times);
    const page = await reader.get(path);
    note(path, page.html);
    waiting.push(...(page.location === undefined ? [] : [page.location]), ...linksIn(page.html));
    const action = /<form[^>]*action="(\/\w+\/export)"/.exec(page.html)?.[1];
    if (action !== undefined) note(action, (await reader.submit(page, action)).html);
  }
  return { pages: seen.size, found };
}

/** Mails since so many were sent that name somebody to a reader who is not that person. */
async function namedInMail(readers: readonly string[], since = 0): Promise<string[]> {
  const mails = (await story.mailbox()).slice(since).filter((mail) => readers.includes(personOf(mail)));
  return mails.flatMap((mail) => {
    const { To: _to, to: _also, ...headers } = mail.headers;
    const text = [mail.subject, mail.text, mail.html, ...Object.values(headers)].join('\n');
    return namedIn(text, personOf(mail)).map((named) => `${mail.kinds.join('+')} to ${personOf(mail)} names ${named}`);
  });
}

beforeAll(async () => {
  await lively(story, people);
  await story.ok('ana', 'POST', '/workers/ana/disputes', {
    assignmentRef: 'ana-1',
    why: 'it went to another unit',
    since: '2026-11-04',
  });
  await story.act('sam', 'acknowledgements', 'ana', {});
  await story.clock('2026-11-06');
}, 120_000);

it('the forum reads codes on every page, in every file and in every mail, if the agency sets nothing', async () => {
  for (const who of forum) {
    const { pages, found } = await readEverything(who);
    expect(found).toEqual([]);
    expect(pages).toBeGreaterThan(20);
  }
  expect(await namedInMail(forum)).toEqual([]);
});

it('a line reads the names of its own workers, and nobody else does', async () => {
  const read = new Map<string, readonly string[]>();
  for (const who of ['sam', 'hull', 'ana', 'cora']) read.set(who, (await readEverything(who)).found);
  const named = (who: string): string[] =>
    [...new Set((read.get(who) ?? []).map((one) => one.split(' ').at(-1) ?? ''))].filter((id) =>
      ['ana', 'ben', 'cora'].includes(id),
    );
  expect(named('sam').sort()).toEqual(['ana', 'ben']);
  expect(named('hull')).toEqual(['cora']);
  expect([named('ana'), named('cora')]).toEqual([[], []]);
  expect(read.get('sam')).toEqual(expect.arrayContaining(['sam at /board reads ana', 'sam at /breaches reads ana']));
});

it('nobody reads a name but their own where the agency shows codes to all', async () => {
  const before = (await story.mailbox()).length;
  await story.ok('admin', 'PUT', '/settings', { showPeopleAs: { line: 'code', forum: 'code' }, digest: true });
  // over the next Monday: reminders, rungs, what is overdue, and the digest
  await story.day('2026-11-09', { ana: 17, ben: 16 });
  await story.clock('2026-11-18');
  const kinds = new Set((await story.mailbox()).slice(before).flatMap((mail) => mail.kinds));
  expect([...kinds]).toEqual(expect.arrayContaining(['digest', 'escalated', 'configuration']));
  expect(await namedInMail(everybody, before)).toEqual([]);
  for (const who of everybody) expect((await readEverything(who)).found).toEqual([]);
});

it('initials stand for names where the agency shows initials', async () => {
  await story.ok('admin', 'PUT', '/settings', { showPeopleAs: { line: 'initials', forum: 'initials' } });
  for (const who of ['sam', 'keel']) {
    expect((await readEverything(who)).found).toEqual([]);
    const reader = await PageReader.signedIn(service, adminToken, who);
    expect((await reader.get('/workers/ana')).text).toContain('S. O.');
  }
});
