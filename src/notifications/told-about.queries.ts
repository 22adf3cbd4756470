import type { Db } from '../platform/database/database.js';

export async function personsTold(
  db: Db,
  breachIds: readonly string[],
): Promise<{ breach_id: string; person_id: string }[]> {
  if (breachIds.length === 0) return [];
  return db.prepared(
    'told_persons',
    `select distinct notification.breach_id, notification.person_id
     from notification join mail using (agency_id, mail_id)
     where notification.breach_id = any($1)
       and (notification.state in ('sent', 'unsure') or (notification.state = 'promised' and mail.state = 'leased'
                                                              and mail.leased_by not in ('queue', 'retry')))`,
    [breachIds],
  );
}
