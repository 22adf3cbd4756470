import { instant, type Instant } from '../../core/instant.js';
import { type Clock } from '../clock/clock.js';
import { RehearsalClock } from '../clock/rehearsal-clock.js';
import { SystemClock } from '../clock/system-clock.js';
import { type Settings } from '../settings/settings.schema.js';
import { type Agency, openAgency } from './agency.js';
import { databaseTime } from './agency.queries.js';
import type { Migrations } from './data-source.js';
import { Database, type Db, statementsOf } from './database.js';
import { withMigrated } from './migrate.js';
import { servicePool } from './service-pool.js';

/** What the service is made of below its rooms: which migrations, and where facts are kept. */
export interface Schema {
  readonly migrations: Migrations;
  readonly tablesOfFacts: readonly string[];
}

export interface OpenDatabase {
  readonly database: Database;
  readonly clock: Clock;
  readonly agency: Agency;
  /** What is not as it should be although the service runs. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

type Wanted = Pick<Settings, 'agency' | 'agencyName' | 'timeZone' | 'oneSided' | 'rehearsal' | 'databaseConnections'>;

const narrowRole = 'plimsoll_app';

/** Brings the database to the present form, finds or makes the agency, and opens the service's connections, unless told to stop. */
export async function openDatabase(
  url: string,
  settings: Wanted,
  schema: Schema,
  clock?: Clock,
  stop?: AbortSignal,
): Promise<OpenDatabase> {
  const prepare = async (owner: Db) => ({
    agency: await openAgency(owner, settings, schema.tablesOfFacts),
    actAs: (await mayActAs(owner, narrowRole)) ? narrowRole : null,
  });
  const { agency, actAs } = await withMigrated(url, schema.migrations, prepare, stop);
  const pool = servicePool(url, settings.databaseConnections, { agencyId: agency.id, actAs });
  const clockInUse = clock ?? clockFor(agency, statementsOf(pool));
  return {
    database: new Database(pool, clockInUse),
    clock: clockInUse,
    agency,
    warnings:
      actAs === null ? [`the database login may not act as ${narrowRole}: it works with the rights it has`] : [],
    close: () => pool.end(),
  };
}

async function mayActAs(owner: Db, role: string): Promise<boolean> {
  const rows = await owner.query<{ may: boolean }>(
    `select pg_has_role(current_user, oid, 'member') as may from pg_roles where rolname = $1`,
    [role],
  );
  return rows[0]?.may ?? false;
}

function clockFor(agency: Agency, db: Db): Clock {
  if (!agency.rehearsal) return new SystemClock(() => databaseTime(db));
  return new RehearsalClock(async (): Promise<Instant> => {
    const rows = await db.query<{ now: number }>('select now from rehearsal_clock');
    const row = rows[0];
    if (row === undefined) throw new Error('the rehearsal has no clock');
    return instant(row.now);
  });
}
