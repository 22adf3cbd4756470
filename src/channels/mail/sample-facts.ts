import type { Json } from '../../core/entry.js';
import type { NoticeKind } from '../../core/notice.js';
import { type Language, languageSpoken } from '../../platform/language/language.js';

type Facts = { readonly [key: string]: Json };

/** The highest load by a rule, as a restatement has it. */
const peak = (load: string): Facts => ({ countUnit: 'referral', peak: load });

const facts: Readonly<Partial<Record<NoticeKind, Facts>>> = {
  escalated: { rungs: [2], cause: 'due', acknowledgedBy: null },
  check_in_overdue: {
    round: 2,
    dueAt: '2026-12-01T01:00:00Z',
    acknowledgedBy: 'S-12',
    acknowledgedAt: '2026-11-24T17:00:00Z',
  },
  handed_over: { from: 'S-12', round: 1 },
  correction: { what: 'restated', changes: [{ field: 'peak', from: [peak('17')], to: [peak('16')] }] },
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
};

/** A digest is put into words when it is promised, in its reader's language. */
const digests: Readonly<Record<Language, Facts>> = {
  'en-US': {
    week: 'Mon Nov 23',
    open: ['Keel Tamar: 16 of 14 ER referrals since Mon Nov 23 (PL-2026-0412)'],
    owed: [],
    steps: [],
    aboveGoal: ['Ben Cole: 13 of 14 ER referrals'],
  },
  'es-US': {
    week: 'lun 23 de nov',
    open: ['Keel Tamar: 16 de 14 derivaciones de ER desde el lun 23 de nov (PL-2026-0412)'],
    owed: [],
    steps: [],
    aboveGoal: ['Ben Cole: 13 de 14 derivaciones de ER'],
  },
};

/** What a made-up notice of a kind brings along. */
export const sampleFacts = (kind: NoticeKind): Facts =>
  kind === 'digest' ? digests[languageSpoken()] : (facts[kind] ?? {});
