import type { Clock } from './clock/clock.js';
import type { Agency } from './database/agency.js';
import type { Database } from './database/database.js';
import { openDatabase, type Schema } from './database/open-database.js';
import { openServers } from './embedded/own-servers.js';
import { postgresQueues, redisQueues } from './queues/bullmq-queues.js';
import type { Queues } from './queues/queues.js';
import type { Settings } from './settings/settings.schema.js';

/** Everything that the rooms stand on, opened. */
export interface Platform {
  readonly settings: Settings;
  readonly agency: Agency;
  readonly database: Database;
  readonly clock: Clock;
  readonly queues: Queues;
  /** What is not as it should be although the service runs. */
  readonly warnings: readonly string[];
  readonly migrationsExpected: number;
  close(): Promise<void>;
}

/**
 * Starts what has to be started, migrates, connects; `stop` ends the wait for a database that does not answer. `clock`
 * stands in for the usual one in tests.
 */
export async function openPlatform(
  settings: Settings,
  schema: Schema,
  clock?: Clock,
  stop?: AbortSignal,
): Promise<Platform> {
  const servers = await openServers(settings);
  try {
    const open = await openDatabase(servers.databaseUrl, settings, schema, clock, stop);
    const { database, agency, warnings } = open;
    const queues =
      servers.redisUrl === null
        ? postgresQueues(servers.databaseUrl, agency.id)
        : redisQueues(servers.redisUrl, agency.id);
    return {
      settings,
      agency,
      database,
      clock: open.clock,
      queues,
      warnings,
      migrationsExpected: schema.migrations.length,
      async close() {
        await queues.close();
        await open.close();
        await servers.close();
      },
    };
  } catch (error) {
    await servers.close();
    throw error;
  }
}
