import { type LocalDate, rfc3339 } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';

/** A spell in which a person is not available; why is never held. `until` is the first day back, null: not known. */
export interface Absence {
  readonly personId: string;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  readonly coverId: string | null;
}

/** An absence on record. */
export interface RecordedAbsence extends Absence {
  readonly absenceId: string;
}

const selectStanding = `
select absence_id as "absenceId", person_id as "personId", from_on as "from", until_on as "until", cover_id as "coverId"
from absence
where withdrawn_at is null and ($1::text[] is null or person_id = any($1)) and (until_on is null or until_on > $2)
order by person_id, from_on, absence_id`;

/** Absences not over before a day; `personIds` null: everybody's. */
export async function absencesFrom(
  db: Db,
  personIds: readonly string[] | null,
  day: LocalDate,
): Promise<RecordedAbsence[]> {
  return db.query<RecordedAbsence>(selectStanding, [personIds === null ? null : [...personIds], day]);
}

const withdraw = `
update absence set withdrawn_at = $2
where absence_id = any($1) and withdrawn_at is null`;

/** Takes absences back: from now on they never were; until now they were known. */
export async function withdrawAbsences(tx: Tx, absenceIds: readonly string[]): Promise<void> {
  if (absenceIds.length > 0) await tx.query(withdraw, [[...absenceIds], rfc3339(tx.now)]);
}

const insert = `
insert into absence (absence_id, person_id, from_on, until_on, cover_id, recorded_at, import_id)
select "absenceId", "personId", "from", "until", "coverId", $2, $3
from jsonb_to_recordset($1::jsonb) as row ("absenceId" uuid, "personId" text, "from" date, "until" date, "coverId" text)`;

/** Puts absences on record. */
export async function insertAbsences(tx: Tx, absences: readonly Absence[], importId: string): Promise<void> {
  if (absences.length === 0) return;
  const rows = absences.map(({ personId, from, until, coverId }) => ({
    personId,
    from,
    until,
    coverId,
    absenceId: newId(),
  }));
  await tx.query(insert, [JSON.stringify(rows), rfc3339(tx.now), importId]);
}
