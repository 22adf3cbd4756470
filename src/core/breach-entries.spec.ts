import { figures, openedBreach, play, signals } from './breach.cases.js';
import type { LoadSignal, Signal } from './breach-signal.js';
import type { EntryDraft, Json } from './entry.js';
import { figuresOf, noteExceeded } from './figures.js';
import { at, reading } from './load-track.cases.js';

const open = openedBreach();
const loads = (load: string, exceeded: boolean): Json => [
  { countUnit: 'referral', load, effectiveLimit: '14', exceeded },
];
const peaks = (peak: string): Json => [{ rule: 0, countUnit: 'referral', peak }];

/** What is written of a kind when a signal of the 3rd is noticed on the 4th. */
function written(
  kind: string,
  signal: Signal,
  before: readonly (readonly [string, Signal['kind']])[] = [],
): EntryDraft {
  const entry = play(open, [...before, ['4', signal]]).entries.find((one) => one.kind === kind);
  if (!entry) throw new Error(`no entry ${kind}`);
  return entry;
}

describe('every transition of the load is an entry that says since when, and the loads', () => {
  const none: readonly (readonly [string, Signal['kind']])[] = [];
  const cases: readonly (readonly [string, LoadSignal, typeof none, Json])[] = [
    ['peak', signals.peak, none, { loads: loads('17', true), peaks: peaks('17') }],
    ['clearing', signals.clearing, none, { loads: loads('12', false) }],
    ['open_again', signals.reopened, [['3', 'clearing']], { loads: loads('15', true) }],
    ['absolute_limit_passed', signals.absolute_passed, none, { loads: loads('19', true) }],
    ['absolute_limit_left', signals.absolute_left, none, { loads: loads('17', true) }],
    [
      'cleared',
      signals.cleared,
      none,
      { clearedAt: '2026-11-03T14:00:00Z', loads: loads('12', false), peaks: peaks('15') },
    ],
    ['ended', signals.ended, none, { reason: { code: 'no_longer_applies', why: 'no longer reported' } }],
    ['annulled', { ...signals.annulled, at: at('3') }, none, { into: null }],
    ['restated', signals.restated, none, { changes: [{ field: 'startedAt', from: 'a', to: 'b' }] }],
    [
      'restated',
      signals.still_open,
      [['3', 'cleared']],
      { changes: [{ field: 'clearedAt', from: '2026-11-03T14:00:00Z', to: null }], loads: loads('15', true) },
    ],
  ];

  it.each(cases)('%s', (kind, signal, before, facts) => {
    expect(written(kind, signal, before)).toEqual({
      ...{ kind, effectiveAt: at('3'), breach: 'PL-2026-0001', worker: 'Ana' },
      facts,
    });
  });
});

describe('every round is an entry that says why it started', () => {
  it('the check-in was overdue: when it was due, who acknowledged and when', () => {
    const round = (before: readonly (readonly [string, Signal['kind']])[]): Json | undefined =>
      play(open, [...before, ['12 17:00', 'tick']]).entries.find(({ kind }) => kind === 'round_started')?.facts;
    const overdue = { dueAt: '2026-11-13T01:00:00Z', round: 2, cause: 'check_in_overdue', version: 1 };
    expect(round([])).toEqual({ ...overdue, acknowledgedBy: null, acknowledgedAt: null });
    expect(round([['3 08:00', 'acknowledged']])).toEqual({
      ...{ ...overdue, acknowledgedBy: 'Sam', acknowledgedAt: '2026-11-03T16:00:00Z' },
    });
  });

  it('a check-in answers no longer: when it was held', () => {
    const { entries } = play(open, [
      ['3', 'checked_in'],
      ['33', 'tick'],
    ]);
    expect(entries.find(({ kind }) => kind === 'round_started')?.facts).toEqual({
      ...{ answeredAt: '2026-11-03T14:00:00Z', round: 2, cause: 'check_in_again', version: 1 },
    });
  });

  it('held: what waits for the release', () => {
    const { entries } = openedBreach({ held: true });
    expect(entries.find(({ kind }) => kind === 'held')?.facts).toEqual({ cause: 'opened' });
  });
});

it('an opening is not found late, unless it was', () => {
  expect(open.next).toMatchObject({ foundLate: false, figures: figures('15') });
});

it('an excuse that the absolute limit ends says so', () => {
  const { entries } = play(open, [
    ['3', 'excused'],
    ['4', 'absolute_passed'],
  ]);
  expect(entries.find(({ kind }) => kind === 'excuse_ended')?.facts).toMatchObject({ why: 'absolute limit passed' });
});

it('each rule that was passed keeps its own peak', () => {
  const both = noteExceeded([], figuresOf(reading(['16', '20'])));
  const later = noteExceeded(both, figuresOf(reading(['17', '15'])));
  expect(later.map(({ rule, peak }) => [rule, peak])).toEqual([
    [0, '17'],
    [1, '20'],
  ]);
});
