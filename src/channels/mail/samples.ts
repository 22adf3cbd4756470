import { type Instant, instant, type LocalDate } from '../../core/instant.js';
import { breachNoticeKinds, type NoticeKind, otherNoticeKinds } from '../../core/notice.js';
import { type Language, languageSpoken } from '../../platform/language/language.js';
import type { BreachFacts, NamedPerson, PromisedNotice, TakenMail } from './matter.js';
import type { Writing } from './reader.js';
import { sampleFacts } from './sample-facts.js';

const at = (text: string): Instant => instant(Date.parse(text));

/** Every kind of mail that the service writes. */
export const sampleKinds: readonly NoticeKind[] = [...breachNoticeKinds, ...otherNoticeKinds];

const person = (personId: string, name: string): NamedPerson => ({
  personId,
  name,
  email: `${personId.toLowerCase()}@county.test`,
  language: 'en-US',
});

/** A breach as in the examples of the documents: nobody in it is real. */
export const sampleBreach: BreachFacts = {
  breachId: '019ab1c0-0000-7000-8000-000000000412',
  kind: 'breach',
  number: 'PL-2026-0412',
  subjectKind: 'worker',
  subjectId: 'W-104',
  unitId: 'ER3',
  program: 'ER',
  targetId: '019ab1c0-0000-7000-8000-0000000000aa',
  countUnit: 'referral',
  loadTrack: 'open',
  responseTrack: 'awaiting',
  round: 1,
  startedAt: at('2026-11-23T14:02:00Z'),
  openedAt: at('2026-11-23T14:02:00Z'),
  clearedAt: null,
  endedReason: null,
  load: '16',
  peak: '16',
  limit: '14',
  goal: '12',
  openingLoad: '16',
  openingLimit: '14',
  checkInBy: at('2026-12-01T01:00:00Z'),
  nextRungAt: at('2026-11-25T01:00:00Z'),
  excusedUntil: null,
  agreement: 'MOU 2022',
  clause: 'Caseload Management Forum',
  targetFrom: '2022-12-01',
  response: null,
};

const ended: Partial<BreachFacts> = {
  loadTrack: 'cleared',
  responseTrack: 'checked_in',
  load: '12',
  clearedAt: at('2026-12-03T14:02:00Z'),
};

const changed: Readonly<Partial<Record<NoticeKind, Partial<BreachFacts>>>> = {
  check_in_overdue: { round: 2, checkInBy: at('2026-12-04T01:00:00Z') },
  check_in_requested: { kind: 'request' },
  cleared: ended,
  still_owed: { ...ended, responseTrack: 'acknowledged' },
  ended: { ...ended, loadTrack: 'ended', responseTrack: 'not_owed' },
};

const opening = at('2026-11-23T14:02:00Z');

/** When a mail of a kind is written, where that is not at the opening. */
const writtenAt: Readonly<Partial<Record<NoticeKind, Instant>>> = {
  escalated: at('2026-11-25T01:00:00Z'),
  handed_over: at('2026-11-25T08:00:00Z'),
  reminder: at('2026-12-01T01:00:00Z'),
  check_in_overdue: at('2026-12-01T01:00:00Z'),
  correction: at('2026-12-03T14:05:00Z'),
  cleared: at('2026-12-03T14:05:00Z'),
  still_owed: at('2026-12-03T14:05:00Z'),
  ended: at('2026-12-03T14:05:00Z'),
};

const timelines: Readonly<Record<Language, readonly string[]>> = {
  'en-US': ['Mon Nov 23, 6:02 AM: Opened at 16 of 14', 'Tue Nov 24, 9:00 AM: Acknowledged, by S-12'],
  'es-US': ['lun 23 de nov, 6:02 a.m.: Se abrió en 16 de 14', 'mar 24 de nov, 9:00 a.m.: Confirmado, por S-12'],
};

/** What the samples are written with. */
export const sampleWriting: Writing = {
  agencyName: 'County Social Services',
  baseUrl: 'https://plimsoll.county.test',
  timeZone: 'America/Los_Angeles',
  calendar: {
    timeZone: 'America/Los_Angeles',
    workingDays: new Set([1, 2, 3, 4, 5]),
    closeOfBusiness: '17:00',
    offDays: new Set(['2026-11-26', '2026-11-27'] as LocalDate[]),
  },
  now: opening,
  asOf: at('2026-11-23T14:00:00Z'),
  show: { line: 'code', forum: 'code' },
  people: new Map([
    ['W-104', person('W-104', 'Keel Tamar')],
    ['S-12', person('S-12', 'Mast Severn')],
  ]),
  surroundings: new Map([
    [sampleBreach.breachId, { lastDays: ['13', '14', '14', '15', '15', '16', '16'], room: { people: 3, load: '5' } }],
  ]),
  timelines: new Map([[sampleBreach.breachId, () => timelines[languageSpoken()]]]),
  checkpoint: 'plimsoll/county\n4210\nqjv1Zc0=\n',
};

function becauseOf(kind: NoticeKind, aboutBreach: boolean): string {
  if (kind === 'opened_copy') return 'the worker';
  if (kind === 'escalated') return 'manager of ER3';
  return aboutBreach || kind === 'digest' || kind === 'dispute' || kind === 'step_overdue'
    ? 'supervisor of ER3'
    : 'admin';
}

/** A mail with all that it is written from. */
export interface Sample {
  readonly mail: TakenMail;
  readonly breaches: ReadonlyMap<string, BreachFacts>;
  readonly writing: Writing;
}

/** A mail of one kind. */
export function sampleMail(kind: NoticeKind): Sample & { readonly breach: BreachFacts } {
  const now = writtenAt[kind] ?? opening;
  const writing = { ...sampleWriting, now, asOf: instant(now - 120_000) };
  const breach = { ...sampleBreach, ...changed[kind] };
  const mail = mailTo(kind === 'opened_copy' ? 'W-104' : 'S-12', [sampleNotice(kind, breach, now)], now);
  return { mail, breach, breaches: new Map([[breach.breachId, breach]]), writing };
}

/** The same to the worker whom it is about. */
export function sampleToWorker(kind: NoticeKind): Sample {
  const { mail, breaches, writing } = sampleMail(kind);
  const because = kind === 'opened_copy' ? 'the worker' : 'was told of this breach';
  const notices = mail.notices.map((notice) => ({ ...notice, because }));
  return { mail: { ...mail, personId: sampleBreach.subjectId, notices }, breaches, writing };
}

/** A mail about three breaches that opened at once, one of them a pool's. */
export function sampleOfSeveral(): Sample {
  const opened = [sampleBreach, ...alsoOpened];
  const notices = opened.map((breach) => sampleNotice('opened', breach, opening));
  const room = sampleWriting.surroundings.get(sampleBreach.breachId) ?? { lastDays: [], room: null };
  const surroundings = new Map(opened.map(({ breachId }) => [breachId, room]));
  return {
    mail: mailTo('S-12', notices, opening),
    breaches: new Map(opened.map((breach) => [breach.breachId, breach])),
    writing: { ...sampleWriting, surroundings },
  };
}

const alsoOpened: readonly BreachFacts[] = [
  {
    ...sampleBreach,
    breachId: '019ab1c0-0000-7000-8000-000000000413',
    number: 'PL-2026-0413',
    subjectId: 'W-105',
    load: '9',
    peak: '9',
    openingLoad: '9',
    limit: '8.4',
    openingLimit: '8.4',
    goal: '7.2',
  },
  {
    ...sampleBreach,
    breachId: '019ab1c0-0000-7000-8000-000000000414',
    number: 'PL-2026-0414',
    subjectKind: 'pool',
    subjectId: 'ER3',
    load: '4',
    peak: '4',
    openingLoad: '4',
    limit: '3',
    openingLimit: '3',
    goal: null,
    checkInBy: null,
  },
];

function sampleNotice(kind: NoticeKind, breach: BreachFacts, promisedAt: Instant): PromisedNotice {
  const aboutBreach = (breachNoticeKinds as readonly string[]).includes(kind);
  return {
    notificationId: '019ab1c0-0000-7000-8000-000000000001',
    mailId: '019ab1c0-0000-7000-8000-000000000002',
    kind,
    because: becauseOf(kind, aboutBreach),
    breachId: aboutBreach ? breach.breachId : null,
    breach: aboutBreach ? breach.number : null,
    facts: sampleFacts(kind),
    promisedAt,
    thread: null,
  };
}

const mailTo = (personId: string, notices: readonly PromisedNotice[], promisedAt: Instant): TakenMail => ({
  mailId: '019ab1c0-0000-7000-8000-000000000002',
  personId,
  promisedAt,
  messageId: null,
  subject: null,
  root: null,
  notices,
});
