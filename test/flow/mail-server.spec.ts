import { type AddressInfo, createServer, type Socket } from 'node:net';

import { SmtpPostman } from '../../src/channels/mail/smtp-postman.js';
import { giveBreach, givePeople, noticeTo, promiseTo, smtpServer, Works } from '../mail/works.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

const clock = new SteppedClock('2026-11-23T14:02:00Z');
const test = useDatabase(clock);
const closing: (() => Promise<unknown>)[] = [];

interface Taken {
  readonly to: string[];
  readonly raw: string;
}
let taken: Taken[] = [];

function refusal(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}

beforeAll(() => givePeople(test, { Ana: 'worker', Sam: 'supervisor', Mia: 'manager', Ada: 'admin' }));
beforeEach(async () => {
  taken = [];
  for (const table of ['notification', 'mail', 'delivery_attempt', 'breach']) {
    await test.database.db.query(`delete from ${table}`);
  }
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A mail server, and the works that send to it. */
async function worksWith(answer: (address: string) => Error | undefined = () => undefined): Promise<Works> {
  const server = await smtpServer({
    onRcptTo(address, _session, callback) {
      callback(answer(address.address));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        taken.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        callback();
      });
    },
  });
  closing.push(() => server.close());
  return started(new Works(test, clock, new SmtpPostman(server.url)));
}

async function started(works: Works): Promise<Works> {
  closing.push(() => works.stop());
  await works.start();
  return works;
}

const attempts = () =>
  test.database.db.query<{ person_id: string; outcome: string; reply: string }>(
    `select person_id, outcome, reply from delivery_attempt join mail using (agency_id, mail_id) order by at, attempt`,
  );

async function open(to: string, worker = 'Ana'): Promise<{ breachId: string; number: string }> {
  const breach = await giveBreach(test, worker);
  await promiseTo(test, [noticeTo(to, breach)], [breach]);
  return breach;
}

it('a mail is handed over with the words of both parts, to one recipient', async () => {
  const works = await worksWith();
  const breach = await open('Sam');
  await works.settled();
  expect(taken).toHaveLength(1);
  expect(taken[0]?.to).toEqual(['sam@county.test']);
  const raw = taken[0]?.raw ?? '';
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(raw).toMatch(/^X-Auto-Response-Suppress: OOF, DR, RN, NRN, AutoReply\r$/m);
  expect(raw).toMatch(/^List-I[dD]: /m);
  expect(raw).toMatch(new RegExp(`^X-Plimsoll-Breach: ${breach.number}\\r$`, 'm'));
  expect(raw).toMatch(/^Content-Type: text\/plain/m);
  expect(raw).toMatch(/^Content-Type: text\/html/m);
  expect(raw).toMatch(/^Content-Type: text\/calendar; charset=utf-8; name=check-in-PL-2026-\d{4}\.ics\r$/m);
  expect(raw).toMatch(/^Content-Disposition: attachment; filename=check-in-PL/m);
  expect(raw).not.toMatch(/^List-Unsubscribe/m);
  expect(Buffer.byteLength(raw)).toBeLessThan(30 * 1024);
  expect((await attempts()).map(({ outcome }) => outcome)).toEqual(['sent']);
});

it('a recipient who is refused is told to the next rung, once the server is seen to take other mail', async () => {
  const works = await worksWith((address) => (address.startsWith('sam@') ? refusal(550, 'no such user') : undefined));
  const breach = await open('Sam');
  await works.settled();
  expect(await works.states()).toEqual(['Ada sent', 'Sam refused']);
  expect(works.heard.undeliverable).toMatchObject([{ personId: 'Sam', breachIds: [breach.breachId], why: 'refused' }]);
  expect(taken.map(({ to }) => to)).toEqual([['ada@county.test']]);
  expect((await attempts()).find(({ person_id }) => person_id === 'Sam')?.reply).toContain('550');
});

it('a server that refuses everybody moves no rung', async () => {
  const works = await worksWith(() => refusal(550, 'not from you'));
  await open('Sam');
  await open('Mia', 'Ben');
  await works.settled();
  expect(works.heard.undeliverable).toEqual([]);
});

it('a temporary refusal is tried again, with the same Message-ID, and after 30 minutes passed on', async () => {
  let busy = true;
  const works = await worksWith((address) =>
    busy && address.startsWith('sam@') ? refusal(451, 'try again later') : undefined,
  );
  const breach = await open('Sam');
  await works.settled();
  const began = await clock.now();
  for (const minutes of [1, 2, 5, 15]) {
    clock.set(new Date(began + minutes * 60_000).toISOString());
    await works.settled();
  }
  expect(works.heard.undeliverable).toEqual([]);
  clock.set(new Date(began + 30 * 60_000).toISOString());
  await works.settled();
  expect(works.heard.undeliverable).toMatchObject([{ personId: 'Sam', breachIds: [breach.breachId], why: 'put_off' }]);
  expect((await attempts()).filter(({ person_id }) => person_id === 'Sam')).toHaveLength(6);
  busy = false;
  clock.set(new Date(began + 60 * 60_000).toISOString());
  await works.settled();
  expect(await works.states()).toContain('Sam sent');
  expect(works.heard.undeliverable).toHaveLength(1);
});

it('a server that is not there puts mail off, alarms the admin, and moves no rung', async () => {
  const works = await started(new Works(test, clock, new SmtpPostman('smtp://127.0.0.1:1')));
  await open('Sam');
  await works.settled();
  expect(await attempts()).toMatchObject([{ person_id: 'Sam', outcome: 'put_off' }]);
  clock.advance(60_000);
  await works.settled();
  const alarms = await test.database.db.query(
    `select person_id, facts ->> 'about' as about from notification where kind = 'delivery_failed'`,
  );
  expect(alarms).toEqual([{ person_id: 'Ada', about: 'server' }]);
  expect(works.heard.undeliverable).toEqual([]);
});

it('a server that cuts the line before its answer leaves it unsure, and gets the same mail again', async () => {
  const ids: string[] = [];
  let cut = true;
  const server = createServer((socket) => {
    speak(socket, (data) => {
      ids.push(/^Message-ID:\s*(\S+)/im.exec(data)?.[1] ?? '');
      if (cut) socket.destroy();
      else socket.write('250 taken\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const works = await started(
    new Works(test, clock, new SmtpPostman(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`)),
  );
  await open('Sam');
  await works.settled();
  expect(await works.states()).toEqual(['Sam unsure']);
  cut = false;
  clock.advance(60_000);
  await works.settled();
  expect(await works.states()).toContain('Sam sent');
  expect(ids.length).toBeGreaterThanOrEqual(2);
  expect(ids[0]).toMatch(/^<.+@county\.test>$/);
  expect(ids[1]).toBe(ids[0]);
  expect(works.heard.entries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['notice_unsure', 'notice_sent']));
});

it('a server that never greets is left, and nothing of the mail was handed over', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return Promise.resolve();
  });
  const { port } = server.address() as AddressInfo;
  const works = await started(new Works(test, clock, new SmtpPostman(`smtp://127.0.0.1:${port}`, 300)));
  await open('Sam');
  await works.settled();
  expect(await attempts()).toMatchObject([{ outcome: 'put_off', reply: 'Greeting never received' }]);
});

/** Speaks SMTP up to the mail; what then happens is the test's. */
function speak(socket: Socket, mail: (data: string) => void): void {
  let inMail = false;
  let data = '';
  socket.on('error', () => undefined);
  socket.write('220 here\r\n');
  socket.on('data', (chunk) => {
    data += chunk.toString();
    for (;;) {
      if (inMail) {
        const end = data.indexOf('\r\n.\r\n');
        if (end === -1) return;
        inMail = false;
        const whole = data.slice(0, end);
        data = data.slice(end + 5);
        mail(whole);
        continue;
      }
      const line = /^(.*?)\r\n/.exec(data);
      if (line === null) return;
      data = data.slice(line[0].length);
      inMail = /^DATA/i.test(line[1] ?? '');
      socket.write(inMail ? '354 go on\r\n' : '250 fine\r\n');
    }
  });
}
