import type { Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

export interface NotificationRow {
  readonly notificationId: string;
  readonly kind: string;
  readonly personId: string;
  readonly because: string;
  readonly breachId: string | null;
  readonly breach: string | null;
  readonly facts: string;
}

interface MailRow {
  readonly mailId: string;
  readonly personId: string;
}

interface Circumstances {
  readonly at: Instant;
  readonly holdId: string | null;
  readonly reason: string | null;
}

/** The channel that wakes the relay. Sent only where a mail was written: a NOTIFY makes commits wait for one another. */
export const mailChannel = 'plimsoll_mail';

const insertGiven = `
insert into notification (notification_id, mail_id, kind, person_id, because, breach_id, breach, facts, state, reason, hold_id, promised_at)
select given.notification_id, mails.mail_id, given.kind, given.person_id, given.because, given.breach_id, given.breach,
       given.facts::jsonb, $10::text, $11::text, $12::uuid, $13::timestamptz
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[])
     as given (notification_id, kind, person_id, because, breach_id, breach, facts)
join mails on mails.person_id = given.person_id`;

const promiseNow = `
with mails as (
  insert into mail (mail_id, person_id, state, promised_at, attempt_at)
  select fresh.mail_id, fresh.person_id, $10::text, $13::timestamptz, $13::timestamptz
  from unnest($8::uuid[], $9::text[]) as fresh (mail_id, person_id) order by fresh.person_id
  on conflict (agency_id, person_id) where state = 'promised' and attempts = 0
  do update set attempt_at = least(mail.attempt_at, excluded.attempt_at)
  returning mail_id, person_id
), promised as (${insertGiven})
select pg_notify('${mailChannel}', plimsoll_agency()::text) from (select from mails limit 1) as one`;

const promiseHeld = `
with mails as (
  insert into mail (mail_id, person_id, state, hold_id, promised_at)
  select fresh.mail_id, fresh.person_id, $10::text, $12::uuid, $13::timestamptz
  from unnest($8::uuid[], $9::text[]) as fresh (mail_id, person_id) order by fresh.person_id
  on conflict (agency_id, hold_id, person_id) where state = 'held'
  do update set promised_at = mail.promised_at
  returning mail_id, person_id
)${insertGiven}`;

export async function insertNotifications(
  tx: Tx,
  rows: readonly NotificationRow[],
  mails: readonly MailRow[],
  { at, holdId, reason }: Circumstances,
): Promise<void> {
  const held = holdId !== null;
  await tx.prepared(held ? 'promise_held' : 'promise_now', held ? promiseHeld : promiseNow, [
    rows.map((row) => row.notificationId),
    rows.map((row) => row.kind),
    rows.map((row) => row.personId),
    rows.map((row) => row.because),
    rows.map((row) => row.breachId),
    rows.map((row) => row.breach),
    rows.map((row) => row.facts),
    mails.map((mail) => mail.mailId),
    mails.map((mail) => mail.personId),
    held ? 'held' : 'promised',
    reason,
    holdId,
    timestamp(at),
  ]);
}

export async function personsHeldBy(db: Db, holdId: string): Promise<string[]> {
  const rows = await db.query<{ person_id: string }>(
    `select person_id from mail where hold_id = $1 and state = 'held' order by person_id for update`,
    [holdId],
  );
  return rows.map((row) => row.person_id);
}

/** The held mails give way to those that their persons' notifications now go out with. */
export async function releaseHeld(tx: Tx, holdId: string, mails: readonly MailRow[], at: Instant): Promise<void> {
  await tx.query(
    `with mails as (
       insert into mail (mail_id, person_id, state, promised_at, attempt_at)
       select fresh.mail_id, fresh.person_id, 'promised', $4::timestamptz, $4::timestamptz
       from unnest($2::uuid[], $3::text[]) as fresh (mail_id, person_id) order by fresh.person_id
       on conflict (agency_id, person_id) where state = 'promised' and attempts = 0
       do update set attempt_at = least(mail.attempt_at, excluded.attempt_at)
       returning mail_id, person_id
     ), freed as (
       update notification set state = 'promised', mail_id = mails.mail_id, reason = null
       from mails where notification.hold_id = $1 and notification.state = 'held' and notification.person_id = mails.person_id
     )
     select pg_notify('${mailChannel}', plimsoll_agency()::text) from (select from mails limit 1) as one`,
    [holdId, mails.map((mail) => mail.mailId), mails.map((mail) => mail.personId), timestamp(at)],
  );
  await tx.query(
    `delete from mail where hold_id = $1 and state = 'held'
     and not exists (select from notification where notification.mail_id = mail.mail_id)`,
    [holdId],
  );
  await tx.query(`update mail set state = 'cancelled', settled_at = $2 where hold_id = $1 and state = 'held'`, [
    holdId,
    timestamp(at),
  ]);
}
