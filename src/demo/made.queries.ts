import type { Database, Db } from '../platform/database/database.js';

/** Whether the demonstration was made, from its first entry to its last. */
export async function stateOf(db: Db): Promise<'none' | 'half_made' | 'made'> {
  const [row] = await db.query<{ made: boolean; begun: boolean }>(
    `select exists (select from lease where name = 'demo made') as made, exists (select from person_version) as begun`,
  );
  if (row?.made === true) return 'made';
  return row?.begun === true ? 'half_made' : 'none';
}

/** The demonstration is whole, and durable with all that was committed before. */
export async function markMade(database: Database, seed: number): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('set local synchronous_commit = on');
    await tx.query(`insert into lease (name, holder, until) values ('demo made', $1, 'infinity')`, [String(seed)]);
  });
}

/** The seed that the demonstration was made with; null: it was not made. */
export async function seedOf(db: Db): Promise<number | null> {
  const [row] = await db.query<{ seed: number }>(
    `select regexp_replace(holder, '\\D', '', 'g')::int as seed from lease where name = 'demo made'`,
  );
  return row?.seed ?? null;
}

/** A log is only ever added to: what was left half made keeps its rows under another code, and the name is free again. */
export async function setAside(db: Db): Promise<void> {
  await db.query(`update agency set code = code || '-unfinished-' || agency_id where agency_id = plimsoll_agency()`);
}
