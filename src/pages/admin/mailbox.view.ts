import type { Instant } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';

/** A kept mail as the list shows it. */
export interface MailLine {
  readonly mail_id: string;
  readonly caught_at: Instant;
  readonly to_address: string;
  readonly subject: string;
  readonly kinds: readonly string[];
  readonly breaches: readonly string[];
}

/** A kept mail with all that is in it. */
export interface WholeMail extends MailLine {
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

const mostListed = 200;

/** The newest mails that were kept, and whether there are older ones. */
export async function mailboxOf(db: Db): Promise<{ mails: MailLine[]; isCut: boolean }> {
  const found = await db.query<MailLine>(
    `select mail_id, caught_at, to_address, subject, kinds, breaches from mailbox
     order by caught_at desc, mail_id desc limit $1`,
    [mostListed + 1],
  );
  return { mails: found.slice(0, mostListed), isCut: found.length > mostListed };
}

/** One mail by its id. */
export async function mailNamed(db: Db, id: string): Promise<WholeMail> {
  const rows = await db.query<WholeMail>(
    `select mail_id, caught_at, to_address, subject, kinds, breaches, text, html, headers from mailbox
     where mail_id::text = $1`,
    [id],
  );
  if (rows[0] === undefined) throw Problem.notFound();
  return rows[0];
}
