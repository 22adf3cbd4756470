import type { Db } from '../platform/database/database.js';

/** Those of these persons of whom no admin has been told since a mail last reached them. */
export async function notYetAlarmed(db: Db, personIds: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ person_id: string }>(
    `select person_id from unnest($1::text[]) as failing (person_id)
     where not exists (
       select from notification
       where kind = 'delivery_failed' and facts ->> 'personId' = failing.person_id
         and promised_at > coalesce((select max(settled_at) from mail
                                     where mail.person_id = failing.person_id and state = 'sent'), '-infinity'))
     order by person_id`,
    [personIds],
  );
  return rows.map((row) => row.person_id);
}

/** Whether the admins have been told that the server fails, since it last took anybody's mail. */
export async function serverAlarmed(db: Db): Promise<boolean> {
  const rows = await db.query<{ alarmed: boolean }>(
    `select exists (
       select from notification
       where kind = 'delivery_failed' and facts ->> 'about' = 'server'
         and promised_at > coalesce((select max(at) from delivery_attempt where outcome = 'sent'), '-infinity')) as alarmed`,
  );
  return rows[0]?.alarmed ?? false;
}
