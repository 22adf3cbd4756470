import { type Instant, rfc3339 } from '../core/instant.js';
import type { Notice } from '../core/notice.js';
import type { Tx } from '../platform/database/database.js';
import { log } from '../platform/log.js';
import * as queries from './alarm.queries.js';
import type { SettlingDuties } from './duties.js';
import type { Failure } from './failure.js';
import { promise } from './promise.js';
import type { SettledNotification } from './settle.queries.js';

/** A server that fails this long after a mail's first attempt is no hiccup. */
const hiccup = 60_000;

/**
 * Tells the admins of recipients who cannot be reached, once until mail reaches them again, and of a server that
 * takes nobody's mail, once until it takes some.
 */
export async function alarmAdmins(
  tx: Tx,
  failures: readonly Failure[],
  settled: readonly SettledNotification[],
  duties: SettlingDuties,
): Promise<void> {
  const notices = [...(await aboutRecipients(tx, failures, settled)), ...(await aboutServer(tx, failures))];
  if (notices.length === 0) return;
  const admins = await duties.admins(tx, tx.now);
  await promise(
    tx,
    notices.flatMap((notice) =>
      admins.filter((to) => to !== notice.facts['personId']).map((to) => ({ ...notice, to })),
    ),
    () => null,
  );
}

type Alarm = Omit<Notice, 'to'>;

async function aboutRecipients(
  tx: Tx,
  failures: readonly Failure[],
  settled: readonly SettledNotification[],
): Promise<Alarm[]> {
  const onlyCopies = (mailId: string): boolean => {
    const kinds = settled.filter((row) => row.mail_id === mailId).map((row) => row.kind);
    return kinds.length > 0 && kinds.every((kind) => kind === 'opened_copy');
  };
  const failing = failures.filter(
    ({ mail, outcome, verdict }) =>
      verdict.undeliverable &&
      mail.undeliverable_at === null &&
      !(outcome.kind === 'no_address' && onlyCopies(mail.mail_id)),
  );
  if (failing.length === 0) return [];
  const persons = await queries.notYetAlarmed(tx, [...new Set(failing.map(({ mail }) => mail.person_id))]);
  return persons.flatMap((personId) => {
    const failure = failing.find(({ mail }) => mail.person_id === personId);
    if (failure === undefined) return [];
    const breaches = settled.filter((row) => row.mail_id === failure.mail.mail_id).map((row) => row.breach);
    return [recipientAlarm(failure, [...new Set(breaches.filter((breach) => breach !== null))])];
  });
}

function recipientAlarm({ mail, outcome, verdict }: Failure, breaches: readonly string[]): Alarm {
  return {
    kind: 'delivery_failed',
    because: 'admin',
    breach: null,
    facts: {
      about: 'recipient',
      personId: mail.person_id,
      outcome: outcome.kind,
      reply: outcome.reply,
      triedSince: stamp(verdict.firstFailedAt),
      triedAgainAt: stamp(verdict.attemptAt),
      breaches,
    },
  };
}

async function aboutServer(tx: Tx, failures: readonly Failure[]): Promise<Alarm[]> {
  const failure = failures.find(({ verdict }) => verdict.serverFailed);
  if (failure === undefined) return [];
  log.error({ reply: failure.outcome.reply }, 'the mail server did not take a mail');
  const lasting = tx.now - (failure.verdict.firstFailedAt ?? tx.now) >= hiccup;
  if (!lasting || (await queries.serverAlarmed(tx))) return [];
  return [
    {
      kind: 'delivery_failed',
      because: 'admin',
      breach: null,
      facts: {
        about: 'server',
        outcome: failure.outcome.kind,
        reply: failure.outcome.reply,
        triedSince: stamp(failure.verdict.firstFailedAt),
      },
    },
  ];
}

const stamp = (at: Instant | null): string | null => (at === null ? null : rfc3339(at));
