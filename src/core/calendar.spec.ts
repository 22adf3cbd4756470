import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addOwed,
  addSpell,
  addWorkingDays,
  durationOf,
  isWorkingDay,
  localDate,
  localTime,
  parseDate,
  parseDuration,
  spellReached,
  startOfDay,
  weekday,
  workingDaysBetween,
  type Calendar,
  type FeedReach,
} from './calendar.js';
import { instant, type Instant, type LocalDate } from './instant.js';

const day = (text: string): LocalDate => text as LocalDate;
const calendar = (timeZone = 'America/Los_Angeles'): Calendar => ({
  timeZone,
  workingDays: new Set([1, 2, 3, 4, 5]),
  closeOfBusiness: '17:00',
  offDays: new Set(['2026-11-11', '2026-11-26', '2026-11-27', '2026-12-25'].map(day)),
});
const la = calendar();
const local = (text: string, zone = 'America/Los_Angeles'): Instant =>
  instant(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds);
const utc = (text: string): Instant => instant(Date.parse(text));

describe('durations', () => {
  it.each([
    ['0 hours', { n: 0, unit: 'hours' }],
    ['1 hour', { n: 1, unit: 'hours' }],
    ['30 days', { n: 30, unit: 'days' }],
    ['1 day', { n: 1, unit: 'days' }],
    ['1 working day', { n: 1, unit: 'working days' }],
    ['3 working days', { n: 3, unit: 'working days' }],
    ['365 days', { n: 365, unit: 'days' }],
  ])('reads %s', (text, expected) => {
    expect(parseDuration(text)).toEqual(expected);
  });

  it.each([
    '',
    'soon',
    '-1 days',
    '1.5 days',
    '3 Working Days',
    ' 3 days',
    '3  days',
    '3 days ',
    '3 weeks',
    'days',
    '3',
    '3 working',
    '10000 days',
    '٣ days',
  ])('refuses %p', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe('days', () => {
  it.each([
    ['2026-02-28', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['2026-11-31', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(parseDate(text) !== null).toBe(expected);
  });

  it.each([
    ['2026-11-23', 1],
    ['2026-11-26', 4],
    ['2026-11-29', 7],
    ['1969-12-28', 7],
    ['1969-12-29', 1],
  ])('%s is weekday %i', (text, expected) => {
    expect(weekday(day(text))).toBe(expected);
  });

  it.each([
    ['2026-11-23', true],
    ['2026-11-26', false],
    ['2026-11-28', false],
    ['2026-11-29', false],
    ['2026-11-30', true],
  ])('%s is a working day: %s', (text, expected) => {
    expect(isWorkingDay(day(text), la)).toBe(expected);
  });

  it('counts working days after a day up to and including another', () => {
    expect(workingDaysBetween(day('2026-11-23'), day('2026-11-30'), la)).toBe(3);
    expect(workingDaysBetween(day('2026-11-23'), day('2026-11-23'), la)).toBe(0);
    expect(workingDaysBetween(day('2026-11-30'), day('2026-11-23'), la)).toBe(0);
  });

  it('says so when there is no working day at all', () => {
    expect(() => addWorkingDays(day('2026-11-23'), 1, { ...la, workingDays: new Set() })).toThrow('no working days');
  });

  it.each([
    ['2026-11-23T14:02:00Z', '2026-11-23', '06:02'],
    ['2026-11-24T07:59:59Z', '2026-11-23', '23:59'],
    ['2026-11-24T08:00:00Z', '2026-11-24', '00:00'],
    ['2026-07-01T06:59:00Z', '2026-06-30', '23:59'],
    ['2026-03-08T09:59:00Z', '2026-03-08', '01:59'],
    ['2026-03-08T10:00:00Z', '2026-03-08', '03:00'],
    ['2026-11-01T08:30:00Z', '2026-11-01', '01:30'],
    ['2026-11-01T09:30:00Z', '2026-11-01', '01:30'],
  ])('%s is %s %s in Los Angeles', (at, date, time) => {
    expect([localDate(utc(at), la), localTime(utc(at), la)]).toEqual([date, time]);
  });

  it.each([
    ['2026-11-23', 'America/Los_Angeles', '2026-11-23T08:00:00Z'],
    ['2026-03-09', 'America/Los_Angeles', '2026-03-09T07:00:00Z'],
    // Midnight is skipped in Santiago on 6 September 2026 and occurs twice in Havana on 1 November 2026.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00Z'],
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00Z'],
  ])('%s begins in %s at %s', (date, zone, expected) => {
    expect(startOfDay(day(date), calendar(zone))).toBe(utc(expected));
  });
});

describe('what a person owes', () => {
  it.each([
    ['the Thanksgiving week', '2026-11-23T06:02', '3 working days', '2026-11-30T17:00'],
    ['N working days from a Saturday', '2026-11-14T10:00', '1 working day', '2026-11-16T17:00'],
    ['N working days from a Sunday', '2026-11-15T23:30', '3 working days', '2026-11-18T17:00'],
    ['from a holiday', '2026-11-26T10:00', '1 working day', '2026-11-30T17:00'],
    ['after the close of business', '2026-11-16T20:00', '1 working day', '2026-11-17T17:00'],
    ['30 days: the same local time', '2026-11-23T06:02', '30 days', '2026-12-23T06:02'],
    ['hours elapse', '2026-11-23T06:02', '48 hours', '2026-11-25T06:02'],
    ['0 hours', '2026-11-23T06:02', '0 hours', '2026-11-23T06:02'],
    ['0 working days is at once', '2026-11-23T20:02', '0 working days', '2026-11-23T20:02'],
  ])('%s: %s + %s = %s', (_name, start, duration, expected) => {
    expect(addOwed(local(start), durationOf(duration), la)).toBe(local(expected));
  });
});

describe('spells of the data', () => {
  it.each([
    ['a working day ends at the same local time', '2026-11-25T06:02', '1 working day', '2026-11-30T06:02'],
    ['from a weekend', '2026-11-14T10:00', '2 working days', '2026-11-17T10:00'],
    ['a gap moves the time forward', '2026-03-07T02:30', '1 day', '2026-03-08T03:30'],
    ['across a gap', '2026-03-07T06:00', '1 day', '2026-03-08T06:00'],
    ['hours elapse across a gap', '2026-03-07T06:00', '24 hours', '2026-03-08T07:00'],
    ['across an overlap', '2026-10-31T06:00', '1 day', '2026-11-01T06:00'],
    ['hours elapse across an overlap', '2026-10-31T06:00', '24 hours', '2026-11-01T05:00'],
  ])('%s', (_name, start, duration, expected) => {
    expect(addSpell(local(start), durationOf(duration), la)).toBe(local(expected));
  });

  it('takes the first of a local time that occurs twice', () => {
    expect(addSpell(local('2026-10-31T01:30'), durationOf('1 day'), la)).toBe(utc('2026-11-01T08:30:00Z'));
  });

  it('leaves the second of a local time that occurs twice where it is when nothing is added', () => {
    const second = utc('2026-11-01T09:30:00Z');
    expect(addSpell(second, durationOf('0 days'), la)).toBe(second);
  });

  const snapshot = (at: string): FeedReach => ({ kind: 'snapshot', asOf: local(at) });
  const events = (at: string): FeedReach => ({ kind: 'events', until: local(at) });
  it.each<[string, FeedReach, string, boolean]>([
    ['the next working day, an earlier hour', snapshot('2026-11-24T05:30'), '1 working day', true],
    ['the first moment of that day', snapshot('2026-11-24T00:00'), '1 working day', true],
    ['the evening before', snapshot('2026-11-23T23:59'), '1 working day', false],
    ['hours to the moment', snapshot('2026-11-24T06:01'), '24 hours', false],
    ['hours, the end itself', snapshot('2026-11-24T06:02'), '24 hours', true],
    ['days by the first snapshot of the day', snapshot('2026-11-25T01:00'), '2 days', true],
    ['nothing to wait for', snapshot('2026-11-23T06:02'), '0 hours', true],
    ['no days to wait for', snapshot('2026-11-23T06:02'), '0 working days', true],
    ['data that end before the start', snapshot('2026-11-23T06:01'), '0 days', false],
    ['events: not before the same local time', events('2026-11-24T06:01'), '1 working day', false],
    ['events: the same local time', events('2026-11-24T06:02'), '1 working day', true],
  ])('%s', (_name, reach, duration, expected) => {
    expect(spellReached(reach, local('2026-11-23T06:02'), durationOf(duration), la)).toBe(expected);
  });
});

describe('against the calendar of Temporal', () => {
  const zone = fc.constantFrom(
    'America/Los_Angeles',
    'Australia/Lord_Howe',
    'America/Havana',
    'Africa/Casablanca',
    'Asia/Kathmandu',
    'America/Santiago',
    'UTC',
  );
  const moment = fc
    .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2037, 0, 1) })
    .map((at) => instant(at - (at % 60_000)));

  it('agrees about local days, midnights and days later', () => {
    fc.assert(
      fc.property(zone, moment, fc.integer({ min: 1, max: 400 }), (timeZone, at, n) => {
        const cal = calendar(timeZone);
        const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
        expect(localDate(at, cal)).toBe(there.toPlainDate().toString());
        expect(startOfDay(localDate(at, cal), cal)).toBe(
          there.toPlainDate().toZonedDateTime(timeZone).epochMilliseconds,
        );
        expect(addSpell(at, { n, unit: 'days' }, cal)).toBe(
          there.toPlainDateTime().add({ days: n }).toZonedDateTime(timeZone).epochMilliseconds,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('ends N working days on a working day with N working days in between', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 60 }), (at, n) => {
        const start = localDate(at, la);
        const end = localDate(addOwed(at, { n, unit: 'working days' }, la), la);
        expect(isWorkingDay(end, la)).toBe(true);
        expect(workingDaysBetween(start, end, la)).toBe(n);
        expect(workingDaysBetween(start, addDays(end, -1), la)).toBe(n - 1);
      }),
    );
  });
});
