import type { EntryDraft } from '../core/entry.js';
import type { Instant } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import { alarmAdmins } from './alarm.js';
import type { SettlingDuties } from './duties.js';
import type { Failure } from './failure.js';
import type { Attempt } from './outcome.js';
import { passOn } from './pass-on.js';
import * as queries from './settle.queries.js';
import { verdictOn } from './verdict.js';

/** Puts attempts on record in one transaction: mails, notifications, the log, and who is to be told what failed. */
export async function settle(tx: Tx, attempts: readonly Attempt[], duties: SettlingDuties): Promise<void> {
  const mailIds = attempts.map((attempt) => attempt.mailId);
  const underway = new Map((await queries.lockMails(tx, mailIds)).map((mail) => [mail.mail_id, mail]));
  const rows: queries.VerdictRow[] = [];
  const failures: Failure[] = [];
  for (const { mailId, outcome } of attempts) {
    const mail = underway.get(mailId);
    if (mail === undefined || mail.state === 'sent' || mail.state === 'cancelled') continue;
    const before = { firstFailedAt: mail.first_refused_at, wasUnsure: mail.was_unsure };
    const verdict = verdictOn(outcome, before, tx.now);
    rows.push({ mailId, attempt: mail.attempts + 1, reply: outcome.reply, verdict });
    if (outcome.kind !== 'sent') failures.push({ mail, outcome, verdict });
  }
  if (rows.length === 0) return;
  const changed = await queries.recordVerdicts(tx, rows, tx.now);
  if (failures.length > 0) await alarmAdmins(tx, failures, changed, duties);
  if (changed.length > 0) await duties.append(tx, outcomeEntries(tx.now, changed, replies(rows), keptOf(attempts)));
  const anySent = rows.some((row) => row.verdict.mail === 'sent');
  if (anySent || failures.some((failure) => failure.verdict.undeliverable)) await passOn(tx, failures, anySent, duties);
}

const replies = (rows: readonly queries.VerdictRow[]): Map<string, string> =>
  new Map(rows.map((row) => [row.mailId, row.reply]));

const keptOf = (attempts: readonly Attempt[]): Set<string> =>
  new Set(attempts.filter(({ outcome }) => outcome.kind === 'sent' && outcome.kept).map(({ mailId }) => mailId));

/**
 * The log's entries about notices that were sent, refused, or may have arrived. The server's words name addresses: sealed. A mail
 * that was kept reached nobody, and its entry says so.
 */
export function outcomeEntries(
  now: Instant,
  changed: readonly queries.SettledNotification[],
  replyTo: ReadonlyMap<string, string>,
  kept: ReadonlySet<string> = new Set(),
): EntryDraft[] {
  return changed.map((row) => {
    const reply = replyTo.get(row.mail_id) ?? '';
    const code = /^\d{3}/.exec(reply)?.[0];
    return {
      kind: `notice_${row.state}`,
      effectiveAt: now,
      ...(row.breach === null ? {} : { breach: row.breach }),
      facts: {
        notice: row.kind,
        to: row.person_id,
        mail: row.mail_id,
        ...(code === undefined ? {} : { code }),
        ...(kept.has(row.mail_id) ? { kept: true } : {}),
      },
      sealed: { because: row.because, reply },
    };
  });
}
