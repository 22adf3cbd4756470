import { type Instant, instant } from '../../core/instant.js';
import type { Json } from '../../core/entry.js';
import { breachNoticeKinds, type NoticeKind, otherNoticeKinds } from '../../core/notice.js';
import { exact } from '../../core/decimal.js';
import type { Person } from '../../people/person.queries.js';
import type { BreachFacts, PromisedNotice, TakenMail } from './matter.js';
import type { Writing } from './reader.js';

const at = (text: string): Instant => instant(Date.parse(text));

/** Every kind of mail that the service writes. */
export const sampleKinds: readonly NoticeKind[] = [...breachNoticeKinds, ...otherNoticeKinds];

const person = (personId: string, name: string): Person => ({
  personId,
  name,
  email: `${personId.toLowerCase()}@county.test`,
  unitId: 'ER3',
  classification: null,
  fte: exact(1),
  capacityFactor: exact(1),
  capacityReason: null,
  capacityUntil: null,
  startOn: null,
  endOn: null,
  roles: [],
  active: true,
  origin: 'file',
});

/** A breach as in the examples of the documents: nobody in it is real. */
export const sampleBreach: BreachFacts = {
  breachId: '019ab1c0-0000-7000-8000-000000000412',
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
  check_in_overdue: { round: 2 },
  cleared: ended,
  still_owed: { ...ended, responseTrack: 'acknowledged' },
  ended: { ...ended, loadTrack: 'ended', responseTrack: 'not_owed' },
};

const facts: Readonly<Partial<Record<NoticeKind, { readonly [key: string]: Json }>>> = {
  escalated: { rungs: [2], cause: 'due', acknowledgedBy: null },
  check_in_overdue: { round: 2, acknowledgedBy: 'S-12', acknowledgedAt: '2026-11-24T17:00:00Z' },
  handed_over: { from: 'S-12', round: 1 },
  correction: { what: 'restated', changes: [{ field: 'peak', from: '17', to: '16' }] },
  ended: { reason: { code: 'no_longer_applies', why: 'no longer reported' } },
  mass_change: { workers: 40, of: 62, program: 'ER', releaseDueAt: '2026-11-25T01:00:00Z' },
  feed_late: {
    feed: 'cws-er',
    lastReceivedAt: '2026-11-18T14:00:00Z',
    every: '1 working day',
    grace: '2 working days',
  },
  import_refused: { importKind: 'assignments', feed: 'cws-er', why: 'a column is named DOB', import: 'i-1' },
  import_held: {
    importKind: 'assignments',
    feed: 'cws-er',
    why: '412 of 800 open assignments are missing',
    import: 'i-2',
  },
  nobody_to_tell: { unit: 'ER3', passedOver: ['the post of supervisor is vacant'] },
  configuration: { matter: 'assigned_while_away', worker: 'W-104', text: 'W-104 is on leave and was assigned work' },
  delivery_failed: {
    about: 'recipient',
    personId: 'S-12',
    reply: '550 5.1.1 no such user',
    breaches: ['PL-2026-0412'],
  },
  dispute: {
    dispute: '019ab1c0-0000-7000-8000-0000000000dd',
    worker: 'W-104',
    since: '2026-11-11T08:00:00Z',
    madeAt: '2026-11-23T18:00:00Z',
    answerBy: '2026-12-01T01:00:00Z',
    occasion: 'raised',
  },
  proposal: { act: 'target_proposed', target: 't-1', name: 'ER referrals', version: 2, by: 'L-1', from: '2026-12-01' },
  checkpoint: {
    checkpoint: 'plimsoll/county\n4210\nqjv1Zc0=\n',
    size: 4210,
    publicKey: 'plimsoll/county+00000000+AQ==',
  },
  step_overdue: { step: 'hold assignments', owner: 'S-12', by: '2026-11-30' },
  digest: {
    week: 'Mon Nov 23',
    open: ['Keel Tamar: 16 of 14 ER referrals since Mon Nov 23 (PL-2026-0412)'],
    owed: [],
    steps: [],
    aboveGoal: ['Ben Cole: 13 of 14 ER referrals'],
  },
};

/** What the samples are written with. */
export const sampleWriting: Writing = {
  agencyName: 'County Social Services',
  baseUrl: 'https://plimsoll.county.test',
  timeZone: 'America/Los_Angeles',
  now: at('2026-12-03T14:05:00Z'),
  asOf: at('2026-11-23T14:00:00Z'),
  show: { line: 'code', forum: 'code' },
  people: new Map([
    ['W-104', person('W-104', 'Keel Tamar')],
    ['S-12', person('S-12', 'Mast Severn')],
  ]),
  surroundings: new Map([
    [sampleBreach.breachId, { lastDays: ['13', '14', '14', '15', '15', '16', '16'], room: { people: 3, load: '5' } }],
  ]),
  timelines: new Map([
    [sampleBreach.breachId, ['Mon Nov 23, 6:02 AM: Opened at 16 of 14', 'Tue Nov 24, 9:00 AM: Acknowledged, by S-12']],
  ]),
  checkpoint: 'plimsoll/county\n4210\nqjv1Zc0=\n',
};

function becauseOf(kind: NoticeKind, aboutBreach: boolean): string {
  if (kind === 'opened_copy') return 'the worker';
  if (kind === 'escalated') return 'manager of ER3';
  return aboutBreach || kind === 'digest' || kind === 'dispute' || kind === 'step_overdue' ? 'supervisor of ER3' : 'admin';
}

/** A mail of one kind, with the breach it is about. */
export function sampleMail(kind: NoticeKind): { mail: TakenMail; breach: BreachFacts } {
  const aboutBreach = (breachNoticeKinds as readonly string[]).includes(kind);
  const breach = { ...sampleBreach, ...changed[kind] };
  const notice: PromisedNotice = {
    notificationId: '019ab1c0-0000-7000-8000-000000000001',
    mailId: '019ab1c0-0000-7000-8000-000000000002',
    kind,
    because: becauseOf(kind, aboutBreach),
    breachId: aboutBreach ? breach.breachId : null,
    breach: aboutBreach ? breach.number : null,
    facts: facts[kind] ?? {},
    promisedAt: at('2026-11-23T14:02:00Z'),
    thread: null,
  };
  const personId = kind === 'opened_copy' ? 'W-104' : 'S-12';
  const head = { messageId: null, subject: null, root: null };
  const mail = { mailId: notice.mailId, personId, promisedAt: notice.promisedAt, ...head, notices: [notice] };
  return { mail, breach };
}
