import type { Db } from '../platform/database/database.js';

/** What the log last said of where mail goes. */
export interface LoggedMode {
  readonly kind: 'mail_kept' | 'mail_leaves';
  readonly why: string | null;
}

/** Where mail went at the last start that is on record; null: none is. */
export async function lastMailMode(db: Db): Promise<LoggedMode | null> {
  const [row] = await db.query<LoggedMode>(
    `select kind, entry::json -> 'facts' ->> 'why' as why
     from log_entry
     where kind in ('mail_kept', 'mail_leaves')
     order by index desc
     limit 1`,
  );
  return row ?? null;
}
