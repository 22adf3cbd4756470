import type { Db } from '../platform/database/database.js';

/** Whether anybody ever held a seat of a side: granted, or in rehearsal given by a file. */
export async function sideWasSeated(db: Db, side: 'labor' | 'management'): Promise<boolean> {
  const [row] = await db.query<{ seated: boolean }>(
    `select exists (select from person_grant where role = $1)
         or exists (select from person_version where roles && array[$1]) as seated`,
    [side],
  );
  return row?.seated ?? false;
}
