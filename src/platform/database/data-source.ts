import type { ClientBase, Pool } from 'pg';
import { DataSource, type MixedList } from 'typeorm';

import { log } from '../log.js';
import { typeParsers } from './type-parsers.js';

export type Migrations = MixedList<new () => object> & readonly unknown[];

const sameForAll = {
  type: 'postgres',
  synchronize: false,
  installExtensions: false,
  logging: false,
  migrationsTableName: 'schema_migration',
  migrationsTransactionMode: 'each',
} as const;

const keepAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** One connection as the login itself, which owns the tables: for migrations and for finding the agency. */
export function ownerDataSource(url: string, migrations: Migrations): DataSource {
  return new DataSource({
    ...sameForAll,
    url,
    applicationName: 'plimsoll start',
    poolSize: 1,
    connectTimeoutMS: 15_000,
    migrations: migrations as never,
    extra: {
      ...keepAlive,
      // The connection holds the lock that keeps a second start from migrating too: it may not be closed for idling.
      idleTimeoutMillis: 0,
      types: typeParsers,
      onConnect: (client: ClientBase) => client.query(`set time zone 'UTC'`),
    },
  });
}

/** What every connection of the service is set to before its first statement. */
export interface ConnectionState {
  readonly agencyId: string;
  /** The role to act as; null where the login could make none and acts as itself. */
  readonly actAs: string | null;
}

/** The service's connections: each acts as the narrow role, for one agency, in UTC. */
export function serviceDataSource(url: string, connections: number, state: ConnectionState): DataSource {
  return new DataSource({
    ...sameForAll,
    url,
    applicationName: 'plimsoll',
    poolSize: connections,
    connectTimeoutMS: 30_000,
    poolErrorHandler: (error: unknown) => {
      log.warn({ err: error }, 'a waiting connection to PostgreSQL was lost');
    },
    extra: {
      ...keepAlive,
      types: typeParsers,
      onConnect: (client: ClientBase) => enterState(client, state),
    },
  });
}

async function enterState(client: ClientBase, { agencyId, actAs }: ConnectionState): Promise<void> {
  await client.query(
    `select set_config('TimeZone', 'UTC', false), set_config('plimsoll.agency', $1, false),
            set_config('role', coalesce($2, 'none'), false)`,
    [agencyId, actAs],
  );
}

/** The pg pool inside a data source that has been initialized. */
export function poolOf(source: DataSource): Pool {
  const { master } = source.driver as unknown as { master?: Pool };
  if (master === undefined) throw new Error('the data source has not been initialized');
  return master;
}
