import { type AddressInfo } from 'node:net';

import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

import { LetterDesk } from '../../src/channels/mail/letter-desk.js';
import { MailService } from '../../src/channels/mail/mail.service.js';
import { MailboxPostman } from '../../src/channels/mail/mailbox-postman.js';
import type { Postman } from '../../src/channels/mail/postman.js';
import { reachableAdmins } from '../../src/channels/mail/reachable-admins.js';
import type { EntryDraft } from '../../src/core/entry.js';
import type { Notice, NoticeKind } from '../../src/core/notice.js';
import { promise } from '../../src/notifications/promise.js';
import { mailRetries } from '../../src/notifications/retries.sweep.js';
import { duePending } from '../../src/notifications/settled.queries.js';
import type { Undeliverable } from '../../src/notifications/undeliverable.js';
import { applyPeople } from '../../src/people/apply-people.js';
import { personRow } from '../../src/people/roster.schema.js';
import { newId } from '../../src/platform/ids.js';
import { redisQueues } from '../../src/platform/queues/bullmq-queues.js';
import type { Queues } from '../../src/platform/queues/queues.js';
import { type TestDatabase, testServers } from '../support/database.js';
import type { SteppedClock } from '../support/stepped-clock.js';

export const targetId = '019ab1c0-0000-7000-8000-0000000000aa';

/** Puts people on the roster; an empty address leaves it out. */
export async function givePeople(test: TestDatabase, people: Readonly<Record<string, string>>): Promise<void> {
  const rows = Object.entries(people).map(([personId, roles], index) => ({
    ...personRow.parse({ personId, name: `${personId} Sample`, roles, email: `${personId.toLowerCase()}@county.test` }),
    line: index + 2,
  }));
  await test.database.transaction(async (tx) => {
    const file = { asOf: tx.now, importId: newId(), mode: 'delta', rehearsal: true } as const;
    const applied = await applyPeople(tx, rows, file);
    if (!('added' in applied)) throw new Error(JSON.stringify(applied));
  });
}

let breaches = 0;

/** An open breach as a row: what a mail needs of it. */
export async function giveBreach(test: TestDatabase, worker: string, more: { load?: string; unit?: string } = {}) {
  const breachId = newId();
  breaches += 1;
  const number = `PL-2026-${String(breaches).padStart(4, '0')}`;
  await test.database.transaction((tx) =>
    tx.query(
      `insert into breach (breach_id, number, subject_kind, subject_id, unit_id, program, target_id, target_version, load_track,
         response_track, round, started_at, opened_at, noticed_at, load, peak, effective_limit, goal, opening_load,
         opening_limit, count_unit, check_in_by, responsible_id, response)
       values ($1, $2, 'worker', $3, $4, 'ER', $5, 1, 'open', 'awaiting', 1, $6, $6, $6, $7, $7, 14, 12, $7, 14, 'referral',
         $6::timestamptz + interval '7 days', 'Sam', 'null')`,
      [breachId, number, worker, more.unit ?? null, targetId, new Date(tx.now), more.load ?? '16'],
    ),
  );
  return { breachId, number };
}

export type Given = Awaited<ReturnType<typeof giveBreach>>;

export const noticeTo = (to: string, breach: Given, kind: NoticeKind = 'opened'): Notice => ({
  kind,
  to,
  because: 'supervisor of ER3',
  breach: breach.number,
  facts: {},
});

export const promiseTo = (test: TestDatabase, notices: readonly Notice[], given: readonly Given[]): Promise<void> =>
  test.database.transaction((tx) =>
    promise(tx, notices, (number) => given.find((breach) => breach.number === number)?.breachId ?? null),
  );

/** What the works said to the rooms above them. */
export interface Heard {
  readonly entries: EntryDraft[];
  readonly undeliverable: Undeliverable[];
}

/** The mail works of one test: started by `start`, which answers what they said. */
export class Works {
  readonly heard: Heard = { entries: [], undeliverable: [] };
  private readonly queues: Queues;
  private readonly service: MailService;

  constructor(
    private readonly test: TestDatabase,
    private readonly clock: SteppedClock,
    postman: Postman = new MailboxPostman(test.database.db, true),
  ) {
    this.queues = redisQueues(testServers().redis, test.agency.id);
    const desk = new LetterDesk(test.database.db, {
      agency: test.agency,
      baseUrl: () => 'https://plimsoll.county.test',
      from: () => ({ name: 'Plimsoll', address: 'plimsoll@county.test' }),
      replyTo: null,
      checkpoint: () => Promise.resolve('plimsoll/county\n1\nqjv1Zc0=\n'),
      surroundings: () => Promise.resolve(new Map()),
    });
    const duties = {
      append: (_tx: unknown, drafts: readonly EntryDraft[]) => Promise.resolve(void this.heard.entries.push(...drafts)),
      admins: reachableAdmins,
      undeliverable: (_tx: unknown, one: Undeliverable) => Promise.resolve(void this.heard.undeliverable.push(one)),
    };
    const { database } = test;
    this.service = new MailService(
      { database, clock, queues: this.queues, duties, beat: () => undefined },
      desk,
      postman,
    );
  }

  start(): Promise<void> {
    return this.service.start();
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.queues.close();
  }

  /** Runs the sweep over retries, and waits until nothing that is due is unsettled. */
  async settled(within = 8_000): Promise<void> {
    await this.test.database.transaction((tx) => mailRetries.run(tx));
    const until = performance.now() + within;
    while (performance.now() < until) {
      if ((await duePending(this.test.database.db, await this.clock.now())) === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('mail is still under way');
  }

  async states(): Promise<string[]> {
    const rows = await this.test.database.db.query<{ text: string }>(
      `select person_id || ' ' || state as text from mail order by promised_at, person_id, mail_id`,
    );
    return rows.map(({ text }) => text);
  }
}

/** A mail server that answers as told. */
export async function smtpServer(options: SMTPServerOptions): Promise<{ url: string; close(): Promise<void> }> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, ...options });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
