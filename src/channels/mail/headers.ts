import { createHash } from 'node:crypto';

import type { Instant } from '../../core/instant.js';
import { headerText } from './address.js';

/** What the headers of a mail are made of. */
export interface Envelope {
  readonly host: string;
  readonly baseUrl: string;
  readonly agencyCode: string;
  readonly agencyName: string;
  /** What the mail is written in, as its HTML part says too. */
  readonly language: string;
  readonly kinds: readonly string[];
  readonly breaches: readonly string[];
  /** The breach whose conversation the mail belongs to, and the subject it began with; null: it belongs to none. */
  readonly thread: {
    readonly breachId: string;
    readonly openedAt: Instant;
    readonly topic: string;
    /** How many mails of the conversation this person got before. */
    readonly earlier: number;
    readonly at: Instant;
  } | null;
}

/** Fixed for good: the mail's first notification and its recipient. */
export function messageIdOf(notificationId: string, address: string, host: string): string {
  const recipient = createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 16);
  return `<${notificationId}.${recipient}@${host}>`;
}

/** The id that all mail about a breach refers to. */
export const rootIdOf = (breachId: string, host: string): string => `<breach.${breachId}@${host}>`;

/** The headers of a mail besides sender, recipient, subject and id. */
export function headersOf({
  host,
  baseUrl,
  agencyCode,
  agencyName,
  language,
  kinds,
  breaches,
  thread,
}: Envelope): Record<string, string> {
  return {
    ...(thread === null ? {} : threadHeaders(thread, host)),
    'Content-Language': language,
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, DR, RN, NRN, AutoReply',
    'List-Id': `${ascii(agencyName)} <caseloads.${agencyCode}.${host}>`,
    'X-Plimsoll-Kind': kinds.join(', '),
    ...(breaches.length === 0 ? {} : { 'X-Plimsoll-Breach': breachList(breaches) }),
    ...(kinds.length === 1 && kinds[0] === 'digest' ? { 'List-Unsubscribe': `<${baseUrl}/settings>` } : {}),
  };
}

function threadHeaders(thread: NonNullable<Envelope['thread']>, host: string): Record<string, string> {
  const root = rootIdOf(thread.breachId, host);
  return {
    References: root,
    ...(thread.earlier > 0 ? { 'In-Reply-To': root } : {}),
    'Thread-Topic': ascii(thread.topic),
    'Thread-Index': threadIndex(thread.breachId, thread.openedAt, thread.earlier > 0 ? thread.at : null),
  };
}

/** A header is at most 998 letters long: of hundreds of numbers the last are left out. */
const breachList = (numbers: readonly string[]): string => numbers.slice(0, 60).join(', ');

/** Plain letters on one line, without the marks that some have above or below them, as short as a subject: a line of a mail has room for no more than 998. */
const ascii = (text: string): string =>
  headerText(text)
    .replace(/…/g, '...')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '?')
    .replace(/[<>"\\]/g, '');

/** The time of Windows: tenths of microseconds since 1601. */
const fileTime = (at: Instant): bigint => (BigInt(at) + 11_644_473_600_000n) * 10_000n;

/**
 * What Outlook groups a conversation by: 22 bytes (1, then 5 of the time it began, then the breach's 16), and 5 more for
 * a follow-up, which say how much later it came.
 */
export function threadIndex(breachId: string, beganAt: Instant, followedAt: Instant | null): string {
  const index = Buffer.alloc(followedAt === null ? 22 : 27);
  const began = Buffer.alloc(8);
  began.writeBigUInt64BE(fileTime(beganAt));
  index[0] = 1;
  began.copy(index, 1, 1, 6);
  Buffer.from(breachId.replaceAll('-', ''), 'hex').copy(index, 6);
  if (followedAt !== null) followUp(BigInt(Math.max(0, followedAt - beganAt)) * 10_000n).copy(index, 22);
  return index.toString('base64');
}

/** A bit for the scale, 31 bits of the difference, and a byte that is random elsewhere. */
function followUp(difference: bigint): Buffer {
  const coarse = difference >= 1n << 49n;
  const scaled = (difference >> (coarse ? 23n : 18n)) & 0x7fffffffn;
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32BE(Number(scaled) + (coarse ? 0x80000000 : 0), 0);
  return bytes;
}
