import type { Instant } from '../core/instant.js';
import type { NoticeKind } from '../core/notice.js';
import type { Db } from '../platform/database/database.js';

/** What a list of notifications is narrowed to; null: not narrowed. */
export interface ListWanted {
  readonly breach: string | null;
  readonly state: string | null;
  /** Only those to these persons, or about breaches of these subjects. */
  readonly scope: {
    readonly personId: string;
    readonly unitIds: readonly string[];
    readonly workerIds: readonly string[];
  } | null;
  readonly most: number;
}

/** What one person was or is to be told in one mail, as far as it shares a state. */
export interface ListedNotification {
  id: string;
  kinds: NoticeKind[];
  person_id: string;
  breaches: string[];
  state: string;
  reason: string | null;
  promised_at: Instant;
  attempts: { at: string; reply: string }[];
  sent_at: Instant | null;
  /** It was settled as sent and did not leave: it lies in the built-in mailbox. */
  kept: boolean;
}

/** Of a mail to somebody else that is about several units, who asks sees what is about their own, and of the rest nothing. */
const list = `
with seen as not materialized (
  select notification.*
  from notification left join breach on breach.breach_id = notification.breach_id
  where ($2::text is null or notification.state = $2)
    and ($3::text is null or notification.person_id = $3
         or (breach.subject_kind = 'worker' and breach.subject_id = any($5))
         or (breach.subject_kind = 'pool' and breach.subject_id = any($4)))
), wanted as (
  select distinct mail_id, state from seen where $1::text is null or breach = $1
), listed as (
  select (array_agg(notification_id order by promised_at, notification_id))[1] as id, seen.mail_id,
         array_agg(kind order by promised_at, notification_id) as kinds, person_id,
         array_agg(breach order by breach) filter (where breach is not null) as breaches,
         seen.state, min(reason) as reason, min(promised_at) as promised_at, max(sent_at) as sent_at
  from wanted join seen on seen.mail_id = wanted.mail_id and seen.state = wanted.state
  group by seen.mail_id, person_id, seen.state
  order by min(promised_at) desc, id desc limit $6
)
select id, kinds, person_id, coalesce(breaches, '{}') as breaches, state, reason, promised_at, sent_at,
       state = 'sent' and exists (select from mailbox where mailbox.mail_id = listed.mail_id) as kept,
       case when state = 'cancelled' then '[]'::jsonb else coalesce(
         (select jsonb_agg(jsonb_build_object('at', at, 'reply', reply) order by attempt)
          from delivery_attempt where delivery_attempt.mail_id = listed.mail_id), '[]'::jsonb) end as attempts
from listed`;

/** Notifications, newest first. */
export async function listNotifications(db: Db, wanted: ListWanted): Promise<ListedNotification[]> {
  return db.query<ListedNotification>(list, [
    wanted.breach,
    wanted.state,
    wanted.scope?.personId ?? null,
    wanted.scope?.unitIds ?? [],
    wanted.scope?.workerIds ?? [],
    wanted.most,
  ]);
}
