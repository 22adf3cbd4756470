import type { Json } from '../../core/entry.js';
import type { Instant } from '../../core/instant.js';
import { breachNoticeKinds, type NoticeKind, otherNoticeKinds } from '../../core/notice.js';
import type { Db } from '../../platform/database/database.js';
import { timestamp } from '../../platform/database/timestamp.js';
import type { BreachFacts, NamedPerson, PromisedNotice, TakenMail } from './matter.js';

interface MailRow {
  mail_id: string;
  person_id: string;
  mail_promised_at: Instant;
  message_id: string | null;
  subject: string | null;
  root: string | null;
  notification_id: string | null;
}

interface NoticeRow extends MailRow {
  notification_id: string;
  kind: NoticeKind;
  because: string;
  breach_id: string | null;
  breach: string | null;
  facts: { readonly [key: string]: Json };
  promised_at: Instant;
}

/** The order in which one mail says things: by kind, then by number. */
const kindOrder: readonly string[] = [...breachNoticeKinds, ...otherNoticeKinds];

const selectMails = `
select mail.mail_id, mail.person_id, mail.promised_at as mail_promised_at, message_id, subject, root,
       notification_id, kind, because, breach_id, breach, facts, notification.promised_at
from mail left join notification on notification.mail_id = mail.mail_id and notification.state in ('promised', 'unsure')
where mail.mail_id = any($1)
order by array_position($2::text[], kind), breach nulls last, notification.promised_at, notification_id`;

/** The mails of these ids with what they are to say, in the order in which they say it. */
export async function takenMails(db: Db, mailIds: readonly string[]): Promise<TakenMail[]> {
  const rows = await db.prepared<MailRow | NoticeRow>('mail_taken', selectMails, [mailIds, kindOrder]);
  const found = new Map<string, TakenMail & { readonly notices: PromisedNotice[] }>();
  for (const row of rows) {
    const mail = found.get(row.mail_id) ?? mailOf(row);
    found.set(row.mail_id, mail);
    if (hasNotice(row)) mail.notices.push(noticeOf(row));
  }
  return [...found.values()];
}

const hasNotice = (row: MailRow | NoticeRow): row is NoticeRow => row.notification_id !== null;

const mailOf = (row: MailRow): TakenMail & { readonly notices: PromisedNotice[] } => ({
  mailId: row.mail_id,
  personId: row.person_id,
  promisedAt: row.mail_promised_at,
  messageId: row.message_id,
  subject: row.subject,
  root: row.root,
  notices: [],
});

const noticeOf = (row: NoticeRow): PromisedNotice => ({
  notificationId: row.notification_id,
  mailId: row.mail_id,
  kind: row.kind,
  because: row.because,
  breachId: row.breach_id,
  breach: row.breach,
  facts: row.facts,
  promisedAt: row.promised_at,
});

const breachColumns = `
  breach.breach_id as "breachId", breach.number, breach.subject_kind as "subjectKind", breach.subject_id as "subjectId",
  breach.unit_id as "unitId", breach.target_id as "targetId", breach.program, breach.count_unit as "countUnit", breach.load_track as "loadTrack",
  breach.response_track as "responseTrack", breach.round, breach.started_at as "startedAt", breach.opened_at as "openedAt",
  breach.cleared_at as "clearedAt", breach.ended_reason as "endedReason", coalesce(present.load, breach.load) as load, breach.peak,
  breach.effective_limit as "limit", breach.goal, breach.opening_load as "openingLoad",
  breach.opening_limit as "openingLimit", breach.check_in_by as "checkInBy", breach.next_rung_at as "nextRungAt",
  breach.excused_until as "excusedUntil", coalesce(target_version.body ->> 'agreement', '') as agreement,
  coalesce(target_version.body ->> 'clause', '') as clause, target_version.body ->> 'from' as "targetFrom", breach.response`;

const breachWithTarget = `
from breach
left join target_version on target_version.target_id = breach.target_id and target_version.version = breach.target_version
left join subject_load as present
  on present.subject_kind = breach.subject_kind and present.subject_id = breach.subject_id
 and present.target_id = breach.target_id and present.rule_no = coalesce((breach.exceeded -> 0 ->> 'rule')::int, 0)
 and breach.load_track in ('open', 'clearing')`;

/** What the mails $1 are to say. */
const said = `
said as (
  select person_id, kind, breach_id, facts from notification where mail_id = any($1) and state in ('promised', 'unsure')
)`;

/** Which breaches each person whom the mails $1 tell of an opening answers for or was told of before, and which are open. */
const continuing = `
concerned as (
  select responsible_id as person_id, breach_id from breach
  where closed_at is null and responsible_id in (select person_id from said where kind = 'opened')
  union
  select person_id, breach_id from notification
  where person_id in (select person_id from said where kind = 'opened')
    and breach_id is not null and state in ('sent', 'unsure') and kind <> 'opened_copy'
), continuing as (
  select concerned.person_id, breach.breach_id from concerned join breach on breach.breach_id = concerned.breach_id
  where breach.load_track in ('open', 'clearing') and breach.closed_at is null and breach.hold_id is null
)`;

/** What these mails say about breaches. */
export async function breachFacts(db: Db, mailIds: readonly string[]): Promise<Map<string, BreachFacts>> {
  const rows = await db.prepared<BreachFacts>(
    'mail_breaches',
    `with ${said} select ${breachColumns} ${breachWithTarget} where breach.breach_id in (select breach_id from said)`,
    [mailIds],
  );
  return new Map(rows.map((row) => [row.breachId, row]));
}

/** The open breaches of each person who gets an opening mail among these: those they answer for or were told of, the oldest first. */
export async function openBreaches(db: Db, mailIds: readonly string[]): Promise<Map<string, BreachFacts[]>> {
  const rows = await db.prepared<BreachFacts & { personId: string }>(
    'mail_open_breaches',
    `with ${said}, ${continuing}
     select continuing.person_id as "personId", ${breachColumns} ${breachWithTarget}
     join continuing on continuing.breach_id = breach.breach_id
     order by breach.opened_at, breach.number`,
    [mailIds],
  );
  const found = new Map<string, BreachFacts[]>();
  for (const { personId, ...breach } of rows) {
    const known = found.get(personId);
    if (known === undefined) found.set(personId, [breach]);
    else known.push(breach);
  }
  return found;
}

/** A fact longer than this is no person's code. */
const longestCode = 64;

const selectPeople = `
with ${said}, ${continuing}, shown as (
  select subject_kind, subject_id, response #>> '{acknowledgement,by}' as acknowledged_by from breach
  where breach_id in (select breach_id from said union all select breach_id from continuing)
), named as (
  select person_id from mail where mail_id = any($1)
  union select subject_id from shown where subject_kind = 'worker'
  union select acknowledged_by from shown
  union select fact.value #>> '{}' from said cross join lateral jsonb_each(facts) as fact
        where jsonb_typeof(fact.value) = 'string' and length(fact.value #>> '{}') <= ${longestCode}
)
select distinct on (person_id) person_id as "personId", name, email from person_version
where person_id in (select person_id from named) and effective_on <= ($2::timestamptz at time zone $3)::date
order by person_id, effective_on desc, recorded_at desc, version_id desc`;

/** Everybody whom these mails go to or may name, as they are on the day of an instant. */
export async function peopleNamed(
  db: Db,
  mailIds: readonly string[],
  at: Instant,
  timeZone: string,
): Promise<Map<string, NamedPerson>> {
  const rows = await db.prepared<NamedPerson>('mail_people', selectPeople, [mailIds, timestamp(at), timeZone]);
  return new Map(rows.map((row) => [row.personId, row]));
}

/** A conversation that a person is in already: the subject it began with. */
export interface Conversation {
  personId: string;
  root: string;
  subject: string;
  mails: number;
}

/** The conversations about the breaches of these mails that their persons got mail of before. */
export async function conversations(db: Db, mailIds: readonly string[]): Promise<Conversation[]> {
  return db.prepared<Conversation>(
    'mail_conversations',
    `with ${said}
     select mail.person_id as "personId", mail.root, (array_agg(mail.subject order by mail.settled_at))[1] as subject,
            count(*)::int as mails
     from (select distinct person_id, breach_id::text as root from said) as wanted
     join mail on mail.person_id = wanted.person_id and mail.root = wanted.root and mail.state = 'sent'
     group by mail.person_id, mail.root`,
    [mailIds],
  );
}

/** What is fixed at a mail's first attempt. */
export interface FixedHead {
  readonly mailId: string;
  readonly messageId: string;
  readonly subject: string;
  readonly root: string | null;
}

export async function fixHeads(db: Db, heads: readonly FixedHead[]): Promise<void> {
  if (heads.length === 0) return;
  await db.prepared(
    'mail_fix_heads',
    `update mail set message_id = head.message_id, subject = head.subject, root = head.root
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as head (mail_id, message_id, subject, root)
     where mail.mail_id = head.mail_id and mail.message_id is null`,
    [
      heads.map((head) => head.mailId),
      heads.map((head) => head.messageId),
      heads.map((head) => head.subject),
      heads.map((head) => head.root),
    ],
  );
}
