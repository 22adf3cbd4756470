import { type Calendar, startOfDay } from './calendar.js';
import { type Instant, instant, type LocalDate } from './instant.js';
import { type AgreedVersion, beginsAt, forceOf, isForSigning, overlap, sameMatter, wasSigned } from './target-life.js';
import { type TargetBody, termsOf } from './target-terms.js';

const calendar: Calendar = {
  timeZone: 'America/Los_Angeles',
  workingDays: new Set([1, 2, 3, 4, 5]),
  closeOfBusiness: '17:00',
  offDays: new Set(),
};
const at = (text: string): Instant => instant(Date.parse(text));
const midnight = (day: string): Instant => startOfDay(day as LocalDate, calendar);
const signed = at('2026-11-23T22:30:00Z');

const body = (more: Partial<TargetBody> = {}): TargetBody => ({
  name: 'ER referrals',
  scope: { program: 'ER' },
  rules: [{ kind: 'open_count', counts: ['referral'], limit: 14 }],
  from: '2026-12-01',
  ...more,
});

describe('when an agreed target begins', () => {
  it.each([
    ['later', '2026-12-01', midnight('2026-12-01')],
    ['today: from the second signature on', '2026-11-23', signed],
    ['past: the day after the second signature', '2026-11-20', midnight('2026-11-24')],
  ])('a first day that is %s', (_, day, begins) => {
    expect(beginsAt(day as LocalDate, signed, calendar)).toBe(begins);
  });

  it('a retroactive one reaches back, and judges from the signature on', () => {
    const force = forceOf(termsOf(body({ from: '2026-11-02', retroactive: true, reason: 'agreed' })), signed, calendar);
    expect(force).toEqual({ from: midnight('2026-11-02'), until: null, judgedFrom: signed });
  });

  it('a retroactive one of a later day does not begin before it', () => {
    const force = forceOf(termsOf(body({ retroactive: true, reason: 'agreed' })), signed, calendar);
    expect(force).toEqual({ from: midnight('2026-12-01'), until: null, judgedFrom: midnight('2026-12-01') });
  });

  it('is never in force where its last day is over before it would begin', () => {
    expect(forceOf(termsOf(body({ from: '2026-11-02', until: '2026-11-24' })), signed, calendar)).toBeNull();
    expect(forceOf(termsOf(body({ from: '2026-11-02', until: '2026-11-25' })), signed, calendar)).not.toBeNull();
  });
});

describe('whether a statute may take the place of a target', () => {
  const one = (version: number, more: Partial<AgreedVersion> = {}): AgreedVersion => ({
    version,
    state: 'in_force',
    agreedAt: signed,
    agreedBy: null,
    ...more,
  });
  const statute = one(1, { agreedBy: 'statute' });
  const proposed = one(1, { state: 'proposed', agreedAt: null });
  it.each<[string, AgreedVersion[], number | null, boolean]>([
    ['signed by both sides', [one(1)], null, true],
    ['signed, and no longer in force', [one(1, { state: 'retired' })], null, true],
    ['signed, and since then proposed anew', [one(1), one(2, { state: 'proposed', agreedAt: null })], 2, true],
    ['never signed', [proposed], null, false],
    ['withdrawn', [one(1, { state: 'withdrawn', agreedAt: null })], null, false],
    ['from statute', [statute], null, false],
    ['the one version that is being edited', [one(1)], 1, false],
  ])('of its own earlier versions: %s', (_, versions, but, was) => {
    expect(wasSigned(versions, but)).toBe(was);
  });

  it.each<[string, AgreedVersion[], boolean]>([
    ['signed', [one(1)], true],
    ['proposed: it may be signed tomorrow', [proposed], true],
    ['withdrawn', [one(1, { state: 'withdrawn', agreedAt: null })], false],
    ['from statute', [statute], false],
  ])('of another target: %s', (_, versions, is) => {
    expect(isForSigning(versions)).toBe(is);
  });
});

describe('whether two targets are about the same matter', () => {
  it.each<[string, Partial<TargetBody>, boolean]>([
    ['the same', {}, true],
    ['another limit', { rules: [{ kind: 'open_count', counts: ['referral'], limit: 12 }] }, true],
    [
      'the same counts in another order',
      { rules: [{ kind: 'open_count', counts: ['referral', 'referral'], limit: 12 }] },
      true,
    ],
    ['other counts', { rules: [{ kind: 'open_count', counts: ['case'], limit: 14 }] }, false],
    ['everything of the program', { rules: [{ kind: 'open_count', limit: 14 }] }, false],
    ['another kind of rule', { rules: [{ kind: 'pool_size', counts: ['referral'], limit: 14 }] }, false],
    ['a narrower scope', { scope: { program: 'ER', unit: 'ER3' } }, false],
    ['another program', { scope: { program: 'FM' } }, false],
  ])('%s', (_, more, same) => {
    expect(sameMatter(termsOf(body()), termsOf(body(more)))).toBe(same);
  });

  it('spells that touch share no moment', () => {
    const [a, b] = [midnight('2026-12-01'), midnight('2026-12-08')];
    expect(overlap({ from: a, until: b }, { from: b, until: null })).toBe(false);
    expect(overlap({ from: a, until: null }, { from: b, until: null })).toBe(true);
  });
});
