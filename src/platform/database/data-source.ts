import type { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';

import { connectionOptions } from './service-pool.js';

export type Migrations = readonly (new () => MigrationInterface)[];

/** One connection as the login itself, which owns the tables, for running migrations. Nothing is synchronized. */
export function ownerDataSource(url: string, migrations: Migrations): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    synchronize: false,
    installExtensions: false,
    logging: false,
    applicationName: 'plimsoll migrations',
    poolSize: 1,
    connectTimeoutMS: 15_000,
    migrations: [...migrations],
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    extra: { ...connectionOptions, onConnect: (client: Client) => client.query(`set time zone 'UTC'`) },
  });
}
