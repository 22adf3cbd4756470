import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';

import { errorCode } from '../error-code.js';
import { log } from '../log.js';
import { SetupError } from '../settings/settings.js';
import type { Migrations } from './data-source.js';
import { type Db, statementsOf } from './database.js';
import { connectionOptions } from './service-pool.js';

/** An arbitrary number that every Plimsoll locks while it migrates. */
const migrationLock = 7_640_000_042;
const longestWaitForDatabase = 30_000;
const oldestVersion = 15;

/** Brings the database to the present form. */
export async function migrate(url: string, migrations: Migrations): Promise<void> {
  await withMigrated(url, migrations, () => Promise.resolve());
}

/** Runs `work` as the login itself, after the migrations, while no other start does. */
export async function withMigrated<T>(
  url: string,
  migrations: Migrations,
  work: (owner: Db) => Promise<T>,
  stop?: AbortSignal,
): Promise<T> {
  const client = await connect(url, stop);
  try {
    const owner = statementsOf(client);
    await refuseOld(owner);
    await owner.query('select pg_advisory_lock($1)', [migrationLock]);
    if (await isBehind(owner, migrations)) await runMigrations(url, migrations);
    return await work(owner);
  } finally {
    await client.end();
  }
}

/** Waits a little for a database that is just being started, beside us in a composition for instance; not once told to stop. */
async function connect(url: string, stop?: AbortSignal): Promise<Client> {
  const deadline = performance.now() + longestWaitForDatabase;
  for (let tries = 0; ; tries++) {
    const client = new Client({
      ...connectionOptions,
      connectionString: url,
      application_name: 'plimsoll start',
      connectionTimeoutMillis: 15_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(`set time zone 'UTC'`);
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const code = errorCode(error) ?? '';
      const mayPass = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT', '57P03'].includes(code);
      if (mayPass && performance.now() < deadline) {
        if (tries === 0) log.warn({ code }, 'the database does not answer yet; waiting for it');
        await pause(500, undefined, stop === undefined ? {} : { signal: stop });
        continue;
      }
      const reason = error instanceof Error ? error.message : String(error);
      throw new SetupError([`The database that PLIMSOLL_DATABASE_URL names cannot be used: ${reason || code}`]);
    }
  }
}

async function refuseOld(owner: Db): Promise<void> {
  const rows = await owner.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
  const version = Math.floor((rows[0]?.version ?? 0) / 10_000);
  if (version >= oldestVersion) return;
  throw new SetupError([`The database is PostgreSQL ${version}; Plimsoll needs ${oldestVersion} or later`]);
}

async function isBehind(owner: Db, migrations: Migrations): Promise<boolean> {
  const [table] = await owner.query<{ there: boolean }>(`select to_regclass('schema_migration') is not null as there`);
  if (table?.there !== true) return true;
  const run = new Set(
    (await owner.query<{ name: string }>('select name from schema_migration')).map(({ name }) => name),
  );
  return migrations.some((Migration) => !run.has(new Migration().name ?? Migration.name));
}

/** TypeORM is loaded only when there is something to migrate: it is a tenth of an idle service's memory. */
async function runMigrations(url: string, migrations: Migrations): Promise<void> {
  const { ownerDataSource } = await import('./data-source.js');
  const source = await ownerDataSource(url, migrations).initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}
