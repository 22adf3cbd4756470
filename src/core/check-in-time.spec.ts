import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { type Calendar, isWorkingDay, localDate, localTime } from './calendar.js';
import { proposedCheckInTime } from './check-in-time.js';
import { instant, type Instant, type LocalDate, rfc3339 } from './instant.js';

const calendar: Calendar = {
  timeZone: 'America/Los_Angeles',
  workingDays: new Set([1, 2, 3, 4, 5]),
  closeOfBusiness: '17:00',
  offDays: new Set(['2026-11-26', '2026-11-27'] as LocalDate[]),
};
const local = (text: string): Instant =>
  instant(Temporal.PlainDateTime.from(text).toZonedDateTime('America/Los_Angeles').epochMilliseconds);

// 23 November 2026 is a Monday; the 26th is Thanksgiving, and the 27th is off too.
it.each([
  ['opened early on a Monday', '2026-11-23T06:02', '2026-11-30T17:00', '2026-11-24T10:00'],
  ['opened in the evening', '2026-11-23T21:00', '2026-11-30T17:00', '2026-11-24T10:00'],
  ['opened before a holiday and a weekend', '2026-11-25T16:30', '2026-12-02T17:00', '2026-11-30T10:00'],
  ['opened on a holiday', '2026-11-26T09:00', '2026-12-02T17:00', '2026-11-30T10:00'],
  ['opened on a Saturday', '2026-11-28T12:00', '2026-12-02T17:00', '2026-11-30T10:00'],
  ['due as it would end', '2026-11-23T06:02', '2026-11-24T10:15', '2026-11-24T10:00'],
  ['due a minute before it would end', '2026-11-23T06:02', '2026-11-24T10:14', '2026-11-23T09:00'],
  ['due the same day, told before work', '2026-11-23T06:02', '2026-11-23T17:00', '2026-11-23T09:00'],
  ['due the same day, told at work', '2026-11-23T13:07', '2026-11-23T17:00', '2026-11-23T14:15'],
  ['due the same day, told on the quarter', '2026-11-23T13:00', '2026-11-23T17:00', '2026-11-23T14:00'],
  ['due the same day, the last quarter', '2026-11-23T15:45', '2026-11-23T17:00', '2026-11-23T16:45'],
  ['due the same day, an hour before', '2026-11-23T15:46', '2026-11-23T17:00', null],
  ['due at night, after the close', '2026-11-23T16:30', '2026-11-23T23:00', null],
  ['due before the next working day', '2026-11-28T12:00', '2026-11-29T17:00', null],
  ['due already', '2026-11-23T10:00', '2026-11-23T09:00', null],
  ['over the change of the clocks', '2026-10-30T12:00', '2026-11-04T17:00', '2026-11-02T10:00'],
])('%s', (_, now, due, expected) => {
  const proposed = proposedCheckInTime(local(now), local(due), calendar);
  expect(proposed && rfc3339(proposed.from)).toBe(expected && rfc3339(local(expected)));
});

it('lasts a quarter of an hour, and several follow each other', () => {
  const times = [0, 1, 2].map((place) =>
    proposedCheckInTime(local('2026-11-23T06:02'), local('2026-11-30T17:00'), calendar, place),
  );
  expect(times.map((time) => time && localTime(time.from, calendar))).toEqual(['10:00', '10:15', '10:30']);
  expect(times.map((time) => time && localTime(time.until, calendar))).toEqual(['10:15', '10:30', '10:45']);
});

it('where business closes before 10:15, nobody is asked to meet after the close', () => {
  const short = { ...calendar, closeOfBusiness: '10:00' };
  const meet = (now: string, due: string) => proposedCheckInTime(local(now), local(due), short);
  expect(meet('2026-11-23T07:00', '2026-11-24T17:00')).toEqual({
    from: local('2026-11-23T09:00'),
    until: local('2026-11-23T09:15'),
  });
  expect(meet('2026-11-23T09:00', '2026-11-24T17:00')).toBeNull();
});

it('is always ahead, in time, and within the hours of a working day', () => {
  const start = local('2026-11-01T00:00');
  fc.assert(
    fc.property(fc.nat(60 * 24 * 90), fc.nat(60 * 24 * 10), fc.nat(3), (minutes, more, place) => {
      const now = instant(start + minutes * 60_000);
      const due = instant(now + more * 60_000);
      const time = proposedCheckInTime(now, due, calendar, place);
      if (time === null) return;
      expect(time.from).toBeGreaterThanOrEqual(now + 3_600_000);
      expect(time.until).toBeLessThanOrEqual(due);
      expect(isWorkingDay(localDate(time.from, calendar), calendar)).toBe(true);
      expect(localTime(time.from, calendar) >= '09:00').toBe(true);
      expect(localTime(time.until, calendar) <= '17:00').toBe(true);
    }),
  );
});
