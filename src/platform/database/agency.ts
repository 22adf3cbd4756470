import type { Instant } from '../../core/instant.js';
import { newId } from '../ids.js';
import { SetupError } from '../settings/settings.js';
import type { Settings } from '../settings/settings.schema.js';
import * as queries from './agency.queries.js';
import type { Db } from './database.js';

/** The token that the agency is injected by. */
export const AGENCY = Symbol('agency');

/** The agency that this service serves. */
export interface Agency {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
  readonly rehearsal: boolean;
}

type Wanted = Pick<Settings, 'agency' | 'agencyName' | 'timeZone' | 'oneSided' | 'rehearsal'>;

const firstTimeZone = 'America/Los_Angeles';

/**
 * Finds the agency of the settings, or makes it at the first start. Refuses what would mix rehearsal and earnest, and
 * another time zone than the one its days were cut by, and another number of signatures than it began with.
 */
export async function openAgency(owner: Db, wanted: Wanted, tablesOfFacts: readonly string[]): Promise<Agency> {
  await refuseMixing(owner, wanted, tablesOfFacts);
  const row = await queries.agencyByCode(owner, wanted.agency);
  if (row === undefined) return makeAgency(owner, wanted);

  if (wanted.timeZone !== undefined && wanted.timeZone !== row.time_zone) {
    throw new SetupError([
      `PLIMSOLL_TIME_ZONE is ${wanted.timeZone}, but the agency ${row.code} was set up with ${row.time_zone}, which cannot be changed: its days were cut by it`,
    ]);
  }
  if (wanted.oneSided !== undefined && wanted.oneSided !== row.one_sided) {
    throw new SetupError([
      `PLIMSOLL_ONE_SIDED is ${wanted.oneSided ? 1 : 0}, but the agency ${row.code} began with ${row.one_sided ? 'one signature' : 'two signatures'} for a target, which cannot be changed: its targets were agreed by it`,
    ]);
  }
  if (wanted.agencyName !== undefined && wanted.agencyName !== row.name) {
    await queries.renameAgency(owner, row.agency_id, wanted.agencyName);
  }
  if (wanted.rehearsal) await queries.beginRehearsal(owner, row.agency_id);
  return {
    id: row.agency_id,
    code: row.code,
    name: wanted.agencyName ?? row.name,
    timeZone: row.time_zone,
    rehearsal: wanted.rehearsal,
  };
}

async function makeAgency(owner: Db, wanted: Wanted): Promise<Agency> {
  const agency = {
    id: newId(),
    code: wanted.agency,
    name: wanted.agencyName ?? wanted.agency,
    timeZone: wanted.timeZone ?? firstTimeZone,
    rehearsal: wanted.rehearsal,
  };
  const oneSided = wanted.oneSided ?? false;
  const createdAt: Instant = await queries.databaseTime(owner);
  await queries.insertAgency(owner, { ...agency, oneSided }, createdAt);
  if (agency.rehearsal) await queries.beginRehearsal(owner, agency.id);
  return agency;
}

async function refuseMixing(owner: Db, wanted: Wanted, tablesOfFacts: readonly string[]): Promise<void> {
  const known = await queries.agencies(owner);
  if (known.length === 0) return;
  if (known.some((row) => row.rehearsal)) {
    if (wanted.rehearsal) return;
    throw new SetupError([
      'This database was used for a rehearsal, and stays one for good: start with PLIMSOLL_REHEARSAL=1, or use another database',
    ]);
  }
  if (!wanted.rehearsal) return;
  for (const { agency_id, code } of known) {
    for (const table of tablesOfFacts) {
      if (!(await queries.holdsRows(owner, table, agency_id))) continue;
      throw new SetupError([
        `PLIMSOLL_REHEARSAL is 1, but this database holds the data of the agency ${code}: a rehearsal needs a database of its own`,
      ]);
    }
  }
  await queries.markRehearsal(owner);
}
