import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { openSession } from '../../src/access/session.js';
import { AppModule } from '../../src/app.module.js';
import { migrations, tablesOfFacts } from '../../src/migrations/list.js';
import { openPlatform, type Platform } from '../../src/platform/platform.js';
import { loadSettings } from '../../src/platform/settings/settings.js';
import { webServer } from '../../src/platform/web/web-server.js';
import { smtpServer } from '../mail/works.js';
import { type Clone, cloneDatabase } from '../support/database.js';
import '../support/quiet-log.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { erReferrals } from '../support/story-target.js';

jest.setTimeout(60_000);

const adminToken = 'a-token-of-this-story-0123456789abcdef';
const clock = new SteppedClock('2026-11-23T10:00:00-08:00');
const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-shadow-'));
let clone: Clone;
let mailServer: Awaited<ReturnType<typeof smtpServer>>;
let platform: Platform | undefined;
let app: NestFastifyApplication | undefined;
/** What came to the real mail server: `sam@county.test: <subject>`. */
const arrived: string[] = [];

beforeAll(async () => {
  clone = await cloneDatabase();
  mailServer = await smtpServer({
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const subject = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(Buffer.concat(chunks).toString())?.[1] ?? '';
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        arrived.push(`${to}: ${subject.replaceAll(/\r\n\s*/g, ' ')}`);
        callback();
      });
    },
  });
});
afterAll(async () => {
  await stop();
  await mailServer.close();
  await clone.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The service in earnest, on the real way out, with its mail kept or sent. */
async function start(mail: 'send' | 'shadow'): Promise<void> {
  await stop();
  const settings = loadSettings(
    {
      PLIMSOLL_ADMIN_TOKEN: adminToken,
      PLIMSOLL_DATA: folder,
      PLIMSOLL_DATABASE_URL: clone.url,
      PLIMSOLL_QUEUE: 'postgres',
      PLIMSOLL_BASE_URL: 'http://plimsoll.test',
      PLIMSOLL_SMTP_URL: mailServer.url,
      PLIMSOLL_MAIL: mail,
    },
    '/',
  );
  platform = await openPlatform(settings, { migrations, tablesOfFacts }, clock);
  app = await webServer(AppModule.with(platform), settings);
  await app.getHttpAdapter().getInstance().ready();
}

async function stop(): Promise<void> {
  await app?.close();
  await platform?.close();
  app = undefined;
  platform = undefined;
}

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: string | object;
  readonly type?: string;
  readonly as?: string;
}

async function call(url: string, { method = 'GET', body, type = 'application/json', as }: Sent = {}): Promise<string> {
  if (app === undefined || platform === undefined) throw new Error('the service was not started');
  const headers: Record<string, string> =
    as === undefined
      ? { authorization: `Bearer ${adminToken}` }
      : { cookie: await platform.database.transaction((tx) => openSession(tx, as)) };
  if (body !== undefined) headers['content-type'] = type;
  const answer = await app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
  if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.payload}`);
  return answer.payload;
}

async function json<Answer>(url: string, sent: Sent = {}): Promise<Answer> {
  return JSON.parse(await call(`/api/v1${url}`, sent)) as Answer;
}

async function begins(): Promise<void> {
  const file = (kind: string, rows: string): Promise<unknown> =>
    json(`/imports?kind=${kind}&asOf=2026-11-23`, { method: 'POST', body: rows, type: 'text/csv' });
  await json('/settings', { method: 'PUT', body: { workerCopy: false } });
  await file('units', 'unit_id,name,program,region,supervisor_id\nER3,ER Three,ER,North,sam\n');
  await file(
    'people',
    `person_id,name,email,unit_id,fte,roles
ana,Keel Ouse,ana@county.test,ER3,1,worker
ben,Hull Ouse,ben@county.test,ER3,1,worker
sam,Mast Ouse,sam@county.test,ER3,1,supervisor
ivy,Pump Ouse,ivy@county.test,,1,it
`,
  );
  await json('/targets', {
    method: 'POST',
    body: erReferrals({ from: '2026-11-23', agreedBy: 'statute', alertAfter: '0 hours' }),
  });
}

/** Fifteen referrals come to a worker, one more than agreed. */
async function crosses(workerId: string): Promise<void> {
  const time = new Date(await clock.now()).toISOString();
  const events = Array.from({ length: 15 }, (_, n) => ({
    specversion: '1.0',
    id: `${workerId}-${n}`,
    source: '/county/cws',
    type: 'plimsoll.assignment.opened.v1',
    subject: `${workerId}-${n}`,
    time,
    data: { workerId, program: 'ER', caseType: 'referral' },
  }));
  await json('/assignment-events', { method: 'POST', body: events });
}

interface Told {
  readonly personId: string;
  readonly kinds: string[];
  readonly breaches: string[];
  readonly state: string;
  readonly attempts: { readonly reply: string }[];
}

/** The opening mail about this worker, once it is settled. */
async function settled(workerId: string): Promise<Told> {
  const [breach] = (await json<{ items: { number: string }[] }>(`/breaches?worker=${workerId}`)).items;
  for (let tries = 0; tries < 200; tries++) {
    const { items } = await json<{ items: Told[] }>(`/notifications?breach=${breach?.number ?? ''}`);
    const opened = items.find(({ kinds, state }) => kinds.includes('opened') && state === 'sent');
    if (opened !== undefined) return opened;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no opening mail about ${workerId} was settled`);
}

const textsOf = async (number: string): Promise<string[]> =>
  (await json<{ timeline: { text: string }[] }>(`/breaches/${number}`)).timeline.map(({ text }) => text);

it('in shadow a crossing is on record and mailed to nobody; out of it the next one is mailed, and the old one is not', async () => {
  await start('shadow');
  await begins();
  await crosses('ana');
  const kept = await settled('ana');
  const [number = ''] = kept.breaches;
  expect(arrived).toEqual([]);
  expect(kept.attempts.map(({ reply }) => reply)).toEqual(['250 kept in the built-in mailbox']);
  expect(await textsOf(number)).toContain('Mail “opened” to sam: kept in the built-in mailbox, it did not leave');
  expect(await textsOf(number)).not.toContain('Mail “opened” to sam: accepted by the mail server');
  const page = await call(`/notifications?breach=${number}`, { as: 'ivy' });
  expect(page).toContain('Shadow: everything is recorded, and nobody is mailed.');
  expect(page).toContain('<td>kept in the built-in mailbox, it did not leave</td>');
  expect(page).not.toContain('<td>sent</td>');

  await start('send');
  clock.advance(60 * 60_000);
  await crosses('ben');
  const mailed = await settled('ben');
  expect(await textsOf(mailed.breaches[0] ?? '')).toContain('Mail “opened” to sam: accepted by the mail server');
  expect(arrived.filter((mail) => mail.startsWith('sam@'))).toEqual([
    `sam@county.test: Hull Ouse over caseload level: 15 of 14 ER referrals [${mailed.breaches[0] ?? ''}]`,
  ]);
  expect(arrived.filter((mail) => mail.includes(number))).toEqual([]);
  const later = await call('/notifications?state=sent', { as: 'ivy' });
  expect(later).not.toContain('Shadow. Everything is recorded');
  expect(later).toContain('<td>sent</td>');
});
