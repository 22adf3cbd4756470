import type { BreachRow } from '../../breaches/breach.row.js';
import type { Breach } from '../../core/breach.js';
import type { Instant } from '../../core/instant.js';
import { checkInStripsOf, stackOf } from './check-in-strip.view.js';
import { stripText } from './check-in-strip.js';
import { calendar, local } from './past.cases.js';

interface RowCase {
  readonly told?: string;
  readonly promise?: string;
  readonly round?: number;
  readonly held?: string;
  readonly row?: Partial<BreachRow>;
  readonly response?: Breach['responseTrack'];
}

/** A breach of which is said what the strip looks at. Its first check-in was recorded at `held`. */
function rowCase({ told = '2026-11-02T10:00', promise = '3 working days', round = 1, ...given }: RowCase, n: number) {
  const startedAt = round === 1 ? local(told) : local('2026-11-20T10:00');
  const response = given.response ?? (given.held === undefined ? 'awaiting' : 'checked_in');
  const breach = {
    ...{ subject: { kind: 'worker', id: 'keel' }, loadTrack: 'open', responseTrack: response, handedOverAt: null },
    ...{ checkIn: null, round: { number: round, startedAt, clocks: { checkInWithin: promise } } },
  };
  return {
    breach_id: `b${n}`,
    number: `PL-2026-000${n}`,
    subject_kind: 'worker',
    noticed_at: local(told),
    ...{ closed_at: null, excused_until: null, hold_id: null, found_late: false },
    response: breach,
    ...given.row,
  } as unknown as BreachRow;
}

function strips(cases: readonly RowCase[]) {
  const held = new Map<string, Instant>();
  const rows = cases.map((given, n) => {
    if (given.held !== undefined) held.set(`b${n}`, local(given.held));
    return rowCase(given, n);
  });
  return checkInStripsOf(rows, { firstCheckIns: held, calendar, now: local('2026-11-23T09:00') });
}

describe('the time to check-in', () => {
  // Monday 2 November 2026; three working days end on Thursday 5 November at 17:00.
  it.each<[string, RowCase, string]>([
    ['on the day itself', { held: '2026-11-02T11:00' }, '0 within'],
    ['at the last moment of the promise', { held: '2026-11-05T17:00' }, '3 within'],
    ['on the last day, past close of business', { held: '2026-11-05T17:01' }, '3 late'],
    ['weekends do not count', { held: '2026-11-09T09:00' }, '5 late'],
    ['still owed, in time', { told: '2026-11-20T10:00' }, '1 owed'],
    ['still owed, past it', {}, '15 owedLate'],
    ['acknowledged is not held', { response: 'acknowledged' }, '15 owedLate'],
    ['told in the first of several rounds', { round: 2, held: '2026-11-10T09:00' }, '6 late'],
    ['a promise in days', { promise: '5 days', held: '2026-11-07T09:59' }, '5 within'],
    ['a promise in days, passed', { promise: '5 days', held: '2026-11-07T10:01' }, '5 late'],
    ['a promise in hours', { promise: '24 hours', held: '2026-11-03T09:00' }, '23 within'],
  ])('%s', (_, given, dot) => {
    const found = strips([given]).flatMap(({ dots }) => dots.map(({ after, kept }) => `${after} ${kept}`));
    expect(found).toEqual([dot]);
  });

  it.each<[string, RowCase]>([
    ['a pool owes a step, no check-in', { row: { subject_kind: 'pool' } }],
    ['found late', { row: { found_late: true } }],
    ['held back', { row: { hold_id: 'h' } }],
    ['excused', { row: { excused_until: local('2026-12-01') } }],
    ['waived', { response: 'waived' }],
    ['not owed', { response: 'not_owed' }],
    ['closed without one', { row: { closed_at: local('2026-11-10') } }],
    ['nothing promised', { promise: '0 hours', held: '2026-11-02T11:00' }],
  ])('%s: not on the strip', (_, given) => {
    expect(strips([given])).toEqual([]);
  });

  it('each promise has its strip; dots of one day stand upon each other in the order of the list', () => {
    const found = strips([
      { held: '2026-11-03T10:00' },
      { promise: '5 working days', held: '2026-11-03T10:00' },
      { held: '2026-11-03T16:00' },
      { held: '2026-11-16T16:00' },
      {},
    ]);
    expect(found.map(({ promise, dots, until }) => [promise, dots.length, until])).toEqual([
      ['3 working days', 4, 15],
      ['5 working days', 1, 7],
    ]);
    const [first] = found;
    expect(first && stackOf(first.dots).map(({ number, after, storey }) => [number.slice(-1), after, storey])).toEqual([
      ['0', 1, 0],
      ['2', 1, 1],
      ['3', 10, 0],
      ['4', 15, 0],
    ]);
    expect(first && stripText(first)).toBe(
      '2 of 3 came within 3 working days. The slowest came after 10 working days, for PL-2026-0003. ' +
        'Still owed: 1, of them past the promise: 1. Ring: within the promise. Dot: later. Cross: still owed.',
    );
  });
});
