import type { Instant } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';
import { timestamp } from '../../platform/database/timestamp.js';
import type { Attachment } from './attachment.js';
import type { Letter } from './letter.js';

/** A mail that was kept. */
export interface KeptMail {
  mail_id: string;
  caught_at: Instant;
  person_id: string;
  to_address: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  kinds: string[];
  breaches: string[];
  attachments: readonly Attachment[];
}

/** Keeps a mail; a mail that is kept already stays as it is. */
export async function keepMail(
  db: Db,
  letter: Letter,
  headers: Readonly<Record<string, string>>,
  now: Instant,
): Promise<void> {
  await db.prepared(
    'mailbox_keep',
    `insert into mailbox (mail_id, caught_at, person_id, to_address, subject, text, html, headers, kinds, breaches, attachments)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11::jsonb) on conflict (agency_id, mail_id) do nothing`,
    [
      letter.mailId,
      timestamp(now),
      letter.personId,
      letter.to.address,
      letter.subject,
      letter.text,
      letter.html,
      JSON.stringify(headers),
      letter.kinds,
      letter.breaches,
      JSON.stringify(letter.attachments),
    ],
  );
}

/** The mails that were kept, oldest first; `to` null: to anybody. */
export async function keptMails(db: Db, to: string | null): Promise<KeptMail[]> {
  return db.query<KeptMail>(
    `select mail_id, caught_at, person_id, to_address, subject, text, html, headers, kinds, breaches, attachments
     from mailbox where $1::text is null or lower(to_address) = lower($1) order by caught_at, mail_id`,
    [to],
  );
}

export async function emptyMailbox(db: Db): Promise<void> {
  await db.query('delete from mailbox');
}

/** How a rehearsal answers mail to an address for a while. */
export interface MailFault {
  readonly to: string;
  readonly reply: string;
  readonly until: Instant;
}

/** What the rehearsal's mail server says to mail for this address now; null: it takes it. */
export async function faultFor(db: Db, address: string, now: Instant): Promise<string | null> {
  const rows = await db.query<{ reply: string }>(
    'select reply from mail_fault where lower(to_address) = lower($1) and until_at > $2',
    [address, timestamp(now)],
  );
  return rows[0]?.reply ?? null;
}

/** Replaces all faults by these. */
export async function setFaults(db: Db, faults: readonly MailFault[]): Promise<void> {
  await db.query(
    `with gone as (delete from mail_fault where not (to_address = any($1)))
     insert into mail_fault (to_address, reply, until_at) select * from unnest($1::text[], $2::text[], $3::timestamptz[])
     on conflict (agency_id, to_address) do update set reply = excluded.reply, until_at = excluded.until_at`,
    [faults.map(({ to }) => to), faults.map(({ reply }) => reply), faults.map(({ until }) => timestamp(until))],
  );
}
