import type { Outcome } from '../../notifications/outcome.js';

/** What nodemailer says of a mail that was not taken. */
export interface SmtpFault {
  readonly message: string;
  readonly code?: string;
  readonly originalCode?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly timeoutType?: string;
}

/** Faults after which nothing of the mail can have been handed over. */
const beforeTheMail = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EPROXY', 'EREQUIRETLS', 'ECONFIG']);
const noConnection = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ENOENT',
  'EACCES',
]);
const neverGreeted = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT']);

/**
 * What became of a mail that a server did not take. A reply to RCPT TO or to the mail itself is about this recipient;
 * any other reply (to the greeting, to signing in, to the sender), and a server that closes the session, is about the
 * server. Without a reply code the mail may have been taken, unless it cannot have been begun.
 */
export function outcomeOf(fault: SmtpFault): Outcome {
  const reply = (fault.response ?? fault.message).trim().slice(0, 1_000);
  const code = fault.responseCode;
  const aboutRecipient = fault.command === 'RCPT TO' || fault.command === 'DATA';
  if (code !== undefined && code >= 400) {
    if (!aboutRecipient || code === 421) return { kind: 'put_off', by: 'server', reply };
    return code >= 500 ? { kind: 'refused', reply } : { kind: 'put_off', by: 'recipient', reply };
  }
  if (fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE') return { kind: 'refused', reply };
  const nothingBegun =
    beforeTheMail.has(fault.code ?? '') ||
    noConnection.has(fault.originalCode ?? fault.code ?? '') ||
    neverGreeted.has(fault.timeoutType ?? '');
  return nothingBegun ? { kind: 'put_off', by: 'server', reply } : { kind: 'unsure', reply };
}
