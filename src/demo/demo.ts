import fs from 'node:fs';
import path from 'node:path';

import { NestFactory } from '@nestjs/core';

import { hashOf } from '../access/password.js';
import { keepPassword } from '../access/password.queries.js';
import { newSecret } from '../access/secret.js';
import { AppModule } from '../app.module.js';
import { LetterDesk } from '../channels/mail/letter-desk.js';
import { dutiesWith } from '../channels/mail/mail-wiring.js';
import { Postman } from '../channels/mail/postman.js';
import { instant, type Instant } from '../core/instant.js';
import { migrations, tablesOfFacts } from '../migrations/list.js';
import { UndeliverableHook } from '../notifications/undeliverable.js';
import { openServers } from '../platform/embedded/own-servers.js';
import { openPlatform, type Platform } from '../platform/platform.js';
import type { Settings } from '../platform/settings/settings.schema.js';
import { Sweeper } from '../platform/sweeper.js';
import { DemoLife, liveOn } from './living.js';
import { Mailroom } from './mailroom.js';
import { markMade, seedOf, setAside, stateOf } from './made.queries.js';
import { MovedClock } from './moved-clock.js';
import { demoAccounts } from './roster.js';
import { demoDays, type DemoGround, seedDemo } from './seed.js';

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

/** What is to be made, who hears how far it has come, and who may end it. */
export interface Making {
  readonly seed: number;
  readonly say: (line: string) => void;
  readonly stop?: AbortSignal;
}

const day = 86_400_000;

/** Makes the demonstration agency unless it is there already; whether it is there now. */
export async function makeDemo(settings: Settings, making: Making): Promise<boolean> {
  const servers = await openServers(settings);
  try {
    const quiet: Settings = {
      ...settings,
      databaseUrl: settings.databaseUrl ?? withoutWaiting(servers.databaseUrl),
      queue: 'postgres',
      role: 'web',
      baseUrl: settings.baseUrl ?? `http://${settings.host}:${settings.port}`,
    };
    const until = instant(Date.now());
    return await makeOn(quiet, making, until);
  } finally {
    await servers.close();
  }
}

/**
 * On the database that is our own a commit need not wait for the disk while the demonstration is made: one that a
 * failing machine cuts short is made anew from its beginning. The last commit waits, and with it all before it.
 */
function withoutWaiting(databaseUrl: string): string {
  const options = `options=${encodeURIComponent('-c synchronous_commit=off')}`;
  return `${databaseUrl}${databaseUrl.includes('?') ? '&' : '?'}${options}`;
}

async function makeOn(settings: Settings, making: Making, until: Instant): Promise<boolean> {
  const clock = new MovedClock(instant(until - (demoDays + 2) * day));
  const platform = await openPlatform(settings, { migrations, tablesOfFacts }, clock, making.stop);
  try {
    switch (await stateOf(platform.database.db)) {
      case 'made':
        return true;
      case 'none':
        making.say('Making the demonstration agency: 3 regions, 9 units, 84 workers, 6 months.');
        return await make(platform, clock, making, until);
      case 'half_made':
        making.say('The demonstration was interrupted while it was made; it is made anew.');
        await setAside(platform.database.db);
        break;
    }
  } finally {
    await platform.close();
  }
  return makeOn(settings, making, until);
}

async function make(
  platform: Platform,
  clock: MovedClock,
  { seed, say, stop }: Making,
  until: Instant,
): Promise<boolean> {
  let told = -1;
  const progress = (done: number, of: number): boolean => {
    const share = Math.floor((done / of) * 10);
    if (share > told) say(`  ${String(share * 10)} %`);
    told = share;
    return stop?.aborted !== true;
  };
  const ground = await groundOn(platform, clock, progress);
  if (!(await seedDemo(ground, { seed, until, days: demoDays }))) return false;
  await openAccounts(platform);
  await markMade(platform.database, seed);
  return true;
}

/** What the demonstration is made with: the whole service, whose loops stand still and whose mail is kept. */
export async function groundOn(
  platform: Platform,
  clock: MovedClock,
  progress: DemoGround['progress'],
): Promise<DemoGround> {
  const { database } = platform;
  const app = await NestFactory.createApplicationContext(AppModule.with(platform), { logger: false });
  const duties = dutiesWith(app.get(UndeliverableHook));
  const mailroom = new Mailroom(database, clock, app.get(LetterDesk), app.get(Postman), duties);
  return { database, clock, sweeper: app.get(Sweeper), deliver: () => mailroom.clear(), progress };
}

/** Goes on with the demonstration beside a service that serves it; answers how to end that. */
export async function demoLivesOn({ database, clock, settings }: Platform): Promise<() => Promise<void>> {
  const seed = await seedOf(database.db);
  if (seed === null || settings.role === 'web') return () => Promise.resolve();
  return liveOn(new DemoLife(database, clock, seed));
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
