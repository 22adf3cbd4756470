import { lively, readers } from '../pages/county.js';
import { cookieOf, crawl } from '../support/crawl.js';
import { type Field, type Form, formsIn } from '../support/forms.js';
import { StoryService } from '../support/story-service.js';
import { Story } from '../support/story.js';

jest.setTimeout(600_000);

const host = 'plimsoll.test';
const service = new StoryService('postgres');
const story = new Story(service);
beforeAll(() => service.open(), 120_000);
afterAll(() => service.close());

const markup = '"><script>alert(1)</script>';

/** What is typed into a field, whatever it asks for; null: as the form has it. */
type Typed = (field: Field) => string;

/** Ways in which a form is filled in by accident or on purpose. */
const ways: readonly (readonly [name: string, typed: Typed])[] = [
  ['nothing', () => ''],
  ['too much', ({ kind }) => (kind === 'text' ? 'x'.repeat(100_000) : 'x')],
  ['days that are not', () => '2026-02-30'],
  ['markup', () => markup],
  ['what cannot be kept', () => 'a\u0000b\ud800c'],
];

/** Forms that end or change the session itself, or that a way would only make a stranger of. */
const apart = new Set(['/sign-out', '/sign-in/stay', '/sign-in']);

interface Answer {
  readonly status: number;
  readonly body: string;
}

async function send(form: Form, fields: readonly (readonly [string, string])[], cookie: string): Promise<Answer> {
  const query = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  const posts = form.method === 'post';
  const answer = await service.app.inject({
    method: posts ? 'POST' : 'GET',
    url: posts ? form.action : `${form.action.split('?')[0] ?? ''}?${query}`,
    headers: {
      host,
      accept: 'text/html',
      ...(cookie === '' ? {} : { cookie }),
      ...(posts ? { 'content-type': 'application/x-www-form-urlencoded', origin: `http://${host}` } : {}),
    },
    ...(posts ? { payload: query } : {}),
  });
  return { status: answer.statusCode, body: answer.body };
}

const filled = (form: Form, typed: Typed): [string, string][] =>
  form.fields.map((field) => [field.name, field.kind === 'hidden' ? field.value : typed(field)]);

const rows = async (): Promise<string> =>
  (await service.fingerprint())
    .split('\n')
    .filter((line) => !line.startsWith('web_session '))
    .join('\n');

/** Every form of every page of everybody, one of a kind for each. */
async function everyForm(): Promise<{ who: string; cookie: string; form: Form }[]> {
  const found = new Map<string, { who: string; cookie: string; form: Form }>();
  for (const who of readers) {
    const cookie = await cookieOf(service, who);
    await crawl(service, {
      who,
      cookie,
      onPage(html) {
        for (const form of formsIn(html)) {
          const names = form.fields.map(({ name }) => name).join();
          const kind = `${who} ${form.method} ${form.action.replaceAll(/[\w-]*\d[\w-]*/g, '0')} ${names}`;
          if (!apart.has(form.action) && !found.has(kind)) found.set(kind, { who, cookie, form });
        }
      },
    });
  }
  return [...found.values()];
}

it('no form gives way: to nothing, too much, wrong days, markup, a lost session, another session, or a second press', async () => {
  await lively(story);
  const forms = await everyForm();
  const stranger = await cookieOf(service, 'cara');
  const faults: string[] = [];
  let sent = 0;
  let known = await rows();
  const check = async (name: string, { status, body }: Answer, mustRefuse = false): Promise<void> => {
    sent += 1;
    if (status >= 500) faults.push(`${name}: ${status}`);
    if (body.includes(markup)) faults.push(`${name}: says markup as it came`);
    if (mustRefuse && status < 400 && status !== 303) faults.push(`${name}: ${status}`);
    const now = await rows();
    if ((status >= 400 || mustRefuse) && now !== known) faults.push(`${name}: ${status}, and rows changed`);
    known = now;
  };
  for (const { who, cookie, form } of forms) {
    const name = `${who} ${form.method} ${form.action}`;
    const asItIs = filled(form, ({ value }) => value);
    if (form.method === 'post') {
      await check(`${name}, lost session`, await send(form, asItIs, ''), true);
      await check(`${name}, another session`, await send(form, asItIs, stranger), true);
      const bare = asItIs.filter(([field]) => field !== '_csrf');
      await check(`${name}, no proof`, await send(form, bare, cookie), true);
    }
    for (const [way, typed] of ways) await check(`${name}, ${way}`, await send(form, filled(form, typed), cookie));
  }
  // last what is as it should be, and once more: a double click, the back button, two tabs
  for (const { who, cookie, form } of forms) {
    const asItIs = filled(form, ({ value }) => value);
    for (const time of ['once', 'twice'])
      await check(`${who} ${form.method} ${form.action}, ${time}`, await send(form, asItIs, cookie));
  }
  process.stdout.write(`${forms.length} forms of ${readers.length} readers, sent ${sent} times\n`);
  expect(faults).toEqual([]);
  expect(forms.length).toBeGreaterThan(80);
});
