import { calendarSetting } from '../../src/people/settings.schema.js';
import { isKeepableDay, moment } from '../../src/platform/web/moment.js';

describe('a time as programs write it', () => {
  it.each([
    ['1900-01-01T00:00:00Z', true],
    ['2199-12-31T23:59:59.999Z', true],
    ['2026-11-23T06:02:00-08:00', true],
    ['1899-12-31T23:59:59Z', false],
    ['2199-12-31T23:59:59-08:00', false],
    ['2200-01-01T00:00:00Z', false],
    ['0000-01-01T00:00:00Z', false],
    ['9999-12-31T23:59:59Z', false],
    ['+275760-09-13T00:00:00Z', false],
    ['2026-11-23T14:02:00', false],
    ['2026-02-30T00:00:00Z', false],
    ['', false],
  ])('%j: %s', (text, isTaken) => {
    expect(moment.safeParse(text).success).toBe(isTaken);
  });

  it('says which years it may be of', () => {
    expect(moment.safeParse('0000-01-01T00:00:00Z').error?.issues[0]?.message).toBe('must be a time from 1900 to 2199');
  });

  it.each([
    ['1899-12-31', false],
    ['1900-01-01', true],
    ['2199-12-31', true],
    ['2200-01-01', false],
    ['0000-01-01', false],
  ])('the day %s: %s', (day, isTaken) => {
    expect(isKeepableDay(day)).toBe(isTaken);
  });
});

describe('a closure', () => {
  const closed = (from: string, until: string) =>
    calendarSetting.safeParse({ closures: [{ from, until, reason: 'flood' }] });

  it.each([
    ['2026-12-28', '2026-12-29', null],
    ['2028-01-01', '2029-01-01', null],
    ['2026-01-01', '2027-01-03', 'must be within a year of from'],
    ['2026-12-28', '9999-12-31', 'must be within a year of from'],
    ['2026-12-28', '2026-12-28', 'is the first day open again: it must be after from'],
    ['2026-12-28', '2026-12-01', 'is the first day open again: it must be after from'],
  ])('from %s until %s: %s', (from, until, why) => {
    expect(closed(from, until).error?.issues.map(({ message }) => message) ?? [null]).toEqual([why]);
  });
});
