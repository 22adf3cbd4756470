import type { Instant } from '../core/instant.js';
import type { Subject } from '../core/subject.js';
import type { Db } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

/** The breach that a subject was in at an instant, and who had been told of it by then. */
export interface ToldRow {
  readonly target_id: string;
  readonly number: string;
  readonly found_late: boolean;
  readonly held: boolean;
  readonly excused: boolean;
  readonly person_id: string | null;
  readonly kind: string | null;
  readonly state: string | null;
  readonly reason: string | null;
  readonly sent_at: Instant | null;
}

/**
 * The breaches of a subject that ran at an instant, one row for each notification about them up to then; as known at
 * `knownAt`, those that were annulled only after it too.
 */
export async function toldAt(db: Db, subject: Subject, at: Instant, knownAt?: Instant): Promise<ToldRow[]> {
  return db.query<ToldRow>(
    `select breach.target_id, breach.number, breach.found_late, breach.hold_id is not null as held,
            breach.excused_until > $3 as excused,
            notification.person_id, notification.kind, notification.state, notification.reason,
            case when $4::timestamptz is null or notification.sent_at <= $4 then notification.sent_at end as sent_at
       from breach
       left join notification on notification.breach_id = breach.breach_id
        and notification.promised_at <= least($3::timestamptz, $4)
      where breach.subject_kind = $1 and breach.subject_id = $2 and breach.kind = 'breach'
        and (breach.load_track <> 'annulled'
             or exists (select from log_entry where log_entry.breach = breach.number and log_entry.kind = 'annulled'
                          and log_entry.recorded_at > $4))
        and ($4 is null or breach.noticed_at <= $4) and breach.started_at <= $3 and (breach.cleared_at is null or breach.cleared_at > $3)
      order by breach.opened_at desc, notification.promised_at, notification.notification_id`,
    [subject.kind, subject.id, timestamp(at), knownAt === undefined ? null : timestamp(knownAt)],
  );
}
