import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { Client } from 'pg';

import { log } from '../log.js';
import { type Settings } from '../settings/settings.schema.js';
import { SetupError } from '../settings/settings.js';
import { withFolderLock } from './folder-lock.js';
import { type OwnServer, startPostgres } from './postgres-server.js';
import { startRedis } from './redis-server.js';
import { type ServerHome, serverHome } from './server-home.js';
import { serverUser } from './server-user.js';

/** Where the database and the queue are: as the settings say, else as this process started them. */
export interface Servers {
  readonly databaseUrl: string;
  /** Null: jobs wait in PostgreSQL. */
  readonly redisUrl: string | null;
  /** Stops what was started here, unless another process works with it. */
  close(): Promise<void>;
}

type Wanted = Pick<Settings, 'data' | 'databaseUrl' | 'redisUrl' | 'queue'>;

export async function openServers(settings: Wanted): Promise<Servers> {
  const wantsRedis = settings.redisUrl === undefined && settings.queue !== 'postgres';
  const redisGiven = settings.queue === 'postgres' ? null : (settings.redisUrl ?? null);
  if (settings.databaseUrl !== undefined && !wantsRedis) {
    return { databaseUrl: settings.databaseUrl, redisUrl: redisGiven, close: () => Promise.resolve() };
  }
  const home = serverHome(path.resolve(settings.data), serverUser());
  return withFolderLock(home.folder, async () => {
    const started: OwnServer[] = [];
    try {
      const postgres = settings.databaseUrl === undefined ? await startPostgres(home) : undefined;
      if (postgres !== undefined) started.push(postgres);
      const redis = wantsRedis ? await redisFor(settings, home) : undefined;
      if (redis !== undefined) started.push(redis);
      const databaseUrl = postgres?.url ?? settings.databaseUrl ?? '';
      const redisUrl = redis?.url ?? redisGiven;
      const presence = postgres === undefined ? undefined : await present(postgres.url);
      writeConnection(path.resolve(settings.data), { databaseUrl, redisUrl });
      return { databaseUrl, redisUrl, close: () => close(home, started, presence) };
    } catch (error) {
      await stopUnused(started);
      throw error;
    }
  });
}

async function redisFor(settings: Wanted, home: ServerHome): Promise<OwnServer | undefined> {
  try {
    const redis = await startRedis(home);
    if (redis === undefined && settings.queue === 'redis') {
      throw new SetupError([
        'PLIMSOLL_QUEUE is redis, but no redis-server or valkey-server is on the PATH and PLIMSOLL_REDIS_URL names none',
      ]);
    }
    return redis;
  } catch (error) {
    if (settings.queue === 'redis') throw error;
    log.warn({ err: error }, 'Redis did not start: jobs wait in PostgreSQL');
    return undefined;
  }
}

/** For a second process to join with another port. It holds a password. */
function writeConnection(data: string, connection: { databaseUrl: string; redisUrl: string | null }): void {
  writeFileSync(path.join(data, 'connection.json'), `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
}

/** A connection that is held as long as this process works with the server, so that no other stops it. */
async function present(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'plimsoll presence' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function close(home: ServerHome, started: readonly OwnServer[], presence: Client | undefined): Promise<void> {
  await presence?.end().catch(() => undefined);
  await withFolderLock(home.folder, () => stopUnused(started));
}

async function stopUnused(started: readonly OwnServer[]): Promise<void> {
  await Promise.all(
    started.map(async (server) => {
      if (!(await server.hasOthers())) await server.stop();
    }),
  );
}
