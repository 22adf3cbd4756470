import type { Breach } from '../../core/breach.js';
import type { Instant } from '../../core/instant.js';
import type { Json } from '../../core/entry.js';
import type { NoticeKind } from '../../core/notice.js';
import type { Language } from '../../platform/language/language.js';

/** One thing a mail is to say, as it was promised. */
export interface PromisedNotice {
  readonly notificationId: string;
  readonly mailId: string;
  readonly kind: NoticeKind;
  readonly because: string;
  readonly breachId: string | null;
  /** The breach's number. */
  readonly breach: string | null;
  readonly facts: { readonly [key: string]: Json };
  readonly promisedAt: Instant;
  /** What the person got about the breach before; null: nothing. */
  readonly thread: Thread | null;
}

/** A conversation that a person is in already. */
export interface Thread {
  /** The subject it began with. */
  readonly began: string;
  /** How many mails of it the person got. */
  readonly earlier: number;
}

/** A mail taken for sending. What was fixed at its first attempt is null before. */
export interface TakenMail {
  readonly mailId: string;
  readonly personId: string;
  readonly promisedAt: Instant;
  readonly messageId: string | null;
  readonly subject: string | null;
  readonly root: string | null;
  readonly notices: readonly PromisedNotice[];
}

/** Somebody whom a mail goes to or names. */
export interface NamedPerson {
  readonly personId: string;
  readonly name: string | null;
  readonly email: string | null;
  /** What they chose to read in. */
  readonly language: Language;
}

/** What mail says about a breach: its present facts, and its target's. Decimals are text. */
export interface BreachFacts {
  readonly breachId: string;
  /** `request`: a worker asked for a check-in; no breach. */
  readonly kind: 'breach' | 'request';
  readonly number: string;
  readonly subjectKind: 'worker' | 'pool';
  readonly subjectId: string;
  readonly unitId: string | null;
  readonly program: string;
  readonly targetId: string;
  readonly countUnit: string;
  readonly loadTrack: string;
  readonly responseTrack: string;
  readonly round: number;
  readonly startedAt: Instant;
  readonly openedAt: Instant;
  readonly clearedAt: Instant | null;
  readonly endedReason: string | null;
  readonly load: string;
  readonly peak: string;
  readonly limit: string;
  readonly goal: string | null;
  readonly openingLoad: string;
  readonly openingLimit: string;
  readonly checkInBy: Instant | null;
  readonly nextRungAt: Instant | null;
  readonly excusedUntil: Instant | null;
  readonly agreement: string;
  readonly clause: string;
  readonly targetFrom: string | null;
  /** Core's own value of the breach; null where a table has none. */
  readonly response: Breach | null;
}

/** Whether an answer is still owed: a check-in; for a pool an acknowledgement, which names the relief step. */
export const owesAnswer = ({
  subjectKind,
  responseTrack,
}: Pick<BreachFacts, 'subjectKind' | 'responseTrack'>): boolean =>
  responseTrack === 'awaiting' || (responseTrack === 'acknowledged' && subjectKind === 'worker');
