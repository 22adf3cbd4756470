import { figures, openedBreach, play, signals } from './breach.cases.js';
import type { HumanSignal, LoadSignal, Signal } from './breach-signal.js';
import type { EntryDraft, Json } from './entry.js';
import { at, calendar, moment, upTo } from './load-track.cases.js';
import { advance } from './load-track.js';

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

describe('every human act is an entry that says who did it', () => {
  const acts: readonly (readonly [HumanSignal, Json])[] = [
    [signals.acknowledged, { round: 1 }],
    [signals.checked_in, { checkInId: 'C-1', heldOn: '2026-11-03', round: 1 }],
    [signals.check_in_edited, { checkInId: 'C-1', version: 2 }],
  ];

  it.each(acts.map(([signal, facts]) => [signal.kind, signal, facts] as const))('%s', (kind, signal, facts) => {
    expect(written(kind, signal)).toMatchObject({ effectiveAt: at('4'), by: 'Sam', facts });
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

describe('a signal that changes nothing says why', () => {
  const cleared = [
    ['3', 'checked_in'],
    ['4', 'cleared'],
  ] as const;
  const cases: readonly (readonly [string, Signal['kind'], readonly (readonly [string, Signal['kind']])[]])[] = [
    ['due times are derived', 'calendar_changed', []],
    ['nothing is due', 'tick', [['4 17:00', 'tick']]],
    ['its round has started', 'held', []],
    ['not held', 'released', []],
    ['nothing is owed', 'settled_by_later_check_in', []],
    ['closed', 'tick', cleared],
    ['closed', 'held', cleared],
    ['the load is cleared', 'clearing', cleared],
  ];

  it.each(cases)('%s: %s', (why, signal, before) => {
    const decision = play(open, [...before, ['5', signal]]);
    expect(decision).toMatchObject({
      answer: { outcome: 'nothing', why },
      entries: [],
      notices: [],
      cancellations: [],
    });
  });

  it('held: tick', () => {
    expect(play(openedBreach({ held: true }), [['20', 'tick']]).answer).toEqual({ outcome: 'nothing', why: 'held' });
  });
});

describe('over is read when the limit changes', () => {
  const opened = advance({ state: 'none' }, [moment('2', '15', { alertAfter: '0 hours' })], upTo('2'), calendar).track;
  const happened = (more: Parameters<typeof moment>[2]): string[] =>
    advance(opened, [moment('4', '15', more)], upTo('4'), calendar).happenings.map(({ kind }) => kind);

  it('by FTE or factor: within the limit again, an open breach goes on and is not ended', () => {
    expect(happened({ limit: '16', clearAt: '12' })).toEqual([]);
    expect(happened({ limit: '16', clearAt: '15' })).toEqual(['clearing']);
  });

  it('by a new version: it is ended', () => {
    expect(happened({ limit: '16', version: 2 })).toEqual(['ended']);
  });

  it('by a new version of which only one rule has another limit: it is ended', () => {
    const two = moment('4', ['12', '12'], { version: 2 });
    const { reading } = moment('4', ['12', '13'], { limit: '16', version: 2 });
    const rules = [two.reading?.rules[0], reading?.rules[1]].flatMap((rule) => rule ?? []);
    const mixed = { ...two, reading: two.reading && { ...two.reading, position: 'between' as const, rules } };
    const both = advance(
      { state: 'none' },
      [moment('2', ['15', '15'], { alertAfter: '0 hours' })],
      upTo('2'),
      calendar,
    ).track;
    expect(advance(both, [mixed], upTo('4'), calendar).happenings.map(({ kind }) => kind)).toEqual(['ended']);
  });
});

describe('a spell of a snapshot feed', () => {
  const openedAt = (...applied: string[]): unknown => {
    const asOfs = applied.map(at);
    const feeds = [{ kind: 'snapshot' as const, asOf: asOfs.at(-1) ?? at('2'), applied: asOfs }];
    const { happenings } = advance({ state: 'none' }, [moment('2', '15')], { feeds, stale: false }, calendar);
    return happenings.find(({ kind }) => kind === 'opened')?.at;
  };

  it('is over with the first snapshot of its last day, not with one before or after', () => {
    expect(openedAt('2', '3 05:50', '3 18:00')).toBe(at('3 05:50'));
  });

  it('is over with a snapshot of the very midnight at which its last day begins', () => {
    expect(openedAt('2', '3 00:00', '3 06:00')).toBe(at('3 00:00'));
  });

  it('without a snapshot on its last day it is over by the clock, once a later one says so', () => {
    expect(openedAt('2', '4 06:00')).toBe(at('3'));
    expect(openedAt('2', '2 18:00')).toBeUndefined();
  });
});

describe('the figures of an entry', () => {
  it('are those of the moment it is about, not of the opening', () => {
    const breach = play(open, [['3', 'peak']]).next;
    expect(breach.figures).toEqual(figures('17'));
    expect(breach.opening).toEqual(figures('15'));
  });
});
