import type { Db } from '../platform/database/database.js';

/** Which of the persons are on the roster, on whatever day. */
export async function personsKnown(db: Db, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await db.query<{ id: string }>(
    `
select distinct person_id as id
from person_version
where person_id = any($1) and origin = 'file'`,
    [[...personIds]],
  );
  return new Set(rows.map((row) => row.id));
}

/** Which of the units are known, on whatever day. */
export async function unitsKnown(db: Db, unitIds: readonly string[]): Promise<Set<string>> {
  if (unitIds.length === 0) return new Set();
  const rows = await db.query<{ id: string }>(
    `
select distinct unit_id as id
from unit_version
where unit_id = any($1)`,
    [[...unitIds]],
  );
  return new Set(rows.map((row) => row.id));
}
