import { type Instant, rfc3339 } from '../../core/instant.js';
import type { Db } from './database.js';

export interface AgencyRow {
  agency_id: string;
  code: string;
  name: string;
  time_zone: string;
  one_sided: boolean;
  rehearsal: boolean;
}

export async function agencies(owner: Db): Promise<AgencyRow[]> {
  return owner.query<AgencyRow>(
    'select agency_id, code, name, time_zone, one_sided, rehearsal from agency order by code',
  );
}

export async function agencyByCode(owner: Db, code: string): Promise<AgencyRow | undefined> {
  const rows = await owner.query<AgencyRow>(
    'select agency_id, code, name, time_zone, one_sided, rehearsal from agency where code = $1',
    [code],
  );
  return rows[0];
}

/** An agency as it is made at its first start. */
export interface NewAgency {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
  /** Whether one signature is enough for a target. */
  readonly oneSided: boolean;
  readonly rehearsal: boolean;
}

export async function insertAgency(owner: Db, agency: NewAgency, createdAt: Instant): Promise<void> {
  await owner.query(
    `insert into agency (agency_id, code, name, time_zone, one_sided, rehearsal, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [agency.id, agency.code, agency.name, agency.timeZone, agency.oneSided, agency.rehearsal, rfc3339(createdAt)],
  );
}

export async function renameAgency(owner: Db, agencyId: string, name: string): Promise<void> {
  await owner.query('update agency set name = $2 where agency_id = $1', [agencyId, name]);
}

/** For good: nothing ever takes the mark away. */
export async function markRehearsal(owner: Db): Promise<void> {
  await owner.query('update agency set rehearsal = true where not rehearsal');
}

/** Sets the clock to the real time, the first time only. */
export async function beginRehearsal(owner: Db, agencyId: string): Promise<void> {
  await serve(owner, agencyId);
  await owner.query(
    `insert into rehearsal_clock (agency_id, now) values ($1, date_trunc('milliseconds', clock_timestamp()))
     on conflict do nothing`,
    [agencyId],
  );
}

export async function holdsRows(owner: Db, table: string, agencyId: string): Promise<boolean> {
  await serve(owner, agencyId);
  const rows = await owner.query(`select 1 from ${table} limit 1`);
  return rows.length > 0;
}

export async function databaseTime(db: Db): Promise<Instant> {
  const rows = await db.query<{ now: Instant }>('select clock_timestamp() as now');
  const row = rows[0];
  if (row === undefined) throw new Error('PostgreSQL did not say what time it is');
  return row.now;
}

/** The owner is held to the policies too: it must say whose rows it means. */
async function serve(owner: Db, agencyId: string): Promise<void> {
  await owner.query(`select set_config('plimsoll.agency', $1, false)`, [agencyId]);
}
