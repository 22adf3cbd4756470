import { settingsDocument, type SettingsDocument } from '../../agency/settings.js';
import type { Instant } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';

/** The settings that the first step is about. */
export const settingsFor = (db: Db): Promise<SettingsDocument> => settingsDocument(db);

/** What became of the last test message to somebody. */
export interface TestMessage {
  readonly state: 'promised' | 'held' | 'sent' | 'unsure' | 'refused' | 'cancelled';
  readonly at: Instant;
  /** What the server said last; null: it was not asked yet. */
  readonly reply: string | null;
}

/** The last test message that somebody asked for; null: they have not. */
export async function testMessageTo(db: Db, personId: string): Promise<TestMessage | null> {
  const [row] = await db.query<TestMessage>(
    `select state, coalesce(sent_at, promised_at) as at,
            (select reply from delivery_attempt where delivery_attempt.mail_id = notification.mail_id order by attempt desc limit 1) as reply
     from notification
     where person_id = $1 and kind = 'configuration' and facts ->> 'matter' = 'test_message'
     order by promised_at desc, notification_id desc
     limit 1`,
    [personId],
  );
  return row ?? null;
}
