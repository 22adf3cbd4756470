import { randomBytes } from 'node:crypto';

import { Client } from 'pg';

import { migrations, tablesOfFacts } from '../../src/migrations/list.js';
import type { Clock } from '../../src/platform/clock/clock.js';
import type { Agency } from '../../src/platform/database/agency.js';
import type { Database } from '../../src/platform/database/database.js';
import { type OpenDatabase, openDatabase } from '../../src/platform/database/open-database.js';
import { loadSettings } from '../../src/platform/settings/settings.js';
import { SteppedClock } from './stepped-clock.js';

/** A migrated database of a test file's own. */
export interface Clone {
  readonly url: string;
  drop(): Promise<void>;
}

export function testServers(): { template: string; redis: string } {
  const told = process.env.TEST_SERVERS;
  if (told === undefined)
    throw new Error('the test servers are not running: this file must run in a project that starts them');
  return JSON.parse(told) as { template: string; redis: string };
}

/** A URL of the test server with another database in it. */
function inDatabase(name: string): string {
  return testServers().template.replace(/@\/\w+\?/, `@/${name}?`);
}

async function asOwner(statement: string): Promise<void> {
  const client = new Client({ connectionString: inDatabase('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Clones the migrated template, in about 50 ms. */
export async function cloneDatabase(): Promise<Clone> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asOwner(`create database ${name} template plimsoll`);
  return { url: inDatabase(name), drop: () => asOwner(`drop database ${name} with (force)`) };
}

/** An empty database without migrations. */
export async function emptyDatabase(): Promise<Clone> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asOwner(`create database ${name}`);
  return { url: inDatabase(name), drop: () => asOwner(`drop database ${name} with (force)`) };
}

export interface TestDatabase {
  readonly database: Database;
  readonly agency: Agency;
  readonly url: string;
}

/** Gives the test file a private database with an agency in it; call it at the top of the file or of a `describe`. */
export function useDatabase(clock: Clock = new SteppedClock('2026-11-23T14:00:00Z')): TestDatabase {
  let clone: Clone | undefined;
  let open: OpenDatabase | undefined;
  beforeAll(async () => {
    clone = await cloneDatabase();
    open = await openDatabase(clone.url, loadSettings({}, '/'), { migrations, tablesOfFacts }, clock);
  });
  afterAll(async () => {
    await open?.close();
    await clone?.drop();
  });
  const opened = (): OpenDatabase => {
    if (open === undefined) throw new Error('the database is there from beforeAll on');
    return open;
  };
  return {
    get database() {
      return opened().database;
    },
    get agency() {
      return opened().agency;
    },
    get url() {
      return clone?.url ?? '';
    },
  };
}
