import type { LocalDate } from '../../core/instant.js';
import { dayCalendarText } from './day-calendar.js';
import { dayCalendarOf, stretchesOf } from './day-calendar.view.js';
import { loadLineOf } from './load-line.view.js';
import { type PastCase, pastCase, versions } from './past.cases.js';

/** A calendar in short: a line a week, `#` over, a full stop within, a question mark not measured. */
function short(given: PastCase): string[] {
  const past = pastCase(given);
  const { weeks } = dayCalendarOf(loadLineOf(past), past);
  const signs = { over: '#', within: '.', unmeasured: '?' } as const;
  return weeks.map((week) => week.map((day) => (day === null ? ' ' : signs[day.state])).join(''));
}

describe('the calendar of days over', () => {
  it.each<[string, PastCase, string[]]>([
    [
      'a day is over by how it ended, and today as of now',
      { loads: { '2026-11-02': 13, '2026-11-10T06:00': 16, '2026-11-13T06:00': 14, '2026-11-23T08:00': 15 } },
      ['.......', '.###...', '.......', '#      '],
    ],
    [
      'the first week begins on the day of the week that it is, and today ends the last',
      { loads: { '2026-11-01': 15 }, from: '2026-11-05', now: '2026-11-18T12:00' },
      ['   ####', '#######', '###    '],
    ],
    [
      'no day is counted that the data do not reach, nor is it said to be within',
      { loads: { '2026-11-02': 15 }, staleAt: '2026-11-19T06:00' },
      ['#######', '#######', '####???', '?      '],
    ],
    [
      'not measured is neither',
      { loads: { '2026-11-02': 3 }, targets: versions({ from: '2026-11-09', limit: 14 }) },
      ['???????', '.......', '.......', '.      '],
    ],
    [
      'clocks that go back make no day twice',
      { loads: { '2026-10-30': 15, '2026-11-02T06:00': 14 }, from: '2026-10-30', now: '2026-11-03T12:00' },
      ['    ###', '..     '],
    ],
  ])('%s', (_, given, weeks) => {
    expect(short(given)).toEqual(weeks);
  });

  it('says when, as stretches, the last of them where there are many', () => {
    const text = (days: readonly string[]): string =>
      dayCalendarText({
        weeks: [],
        stretches: stretchesOf(days.map((day) => `2026-${day}` as LocalDate)),
        over: days.length,
        all: 90,
      });
    expect(text([])).toBe('None of 90 days ended over the level.');
    expect(text(['10-12'])).toBe('1 of 90 days: Mon Oct 12.');
    expect(text(['10-30', '10-31', '11-01', '11-04'])).toBe('4 of 90 days: Fri Oct 30 to Sun Nov 1, Wed Nov 4.');
    expect(text(['10-01', '10-03', '10-05', '10-07', '10-09', '10-12', '10-13'])).toBe(
      '7 of 90 days, the last of them Sat Oct 3, Mon Oct 5, Wed Oct 7, Fri Oct 9, Mon Oct 12 to Tue Oct 13. ' +
        'Earlier stretches, in the table: 1.',
    );
  });
});
