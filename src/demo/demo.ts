import fs from 'node:fs';
import path from 'node:path';

import { NestFactory } from '@nestjs/core';

import { hashOf } from '../access/password.js';
import { keepPassword } from '../access/password.queries.js';
import { newSecret } from '../access/secret.js';
import { AppModule } from '../app.module.js';
import { LetterDesk } from '../channels/mail/letter-desk.js';
import { MailDelivery } from '../channels/mail/mail-delivery.js';
import { dutiesWith } from '../channels/mail/mail-wiring.js';
import { Postman } from '../channels/mail/postman.js';
import { instant } from '../core/instant.js';
import { migrations, tablesOfFacts } from '../migrations/list.js';
import { claimDue } from '../notifications/lease.queries.js';
import { UndeliverableHook } from '../notifications/undeliverable.js';
import { type Db } from '../platform/database/database.js';
import { openPlatform, type Platform } from '../platform/platform.js';
import { SetupError } from '../platform/settings/settings.js';
import type { Settings } from '../platform/settings/settings.schema.js';
import { Sweeper } from '../platform/sweeper.js';
import { MovedClock } from './moved-clock.js';
import { demoAccounts } from './roster.js';
import { demoDays, seedDemo } from './seed.js';

/** The settings of the demonstration: an agency of its own beside any other, whose mail never leaves. */
export function demoSettings(settings: Settings): Settings {
  return {
    ...settings,
    smtpUrl: undefined,
    agency: 'demo',
    agencyName: 'Rivers County (demonstration)',
    mail: 'shadow',
  };
}

const day = 86_400_000;

/** Makes the demonstration agency unless it is there already. Says how far it has come. */
export async function makeDemo(settings: Settings, seed: number, say: (line: string) => void): Promise<void> {
  const until = instant(Date.now());
  const clock = new MovedClock(instant(until - (demoDays + 2) * day));
  const quiet: Settings = {
    ...settings,
    role: 'web',
    baseUrl: settings.baseUrl ?? `http://${settings.host}:${settings.port}`,
  };
  const platform = await openPlatform(quiet, { migrations, tablesOfFacts }, clock);
  try {
    const state = await stateOf(platform.database.db);
    if (state === 'made') return;
    if (state === 'half_made') {
      throw new SetupError([
        `The demonstration in ${settings.data} was interrupted while it was made; remove that folder, or name another with PLIMSOLL_DATA`,
      ]);
    }
    say('Making the demonstration agency: 3 regions, 9 units, 84 workers, 6 months.');
    await make(platform, clock, { seed, until, say });
  } finally {
    await platform.close();
  }
}

/** Whether the demonstration was made, from its first entry to its last. */
async function stateOf(db: Db): Promise<'none' | 'half_made' | 'made'> {
  const [row] = await db.query<{ made: boolean; begun: boolean }>(
    `select exists (select from lease where name = 'demo made') as made, exists (select from person_version) as begun`,
  );
  if (row?.made === true) return 'made';
  return row?.begun === true ? 'half_made' : 'none';
}

interface Making {
  readonly seed: number;
  readonly until: ReturnType<typeof instant>;
  readonly say: (line: string) => void;
}

async function make(platform: Platform, clock: MovedClock, { seed, until, say }: Making): Promise<void> {
  const { database } = platform;
  const app = await NestFactory.createApplicationContext(AppModule.with(platform), { logger: false });
  const delivery = new MailDelivery(
    database,
    clock,
    app.get(LetterDesk),
    app.get(Postman),
    dutiesWith(app.get(UndeliverableHook)),
  );
  let told = -1;
  await seedDemo(
    {
      database,
      clock,
      sweeper: app.get(Sweeper),
      deliver: async () => {
        const mailIds = await claimDue(database.db, await clock.now(), 500);
        await Promise.all(mailIds.map((mailId) => delivery.handle(mailId)));
      },
      progress: (done, of) => {
        const share = Math.floor((done / of) * 10);
        if (share > told) say(`  ${String(share * 10)} %`);
        told = share;
      },
    },
    { seed, until },
  );
  await openAccounts(platform);
  await database.transaction((tx) =>
    tx.query(`insert into lease (name, holder, until) values ('demo made', $1, 'infinity')`, [`seed ${seed}`]),
  );
}

const accountsFile = (settings: Settings): string => path.join(settings.data, 'demo-accounts.json');

/** One account for each role, with passwords that only this folder knows. */
async function openAccounts({ database, settings }: Platform): Promise<void> {
  const accounts = demoAccounts.map((account) => ({ ...account, password: newSecret().slice(0, 16) }));
  for (const { personId, password } of accounts) {
    const hash = await hashOf(password);
    await database.transaction((tx) => keepPassword(tx, personId, hash));
  }
  fs.mkdirSync(settings.data, { recursive: true });
  fs.writeFileSync(accountsFile(settings), JSON.stringify(accounts, null, 2), { mode: 0o600 });
}

/** The lines that say how to sign in to the demonstration. */
export function demoAccountLines(settings: Settings): string[] {
  if (!fs.existsSync(accountsFile(settings))) return [];
  const accounts = JSON.parse(fs.readFileSync(accountsFile(settings), 'utf8')) as {
    readonly role: string;
    readonly personId: string;
    readonly password: string;
  }[];
  return [
    'Sign in to the demonstration as',
    ...accounts.map(({ role, personId, password }) => `  ${role.padEnd(11)} ${personId.padEnd(8)} ${password}`),
  ];
}
