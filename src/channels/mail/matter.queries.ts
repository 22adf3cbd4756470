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
  earlier: number | null;
  began: string | null;
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
       notification_id, kind, because, breach_id, breach, facts, notification.promised_at, thread.earlier, thread.began
from mail left join notification on notification.mail_id = mail.mail_id and notification.state in ('promised', 'unsure')
left join lateral (
  select count(*)::int as earlier, (array_agg(before.subject order by before.settled_at))[1] as began from mail as before
  where before.person_id = mail.person_id and before.root = notification.breach_id::text and before.state = 'sent'
) as thread on notification.breach_id is not null
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
  thread: row.began === null ? null : { began: row.began, earlier: row.earlier ?? 0 },
});

const breachColumns = `
  breach.breach_id as "breachId", breach.kind, breach.number, breach.subject_kind as "subjectKind", breach.subject_id as "subjectId",
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
said as materialized (
  select person_id, kind, breach_id, facts from notification where mail_id = any($1) and state in ('promised', 'unsure')
)`;

/** Which breaches each person whom the mails $1 tell of an opening answers for or was told of before, and which are open. */
const continuing = `
told as materialized (
  select array(select distinct person_id from said where kind = 'opened') as persons
), concerned as materialized (
  select responsible_id as person_id, breach_id from breach
  where closed_at is null and responsible_id = any((select persons from told)::text[])
  union
  select person_id, breach_id from notification
  where person_id = any((select persons from told)::text[])
    and breach_id is not null and state in ('sent', 'unsure') and kind <> 'opened_copy'
), open_ones as materialized (
  select breach_id from breach
  where breach_id = any(array(select breach_id from concerned))
    and load_track in ('open', 'clearing') and kind = 'breach' and closed_at is null and hold_id is null
), continuing as materialized (
  select person_id, breach_id from concerned where breach_id in (select breach_id from open_ones)
)`;

/** Breaches that mails show. */
export interface ShownBreaches {
  /** Those that the mails are about. */
  readonly said: Map<string, BreachFacts>;
  /** The open ones of each person who gets an opening mail: those they answer for or were told of, the oldest first. */
  readonly continuing: Map<string, BreachFacts[]>;
}

const selectBreaches = `
with ${said}, ${continuing}, shown as materialized (
  select null::text as person_id, breach_id from said where breach_id is not null
  union select person_id, breach_id from continuing
)
select shown.person_id as "personId", ${breachColumns} ${breachWithTarget}
join shown on shown.breach_id = breach.breach_id
where breach.breach_id = any(array(select breach_id from shown))
order by breach.opened_at, breach.number`;

/** The breaches that these mails are about, and those that go on. */
export async function shownBreaches(db: Db, mailIds: readonly string[]): Promise<ShownBreaches> {
  const rows = await db.prepared<BreachFacts & { personId: string | null }>('mail_breaches', selectBreaches, [mailIds]);
  const shown: ShownBreaches = { said: new Map(), continuing: new Map() };
  for (const { personId, ...breach } of rows) {
    if (personId === null) shown.said.set(breach.breachId, breach);
    else shown.continuing.set(personId, [...(shown.continuing.get(personId) ?? []), breach]);
  }
  return shown;
}

/** A fact longer than this is no person's code. */
const longestCode = 64;

const selectPeople = `
with ${said}, ${continuing}, shown as (
  select subject_kind, subject_id, response #>> '{acknowledgement,by}' as acknowledged_by from breach
  where breach_id = any(array(select breach_id from said union all select breach_id from continuing))
), named as (
  select person_id from mail where mail_id = any($1)
  union select subject_id from shown where subject_kind = 'worker'
  union select acknowledged_by from shown
  union select fact.value #>> '{}' from said cross join lateral jsonb_each(facts) as fact
        where jsonb_typeof(fact.value) = 'string' and length(fact.value #>> '{}') <= ${longestCode}
)
select distinct on (person_id) person_id as "personId", name, email, coalesce(language, 'en-US') as language
from person_version left join person_language using (agency_id, person_id)
where person_id = any(array(select person_id from named)) and effective_on <= ($2::timestamptz at time zone $3)::date
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

/** What all mails of an hour are written under. */
export interface Circumstances {
  /** The newest data that the numbers rest on; null: not known. */
  readonly asOf: Instant | null;
  readonly showPeopleAs: unknown;
}

const selectCircumstances = `
select (select max(case kind when 'snapshot' then last_as_of else last_received_at end) from feed) as "asOf",
       (select value from setting where key = 'showPeopleAs') as "showPeopleAs"`;

export async function circumstances(db: Db): Promise<Circumstances> {
  const [row] = await db.prepared<Circumstances>('mail_circumstances', selectCircumstances, []);
  return row ?? { asOf: null, showPeopleAs: null };
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
