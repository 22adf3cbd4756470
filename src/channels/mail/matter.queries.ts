import type { Json } from '../../core/entry.js';
import type { Instant } from '../../core/instant.js';
import { breachNoticeKinds, type NoticeKind, otherNoticeKinds } from '../../core/notice.js';
import type { Db } from '../../platform/database/database.js';
import type { BreachFacts, PromisedNotice, TakenMail } from './matter.js';

interface MailRow {
  mail_id: string;
  person_id: string;
  promised_at: Instant;
  message_id: string | null;
  subject: string | null;
  root: string | null;
}

interface NoticeRow {
  notification_id: string;
  mail_id: string;
  kind: NoticeKind;
  because: string;
  breach_id: string | null;
  breach: string | null;
  facts: { readonly [key: string]: Json };
  promised_at: Instant;
}

/** The order in which one mail says things: by kind, then by number. */
const kindOrder: readonly string[] = [...breachNoticeKinds, ...otherNoticeKinds];

const selectNotices = `
select notification_id, mail_id, kind, because, breach_id, breach, facts, promised_at
from notification
where mail_id = any($1) and state in ('promised', 'unsure')
order by array_position($2::text[], kind), breach nulls last, promised_at, notification_id`;

/** The mails of these ids with what they are to say, in the order in which they say it. */
export async function takenMails(db: Db, mailIds: readonly string[]): Promise<TakenMail[]> {
  const [mails, notices] = await Promise.all([
    db.prepared<MailRow>(
      'mail_taken',
      'select mail_id, person_id, promised_at, message_id, subject, root from mail where mail_id = any($1)',
      [mailIds],
    ),
    db.prepared<NoticeRow>('mail_notices', selectNotices, [mailIds, kindOrder]),
  ]);
  const ofMail = new Map<string, PromisedNotice[]>(mails.map((mail) => [mail.mail_id, []]));
  for (const row of notices) {
    ofMail.get(row.mail_id)?.push({
      notificationId: row.notification_id,
      mailId: row.mail_id,
      kind: row.kind,
      because: row.because,
      breachId: row.breach_id,
      breach: row.breach,
      facts: row.facts,
      promisedAt: row.promised_at,
    });
  }
  return mails.map((mail) => ({
    mailId: mail.mail_id,
    personId: mail.person_id,
    promisedAt: mail.promised_at,
    messageId: mail.message_id,
    subject: mail.subject,
    root: mail.root,
    notices: ofMail.get(mail.mail_id) ?? [],
  }));
}

const breachColumns = `
  breach.breach_id as "breachId", breach.number, breach.subject_kind as "subjectKind", breach.subject_id as "subjectId",
  breach.unit_id as "unitId", breach.target_id as "targetId", breach.program, breach.count_unit as "countUnit", breach.load_track as "loadTrack",
  breach.response_track as "responseTrack", breach.round, breach.started_at as "startedAt", breach.opened_at as "openedAt",
  breach.cleared_at as "clearedAt", breach.ended_reason as "endedReason", breach.load, breach.peak,
  breach.effective_limit as "limit", breach.goal, breach.opening_load as "openingLoad",
  breach.opening_limit as "openingLimit", breach.check_in_by as "checkInBy", breach.next_rung_at as "nextRungAt",
  breach.excused_until as "excusedUntil", coalesce(target_version.body ->> 'agreement', '') as agreement,
  coalesce(target_version.body ->> 'clause', '') as clause, target_version.body ->> 'from' as "targetFrom", breach.response`;

const breachWithTarget = `
from breach left join target_version on target_version.target_id = breach.target_id and target_version.version = breach.target_version`;

/** What mail says about these breaches. */
export async function breachFacts(db: Db, breachIds: readonly string[]): Promise<Map<string, BreachFacts>> {
  if (breachIds.length === 0) return new Map();
  const rows = await db.prepared<BreachFacts>(
    'mail_breaches',
    `select ${breachColumns} ${breachWithTarget} where breach.breach_id = any($1)`,
    [breachIds],
  );
  return new Map(rows.map((row) => [row.breachId, row]));
}

/** The open breaches that each person answers for or was told of, the oldest first. */
export async function openBreachesOf(db: Db, personIds: readonly string[]): Promise<Map<string, BreachFacts[]>> {
  const found = new Map<string, BreachFacts[]>(personIds.map((personId) => [personId, []]));
  if (personIds.length === 0) return found;
  const rows = await db.prepared<BreachFacts & { personId: string }>(
    'mail_open_breaches',
    `with concerned as (
       select responsible_id as person_id, breach_id from breach where closed_at is null and responsible_id = any($1)
       union
       select person_id, breach_id from notification
       where person_id = any($1) and breach_id is not null and state in ('sent', 'unsure') and kind <> 'opened_copy'
     )
     select concerned.person_id as "personId", ${breachColumns} ${breachWithTarget}
     join concerned on concerned.breach_id = breach.breach_id
     where breach.load_track in ('open', 'clearing') and breach.closed_at is null and breach.hold_id is null
     order by breach.opened_at, breach.number`,
    [personIds],
  );
  for (const { personId, ...breach } of rows) found.get(personId)?.push(breach);
  return found;
}

/** A conversation that a person is in already: the subject it began with. */
export interface Conversation {
  personId: string;
  root: string;
  subject: string;
  mails: number;
}

/** Which of these conversations the persons got mail of before. */
export async function conversations(
  db: Db,
  wanted: readonly { readonly personId: string; readonly root: string }[],
): Promise<Conversation[]> {
  if (wanted.length === 0) return [];
  return db.prepared<Conversation>(
    'mail_conversations',
    `select mail.person_id as "personId", mail.root, (array_agg(mail.subject order by mail.settled_at))[1] as subject,
            count(*)::int as mails
     from unnest($1::text[], $2::text[]) as wanted (person_id, root)
     join mail on mail.person_id = wanted.person_id and mail.root = wanted.root and mail.state = 'sent'
     group by mail.person_id, mail.root`,
    [wanted.map(({ personId }) => personId), wanted.map(({ root }) => root)],
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
