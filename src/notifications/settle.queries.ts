import type { Instant } from '../core/instant.js';
import type { NoticeKind } from '../core/notice.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { Verdict } from './verdict.js';

export interface MailUnderway {
  mail_id: string;
  person_id: string;
  state: string;
  attempts: number;
  first_refused_at: Instant | null;
  undeliverable_at: Instant | null;
  was_unsure: boolean;
}

export async function lockMails(tx: Tx, mailIds: readonly string[]): Promise<MailUnderway[]> {
  return tx.prepared<MailUnderway>(
    'mail_lock',
    `select mail_id, person_id, state, attempts, first_refused_at, undeliverable_at,
            exists (select from delivery_attempt
                    where delivery_attempt.mail_id = mail.mail_id and outcome = 'unsure') as was_unsure
     from mail where mail_id = any($1) order by mail_id for update`,
    [mailIds],
  );
}

export interface VerdictRow {
  readonly mailId: string;
  readonly attempt: number;
  readonly reply: string;
  readonly verdict: Verdict;
}

export interface SettledNotification {
  notification_id: string;
  mail_id: string;
  kind: NoticeKind;
  person_id: string;
  because: string;
  breach_id: string | null;
  breach: string | null;
  state: 'sent' | 'refused' | 'unsure';
}

const record = `
with verdict as (
  select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[], $9::bool[])
    as verdict (mail_id, attempt, reply, outcome, mail_state, notification_state, attempt_at, first_refused_at, undeliverable)
), mails as (
  update mail set
    state = verdict.mail_state, attempts = verdict.attempt, attempt_at = verdict.attempt_at,
    first_refused_at = verdict.first_refused_at, leased_by = null, leased_until = null,
    undeliverable_at = coalesce(mail.undeliverable_at, case when verdict.undeliverable then $10::timestamptz end),
    settled_at = case when verdict.attempt_at is null then $10::timestamptz end
  from verdict where mail.mail_id = verdict.mail_id
), attempts as (
  insert into delivery_attempt (mail_id, attempt, at, outcome, reply)
  select mail_id, attempt, $10::timestamptz, outcome, reply from verdict
), settled as (
  update notification set
    state = verdict.notification_state,
    sent_at = case when verdict.notification_state = 'sent' then $10::timestamptz end,
    reason = case when verdict.notification_state = 'refused' then verdict.reply end
  from verdict
  where notification.mail_id = verdict.mail_id and notification.state in ('promised', 'unsure')
    and notification.state <> verdict.notification_state
  returning notification_id, notification.mail_id, kind, person_id, because, breach_id, breach, notification.state
)
select * from settled order by person_id, kind, breach nulls last, notification_id`;

/** Puts attempts on record; returns the notifications whose state they changed, in the order in which they are logged. */
export async function recordVerdicts(tx: Tx, rows: readonly VerdictRow[], at: Instant): Promise<SettledNotification[]> {
  return tx.prepared<SettledNotification>('mail_record', record, [
    rows.map((row) => row.mailId),
    rows.map((row) => row.attempt),
    rows.map((row) => row.reply),
    rows.map((row) => row.verdict.attempt),
    rows.map((row) => row.verdict.mail),
    rows.map((row) => row.verdict.notification),
    rows.map((row) => timestamp(row.verdict.attemptAt)),
    rows.map((row) => timestamp(row.verdict.firstFailedAt)),
    rows.map((row) => row.verdict.undeliverable),
    timestamp(at),
  ]);
}

/** Whether the mail server has taken anybody's mail since then. */
export async function tookMailSince(db: Db, since: Instant): Promise<boolean> {
  const rows = await db.query<{ took: boolean }>(
    `select exists (select from delivery_attempt where outcome = 'sent' and at >= $1) as took`,
    [timestamp(since)],
  );
  return rows[0]?.took ?? false;
}

/** Who cannot be told, as long as the next rung has not been told so. */
export async function personsWaiting(db: Db): Promise<string[]> {
  const rows = await db.query<{ person_id: string }>(
    `select distinct person_id from mail where undeliverable_at is not null and passed_on_at is null`,
  );
  return rows.map((row) => row.person_id);
}

export interface UndeliverableRow {
  person_id: string;
  kind: NoticeKind;
  breach_ids: string[];
  why: 'refused' | 'put_off';
  reply: string;
}

/** Marks the mails whose recipients cannot be told as passed on, and says what they were about. */
export async function takeUndeliverable(
  tx: Tx,
  at: Instant,
  onlyMails: readonly string[] | null,
): Promise<UndeliverableRow[]> {
  return tx.query<UndeliverableRow>(
    `with waiting as (
       select mail_id from mail
       where undeliverable_at is not null and passed_on_at is null and ($2::uuid[] is null or mail_id = any($2))
       order by mail_id for update skip locked
     ), passed as (
       update mail set passed_on_at = $1 from waiting where mail.mail_id = waiting.mail_id
       returning mail.mail_id
     ), last_words as (
       select distinct on (mail_id) mail_id, reply, outcome from delivery_attempt
       where mail_id in (select mail_id from waiting) order by mail_id, attempt desc
     )
     select notification.person_id, notification.kind, array_agg(distinct notification.breach_id) as breach_ids,
            coalesce(max(last_words.reply), '') as reply,
            case when bool_or(last_words.outcome = 'put_off') then 'put_off' else 'refused' end as why
     from passed join notification on notification.mail_id = passed.mail_id
     left join last_words on last_words.mail_id = passed.mail_id
     where notification.breach_id is not null and notification.state <> 'cancelled'
     group by notification.person_id, notification.kind
     order by notification.person_id, notification.kind`,
    [timestamp(at), onlyMails],
  );
}
