import { type LocalDate, rfc3339 } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';

/** What a file said of a person from a day on. Decimals are exact text. */
export interface PersonVersion {
  readonly personId: string;
  readonly effectiveOn: LocalDate;
  readonly name: string | null;
  readonly email: string | null;
  readonly unitId: string | null;
  readonly classification: string | null;
  readonly fte: string;
  readonly capacityFactor: string;
  readonly capacityReason: string | null;
  readonly capacityUntil: LocalDate | null;
  readonly startOn: LocalDate | null;
  readonly endOn: LocalDate | null;
  readonly roles: readonly string[];
}

const selectVersions = `
select asked.person_id as "personId", asked.day, v.effective_on as "effectiveOn", v.name, v.email, v.unit_id as "unitId", v.classification,
  v.fte, v.capacity_factor as "capacityFactor", v.capacity_reason as "capacityReason", v.capacity_until as "capacityUntil",
  v.start_on as "startOn", v.end_on as "endOn", v.roles,
  exists (select 1 from person_version where person_id = asked.person_id and origin = 'file') as known
from unnest($1::text[], $2::date[]) as asked (person_id, day)
left join lateral (
  select * from person_version
  where person_id = asked.person_id and effective_on <= asked.day and origin = 'file'
  order by effective_on desc, recorded_at desc, version_id desc
  limit 1
) v on true`;

/** The version of each person that holds on a day, and who has any. */
export async function versionsOn(
  db: Db,
  asked: readonly { personId: string; day: LocalDate }[],
): Promise<{ known: ReadonlySet<string>; at: (personId: string, day: LocalDate) => PersonVersion | null }> {
  const rows = await db.query<{ day: LocalDate; known: boolean; personId: string; effectiveOn: LocalDate | null }>(
    selectVersions,
    [asked.map(({ personId }) => personId), asked.map(({ day }) => day)],
  );
  const versions = new Map<string, PersonVersion>();
  for (const { day, known: _, ...version } of rows) {
    if (version.effectiveOn !== null) versions.set(`${day} ${version.personId}`, version as PersonVersion);
  }
  return {
    known: new Set(rows.filter((row) => row.known).map((row) => row.personId)),
    at: (personId, day) => versions.get(`${day} ${personId}`) ?? null,
  };
}

const insertVersions = `
insert into person_version (person_id, effective_on, recorded_at, version_id, name, email, unit_id, classification, fte,
  capacity_factor, capacity_reason, capacity_until, start_on, end_on, roles, import_id)
select "personId", "effectiveOn", $2, "versionId", name, email, "unitId", classification, fte,
  "capacityFactor", "capacityReason", "capacityUntil", "startOn", "endOn", roles, $3
from jsonb_to_recordset($1::jsonb) as row (
  "personId" text, "effectiveOn" date, "versionId" uuid, name text, email text, "unitId" text, classification text, fte numeric,
  "capacityFactor" numeric, "capacityReason" text, "capacityUntil" date, "startOn" date, "endOn" date, roles text[])`;

/** Adds versions; what was known before stays readable. */
export async function insertPersonVersions(
  tx: Tx,
  versions: readonly PersonVersion[],
  importId: string,
): Promise<void> {
  if (versions.length === 0) return;
  const rows = versions.map((version) => ({ ...version, versionId: newId() }));
  await tx.query(insertVersions, [JSON.stringify(rows), rfc3339(tx.now), importId]);
}

const insertUnknown = `
insert into person_version (person_id, effective_on, recorded_at, version_id, roles, origin)
select row.person_id, date '1990-01-01', $3, row.version_id, '{worker}', 'unknown_worker'
from unnest($1::text[], $2::uuid[]) as row (person_id, version_id)
where not exists (select 1 from person_version where person_id = row.person_id)
returning person_id`;

/**
 * Puts down workers whom only the data name, from before any file's first day, so that every file outranks it: FTE 1,
 * no unit. Answers those who were not known: admins are told of each once.
 */
export async function noteUnknownWorkers(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const ids = [...new Set(personIds)].sort();
  const rows = await tx.query<{ person_id: string }>(insertUnknown, [ids, ids.map(() => newId()), rfc3339(tx.now)]);
  return rows.map((row) => row.person_id);
}
