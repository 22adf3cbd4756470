import { Temporal } from 'temporal-polyfill';
import type { Holding } from './assignment.js';
import type { Calendar } from './calendar.js';
import { exact, plain } from './decimal.js';
import { instant, type Instant } from './instant.js';
import { daysOver, historyItems } from './load-history.js';
import type { TargetInForce } from './target.js';
import { termsOf } from './target-terms.js';
import { timeline, type Moment } from './timeline.js';

const calendar: Calendar = {
  timeZone: 'America/Los_Angeles',
  workingDays: new Set([1, 2, 3, 4, 5]),
  closeOfBusiness: '17:00',
  offDays: new Set(),
};
const local = (text: string): Instant =>
  instant(Temporal.PlainDateTime.from(text).toZonedDateTime(calendar.timeZone).epochMilliseconds);
const target: TargetInForce = {
  targetId: 'ER',
  version: 1,
  terms: termsOf({
    name: 'ER',
    scope: { program: 'ER' },
    rules: [{ kind: 'open_count', goal: 12, limit: 14 }],
    from: '2026-11-01',
  }),
  from: local('2026-11-01T00:00'),
  until: local('2027-01-01T00:00'),
};

/** The moments of a worker whose load was each of these from its instant on. */
function moments(loads: Record<string, number>): Moment[] {
  const from = Object.keys(loads);
  const holdings = Object.values(loads).map((load, i): Holding => ({
    subject: { kind: 'worker', id: 'Ana' },
    work: {
      program: 'ER',
      caseType: 'referral',
      units: exact(load),
      measures: {},
      role: 'primary',
      profile: 'average',
      state: 'open',
    },
    from: local(from[i] ?? ''),
    until: from[i + 1] === undefined ? null : local(from[i + 1] ?? ''),
  }));
  const span = { from: null, until: local('2027-06-01T00:00') };
  return [
    ...(timeline({ subject: { kind: 'worker', id: 'Ana' }, holdings, capacities: [], targets: [target] }, span)[0]
      ?.moments ?? []),
  ];
}

describe('days over', () => {
  // Monday 16 November 2026 and after; one snapshot each working day at 06:00.
  const week = {
    '2026-11-16T06:00': 15,
    '2026-11-18T06:00': 14,
    '2026-11-19T06:00': 13,
    '2026-11-20T06:00': 15,
    '2026-11-23T06:00': 14,
  };
  it.each<[string, Record<string, number>, string, string | null, string, string[]]>([
    ['only the days above', week, '2026-11-16T06:00', null, '2026-11-24T06:00', ['16', '17', '20', '21', '22']],
    [
      'weekends count',
      { '2026-11-20T06:00': 15 },
      '2026-11-20T06:00',
      null,
      '2026-11-23T06:00',
      ['20', '21', '22', '23'],
    ],
    [
      'no further than the data reach',
      { '2026-11-20T06:00': 15 },
      '2026-11-20T06:00',
      null,
      '2026-11-20T06:00',
      ['20'],
    ],
    [
      'today as of now',
      { '2026-11-20T06:00': 15, '2026-11-20T12:00': 14 },
      '2026-11-20T06:00',
      null,
      '2026-11-20T11:59',
      ['20'],
    ],
    [
      'a day at whose end it was within is none',
      { '2026-11-20T06:00': 15, '2026-11-20T12:00': 14 },
      '2026-11-20T06:00',
      null,
      '2026-11-20T12:00',
      [],
    ],
    [
      'to the midnight, which is the next day',
      { '2026-11-20T06:00': 15, '2026-11-21T00:00': 14 },
      '2026-11-20T06:00',
      null,
      '2026-11-25T06:00',
      ['20'],
    ],
    ['from the midnight', { '2026-11-21T00:00': 15 }, '2026-11-20T00:00', null, '2026-11-21T00:00', ['21']],
    [
      'only within the time asked for',
      { '2026-11-10T00:00': 15 },
      '2026-11-16T00:00',
      '2026-11-18T00:00',
      '2026-11-25T00:00',
      ['16', '17'],
    ],
    [
      'no day that ends later than the time asked for',
      { '2026-11-10T00:00': 15 },
      '2026-11-16T00:00',
      '2026-11-18T12:00',
      '2026-11-25T00:00',
      ['16', '17'],
    ],
    ['none before there are data', { '2026-11-10T00:00': 15 }, '2026-11-16T00:00', null, '2026-11-15T00:00', []],
    ['none without a target', { '2026-12-30T00:00': 15 }, '2026-12-30T00:00', null, '2027-01-09T00:00', ['30', '31']],
  ])('%s', (_name, loads, ...[from, until, now, days]) => {
    const over = daysOver(moments(loads), calendar, local(from), until === null ? null : local(until), local(now));
    expect(over.map((date) => date.slice(8))).toEqual(days);
  });
});

describe('the history of a standing', () => {
  const told = (of: readonly Moment[], from: string, until: string | null): string[] =>
    historyItems(of, local(from), until === null ? null : local(until)).map((item) =>
      [
        Temporal.Instant.fromEpochMilliseconds(item.from)
          .toZonedDateTimeISO(calendar.timeZone)
          .toPlainDate()
          .toString()
          .slice(5),
        item.until === null
          ? ''
          : Temporal.Instant.fromEpochMilliseconds(item.until)
              .toZonedDateTimeISO(calendar.timeZone)
              .toPlainDate()
              .toString()
              .slice(5),
        item.load && plain(item.load),
        item.effectiveLimit && plain(item.effectiveLimit),
        item.status,
        item.targetVersion,
      ]
        .map(String)
        .join(' '),
    );
  const of = moments({
    '2026-11-16T06:00': 11,
    '2026-11-18T06:00': 14,
    '2026-11-19T06:00': 15,
    '2026-11-20T06:00': 12,
  });

  it('tells each stretch once, and that the target ended', () => {
    expect(told(of, '2026-11-01T00:00', null)).toEqual([
      '11-01 11-16 0 14 below_goal 1',
      '11-16 11-18 11 14 below_goal 1',
      '11-18 11-19 14 14 at_limit 1',
      '11-19 11-20 15 14 over 1',
      '11-20 01-01 12 14 in_band 1',
      '01-01  null null unmeasured null',
    ]);
  });

  it('cuts to the time asked for', () => {
    expect(told(of, '2026-11-17T00:00', '2026-11-19T00:00')).toEqual([
      '11-17 11-18 11 14 below_goal 1',
      '11-18 11-19 14 14 at_limit 1',
    ]);
    expect(told(of, '2026-10-01T00:00', '2026-11-01T00:00')).toEqual([]);
  });

  it('makes one of neighbours that look the same', () => {
    const [first, second] = of;
    if (!first || !second) throw new Error('no moments');
    expect(historyItems([first, { ...first, at: second.at }], first.at, null)).toHaveLength(1);
  });

  it('tells the goal and the absolute limit of the rule that leads, and keeps apart what differs in them alone', () => {
    const [first, second] = of;
    const rule = first?.reading?.rules[0];
    if (!first?.reading || !second || !rule) throw new Error('no moments');
    const withRule = (changed: Partial<typeof rule>): Moment => ({
      ...first,
      at: second.at,
      reading: { ...reading, rules: [{ ...rule, ...changed }] },
    });
    const { reading } = first;
    const levels = (moment: Moment): (string | null)[][] =>
      historyItems([first, moment], first.at, null).map(({ goal, absoluteLimit }) => [
        goal && plain(goal),
        absoluteLimit && plain(absoluteLimit),
      ]);
    expect(levels(withRule({}))).toEqual([['12', null]]);
    expect(levels(withRule({ goal: null }))).toEqual([
      ['12', null],
      [null, null],
    ]);
    expect(levels(withRule({ absoluteLimit: exact(18) }))).toEqual([
      ['12', null],
      ['12', '18'],
    ]);
  });
});
