import { type Migrations, ownerDataSource, poolOf } from './data-source.js';
import { type Db, statementsOf } from './database.js';

/** An arbitrary number that every Plimsoll locks while it migrates. */
const migrationLock = 7_640_000_042;

/** Brings the database to the present form. */
export async function migrate(url: string, migrations: Migrations): Promise<void> {
  await withMigrated(url, migrations, () => Promise.resolve());
}

/** Runs `work` as the login itself, after the migrations, while no other start does. */
export async function withMigrated<T>(
  url: string,
  migrations: Migrations,
  work: (owner: Db) => Promise<T>,
): Promise<T> {
  const source = await ownerDataSource(url, migrations).initialize();
  try {
    const owner = statementsOf(poolOf(source));
    await owner.query('select pg_advisory_lock($1)', [migrationLock]);
    await source.runMigrations();
    return await work(owner);
  } finally {
    await source.destroy();
  }
}
