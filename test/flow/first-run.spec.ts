import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { openSession } from '../../src/access/session.js';
import { AppModule } from '../../src/app.module.js';
import { appendEntries } from '../../src/breach-log/log.js';
import { firstRunCommand } from '../../src/first-run/first-run.command.js';
import { migrations, tablesOfFacts } from '../../src/migrations/list.js';
import { calendarOf } from '../../src/people/calendar.queries.js';
import { openPlatform, type Platform } from '../../src/platform/platform.js';
import { loadSettings } from '../../src/platform/settings/settings.js';
import { webServer } from '../../src/platform/web/web-server.js';
import { smtpServer } from '../mail/works.js';
import { approveVersion } from '../../src/targets/approve.js';
import { type Clone, cloneDatabase } from '../support/database.js';
import { fingerprintOf } from '../support/fingerprint.js';
import '../support/quiet-log.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { erReferrals } from '../support/story-target.js';

jest.setTimeout(60_000);

const adminToken = 'a-token-of-this-story-0123456789abcdef';
let clock: SteppedClock;
let folder = '';
let clone: Clone;
let mailServer: Awaited<ReturnType<typeof smtpServer>>;
let platform: Platform;
let app: NestFastifyApplication;
/** What came to the mail server: `sam@county.test: <subject>`. */
let arrived: string[] = [];
/** The same, whole. */
let letters: string[] = [];
const printed: string[] = [];

beforeEach(async () => {
  arrived = [];
  letters = [];
  printed.length = 0;
  clock = new SteppedClock('2026-11-23T10:00:00-08:00');
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-first-run-'));
  clone = await cloneDatabase();
  mailServer = await smtpServer({
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString().replaceAll('=\r\n', ''));
        const subject = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(Buffer.concat(chunks).toString())?.[1] ?? '';
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        arrived.push(`${to}: ${subject.replaceAll(/\r\n\s*/g, ' ')}`);
        callback();
      });
    },
  });
  const settings = loadSettings(
    {
      PLIMSOLL_ADMIN_TOKEN: adminToken,
      PLIMSOLL_DATA: folder,
      PLIMSOLL_DATABASE_URL: clone.url,
      PLIMSOLL_QUEUE: 'postgres',
      PLIMSOLL_BASE_URL: 'http://plimsoll.test',
      PLIMSOLL_SMTP_URL: mailServer.url,
      PLIMSOLL_MAIL: 'send',
    },
    '/',
  );
  platform = await openPlatform(settings, { migrations, tablesOfFacts }, clock);
  app = await webServer(AppModule.with(platform), settings);
  await app.getHttpAdapter().getInstance().ready();
  for (const way of ['log', 'error'] as const) {
    jest.spyOn(console, way).mockImplementation((...said: unknown[]) => void printed.push(String(said[0])));
  }
});
afterEach(async () => {
  jest.restoreAllMocks();
  await app.close();
  await platform.close();
  await mailServer.close();
  await clone.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The command, in a database that stays open when the command is done with it. */
const line = (...args: string[]): Promise<number> =>
  firstRunCommand(() => Promise.resolve({ ...platform, close: () => Promise.resolve() })).run(args);

async function call(method: 'GET' | 'POST', url: string, body?: object | string, as?: string): Promise<string> {
  const headers: Record<string, string> =
    as === undefined
      ? { authorization: `Bearer ${adminToken}` }
      : { cookie: await platform.database.transaction((tx) => openSession(tx, as)), host: 'plimsoll.test' };
  if (body !== undefined) headers['content-type'] = typeof body === 'string' ? 'text/csv' : 'application/json';
  const answer = await app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
  if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.payload}`);
  return answer.payload;
}
const json = async <Answer>(
  method: 'GET' | 'POST',
  url: string,
  body?: object | string,
  as?: string,
): Promise<Answer> => JSON.parse(await call(method, `/api/v1${url}`, body, as)) as Answer;
const file = (kind: string, rows: string, more = ''): Promise<unknown> =>
  json('POST', `/imports?kind=${kind}&asOf=2026-11-23${more}`, rows);

/** Sends a form of a page as a person does who is signed in; answers with where it led. */
async function press(path: string, as: string): Promise<string> {
  const cookie = await platform.database.transaction((tx) => openSession(tx, as));
  const headers = { cookie, host: 'plimsoll.test', origin: 'http://plimsoll.test' };
  const page = await app.inject({ method: 'GET', url: '/start', headers });
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.payload)?.[1] ?? '';
  const answer = await app.inject({
    method: 'POST',
    url: path,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `_csrf=${encodeURIComponent(csrf)}`,
  });
  return `${answer.statusCode} ${answer.headers.location ?? ''}`;
}

/** Fifteen referrals each for ana and ben, one more than will be agreed; cara has none. */
async function everythingButTheTarget(): Promise<void> {
  await file('units', 'unit_id,name,program,region,supervisor_id\nER3,ER Three,ER,North,sam\n');
  await file(
    'people',
    `person_id,name,email,unit_id,fte,roles
ana,Keel Ouse,ana@county.test,ER3,1,worker
ben,Hull Ouse,ben@county.test,ER3,1,worker
cara,Deck Ouse,cara@county.test,ER3,1,worker
sam,Mast Ouse,sam@county.test,ER3,1,supervisor
lea,Prow Ouse,lea@county.test,,1,worker
max,Stern Ouse,max@county.test,,1,worker
`,
  );
  await json('POST', '/grants', { personId: 'lea', role: 'labor' });
  await json('POST', '/grants', { personId: 'max', role: 'management' });
  const rows = ['ana', 'ben'].flatMap((worker) =>
    Array.from({ length: 15 }, (_, n) => `${worker}-${n},${worker},ER,referral,2026-11-01`),
  );
  await file(
    'assignments',
    `assignment_ref,worker_id,program,case_type,opened_on\n${rows.join('\n')}\n`,
    '&feed=cws-er',
  );
}

async function proposed(): Promise<{ id: string }> {
  return json('POST', '/targets', erReferrals({ from: '2026-11-23', alertAfter: '0 hours' }));
}
/** The target, signed by both sides. */
async function agreed(): Promise<void> {
  const { id } = await proposed();
  await platform.database.transaction(async (tx) => {
    for (const signer of [
      { personId: 'lea', side: 'labor' },
      { personId: 'max', side: 'management' },
    ] as const) {
      const done = await approveVersion(tx, { targetId: id, version: 1 }, signer, await calendarOf(tx));
      if (done.outcome !== 'done') throw new Error(done.outcome);
      await appendEntries(tx, done.entries);
    }
  });
}

/** Every row but those of sessions, which signing in makes. */
const fingerprint = (): Promise<string> => fingerprintOf(platform.database.db, ['web_session']);

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2_500));
const breaches = (): Promise<{ items: { workerId: string; loadTrack: string; round: number }[] }> =>
  json('GET', '/breaches');

it('goes from nothing to the first mail, and mails nobody before', async () => {
  expect(await line('admin', 'ada', '--name', 'Rudder Ouse', '--email', 'ada@county.test')).toBe(0);
  expect(printed[0]).toMatch(/^http:\/\/plimsoll\.test\/sign-in\/link\/[\w-]{43}\n/);
  expect(await line('admin', 'eve')).toBe(1);
  expect(await call('GET', '/start', undefined, 'ada')).toContain('2 of 8 first steps are done. Next: Units');

  await everythingButTheTarget();
  await agreed();
  await settled();
  expect((await breaches()).items.map(({ workerId, loadTrack }) => `${workerId} ${loadTrack}`).sort()).toEqual([
    'ana open',
    'ben open',
  ]);
  expect(arrived).toEqual([]);

  expect(await press('/start/test-message', 'ada')).toBe('303 /start/8?done=tested');
  await settled();
  expect(arrived).toEqual(['ada@county.test: A test message that you asked for']);
  arrived = [];

  expect(await line('preview')).toBe(0);
  expect(printed.join('\n')).toContain('2 over the level now');
  expect(await press('/start/tell', 'ada')).toBe('303 /start/8?done=started');
  await settled();
  expect(arrived.map((mail) => mail.split(':')[0]).sort()).toEqual([
    'ana@county.test',
    'ben@county.test',
    'lea@county.test',
    'max@county.test',
    'sam@county.test',
  ]);
  expect(arrived.filter((mail) => mail.startsWith('lea'))).toEqual([
    'lea@county.test: The first run has ended: people are told from now on',
  ]);
  expect((await breaches()).items.every(({ round }) => round === 1)).toBe(true);
  const told = (letters.find((letter) => letter.includes('lea@county.test')) ?? '').replaceAll(/\s+/g, ' ');
  expect(told).toContain('Seats of labor: lea. Seats of management: max.');
  expect(told).toContain('Agreed: ER referrals, signed by lea and max.');
  expect(await line('start-telling')).toBe(0);
  expect(printed.at(-1)).toContain('told already');
});

it('tells nothing of what was over before and is not now', async () => {
  await line('admin', 'ada', '--email', 'ada@county.test');
  await everythingButTheTarget();
  await agreed();
  await settled();
  const rows = Array.from({ length: 15 }, (_, n) => `ben-${n},ben,ER,referral,2026-11-01`);
  clock.set('2026-11-27T10:00:00-08:00');
  await json(
    'POST',
    '/imports?kind=assignments&feed=cws-er&asOf=2026-11-25',
    `assignment_ref,worker_id,program,case_type,opened_on\n${rows.join('\n')}\nana-1,ana,ER,referral,2026-11-01\n`,
  );
  await settled();
  expect(await line('start-telling')).toBe(0);
  await settled();
  expect(arrived.filter((mail) => /^(ana|ben)/.test(mail)).map((mail) => mail.split(':')[0])).toEqual([
    'ben@county.test',
  ]);
  const { items } = await json<{ items: { state: string }[] }>('GET', '/notifications?state=held');
  expect(items).toEqual([]);
});

it('reckons whom the first mail would go to, and leaves nothing behind', async () => {
  await line('admin', 'ada', '--email', 'ada@county.test');
  await everythingButTheTarget();
  await proposed();
  await settled();
  const before = await fingerprint();
  const page = await call('GET', '/start/7?reckon=today', undefined, 'ada');
  expect(page).toContain('2 would be over today, and 5 mails would go out');
  expect(page).toContain('ER referrals (as if signed)');
  await call('GET', '/start/7?reckon=today', undefined, 'ada');
  await settled();
  expect(await fingerprint()).toEqual(before);
  expect(arrived).toEqual([]);
  expect((await breaches()).items).toEqual([]);
});

it('keeps mail back only where nobody was told yet: an agency that works cannot be silenced', async () => {
  await everythingButTheTarget();
  await json('POST', '/grants', { personId: 'sam', role: 'admin' });
  await agreed();
  await settled();
  expect(arrived.map((mail) => mail.split(':')[0])).toEqual(
    expect.arrayContaining(['sam@county.test', 'ana@county.test']),
  );
  expect(await call('GET', '/start', undefined, 'sam')).not.toContain('action="/start/keep"');
  expect(await press('/start/keep', 'sam')).toBe('303 /start?done=told');
  expect((await json<{ items: unknown[] }>('GET', '/holds')).items).toEqual([]);
});

it('ends by releasing its hold, as any hold does', async () => {
  await line('admin', 'ada', '--email', 'ada@county.test');
  await everythingButTheTarget();
  const [hold] = (await json<{ items: { id: string; kind: string }[] }>('GET', '/holds?open=true')).items;
  expect(hold?.kind).toBe('first_run');
  await expect(json('POST', `/holds/${hold?.id ?? ''}/release`)).rejects.toThrow('409');
  await agreed();
  await settled();
  expect(await json('POST', `/holds/${hold?.id ?? ''}/release`)).toMatchObject({ breaches: 2 });
});

it('does not start before a target is agreed, and shows the pages to admins alone', async () => {
  await line('admin', 'ada', '--email', 'ada@county.test');
  await everythingButTheTarget();
  expect(await line('start-telling')).toBe(1);
  expect(await press('/start/tell', 'ada')).toMatch(/^409/);
  await expect(call('GET', '/start', undefined, 'sam')).rejects.toThrow('404');
  await expect(call('GET', '/start/9', undefined, 'ada')).rejects.toThrow('404');
  for (let step = 1; step <= 8; step++) {
    const page = await call('GET', `/start/${step}`, undefined, 'ada');
    expect(page).toContain(`Step ${step} of 8`);
    expect(page).toContain('The same on the command line');
  }
});
