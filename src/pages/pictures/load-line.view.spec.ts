import { plain } from '../../core/decimal.js';
import type { Instant } from '../../core/instant.js';
import { localDay } from '../parts/local-day.js';
import { loadLineText } from './load-line.words.js';
import { loadLineOf, topOf } from './load-line.view.js';
import { calendar, type PastCase, pastCase, versions } from './past.cases.js';

const day = (at: Instant): string => localDay(at, calendar.timeZone).slice(5);

/** A line in short: each run as day and load, each level as day and numbers. */
function short(given: PastCase) {
  const line = loadLineOf(pastCase(given));
  return {
    runs: line.runs.map((run) => run.map(({ from, load }) => `${day(from)}: ${plain(load)}`).join(', ')),
    levels: line.levels.map(
      ({ from, goal, limit, absoluteLimit }) =>
        `${day(from)}: ${goal === null ? '' : plain(goal)}–${plain(limit)}${absoluteLimit === null ? '' : `, ${plain(absoluteLimit)}`}`,
    ),
    gaps: line.gaps.map(({ from, until }) => `${day(from)} to ${day(until)}`),
    top: plain(topOf([line])),
    says: loadLineText(line, calendar.timeZone),
  };
}

const cases: readonly (readonly [string, PastCase, ReturnType<typeof short>])[] = [
  [
    'a load that goes over and comes back',
    { loads: { '2026-11-02': 13, '2026-11-10T06:00': 16, '2026-11-13T06:00': 14 } },
    {
      runs: ['11-02: 13, 11-10: 16, 11-13: 14'],
      levels: ['11-02: 12–14'],
      gaps: [],
      top: '17.5',
      says: 'Over 14 on 3 of 22 days; highest 16 on Tue Nov 10. Now 14.',
    },
  ],
  [
    'what was not reported is a gap, not a zero',
    {
      loads: { '2026-11-02': 13, '2026-11-20': 12 },
      unreported: [['2026-11-10', '2026-11-20']],
    },
    {
      runs: ['11-02: 13', '11-20: 12'],
      levels: ['11-02: 12–14', '11-20: 12–14'],
      gaps: ['11-10 to 11-20'],
      top: '17.5',
      says: 'Not over 14 on any of 22 days; highest 13 on Mon Nov 2. Now 12. Not measured from Tue Nov 10 to Fri Nov 20.',
    },
  ],
  [
    'a target that changes moves the level at its day',
    {
      loads: { '2026-11-02': 13 },
      targets: versions({ from: '2026-01-01', goal: 12, limit: 14 }, { from: '2026-11-16', goal: 10, limit: 12 }),
    },
    {
      runs: ['11-02: 13, 11-16: 13'],
      levels: ['11-02: 12–14', '11-16: 10–12'],
      gaps: [],
      top: '17.5',
      says: 'Over the level on 8 of 22 days; highest 13 on Mon Nov 2. Now 13. The level became 10 to 12 on Mon Nov 16.',
    },
  ],
  [
    'a new version with the same numbers moves nothing',
    {
      loads: { '2026-11-02': 13 },
      targets: versions({ from: '2026-01-01', limit: 14 }, { from: '2026-11-16', limit: 14 }),
    },
    {
      runs: ['11-02: 13, 11-16: 13'],
      levels: ['11-02: –14'],
      gaps: [],
      top: '17.5',
      says: 'Not over 14 on any of 22 days; highest 13 on Mon Nov 2. Now 13.',
    },
  ],
  [
    'fractions stay exact, and an absolute limit that is near has room',
    {
      loads: { '2026-11-02': 8.1, '2026-11-23T08:00': 8.7 },
      targets: versions({ from: '2026-01-01', limit: 8.4, absoluteLimit: 11.2 }),
    },
    {
      runs: ['11-02: 8.1, 11-23: 8.7'],
      levels: ['11-02: –8.4, 11.2'],
      gaps: [],
      top: '11.2',
      says: 'Over 8.4 on 1 of 22 days; highest 8.7 on Mon Nov 23. Now 8.7. Absolute limit 11.2.',
    },
  ],
  [
    'nothing measured before the target began',
    { loads: { '2026-11-02': 3 }, targets: versions({ from: '2026-11-09', limit: 14 }) },
    {
      runs: ['11-09: 3'],
      levels: ['11-09: –14'],
      gaps: ['11-02 to 11-09'],
      top: '17.5',
      says: 'Not over 14 on any of 22 days; highest 3 on Mon Nov 9. Now 3. Not measured before Mon Nov 9.',
    },
  ],
  [
    'nothing at all',
    { loads: {}, targets: [] },
    { runs: [], levels: [], gaps: ['11-02 to 11-23'], top: '0', says: 'Nothing was measured in these 22 days.' },
  ],
  [
    'a single point: what came this very moment',
    {
      loads: { '2026-11-02': 13, '2026-11-23T09:00': 15 },
    },
    {
      runs: ['11-02: 13, 11-23: 15'],
      levels: ['11-02: 12–14'],
      gaps: [],
      top: '17.5',
      says: 'Over 14 on 1 of 22 days; highest 15 on Mon Nov 23. Now 15.',
    },
  ],
  [
    'late data: the line ends where they do, and no day after is counted',
    { loads: { '2026-11-02': 15 }, staleAt: '2026-11-19T06:00' },
    {
      runs: ['11-02: 15'],
      levels: ['11-02: 12–14'],
      gaps: ['11-19 to 11-23'],
      top: '17.5',
      says: 'Over 14 on 18 of 22 days; highest 15 on Mon Nov 2. No data since Thu Nov 19.',
    },
  ],
  [
    'data that ended before the picture begins',
    { loads: { '2026-10-01': 15 }, staleAt: '2026-10-19T06:00' },
    { runs: [], levels: [], gaps: ['11-02 to 11-23'], top: '0', says: 'Nothing was measured in these 22 days.' },
  ],
  [
    'holds nothing: a load of zero is measured',
    { loads: { '2026-11-02': 1, '2026-11-09': 0 } },
    {
      runs: ['11-02: 1, 11-09: 0'],
      levels: ['11-02: 12–14'],
      gaps: [],
      top: '17.5',
      says: 'Not over 14 on any of 22 days; highest 1 on Mon Nov 2. Now 0.',
    },
  ],
];

describe('a load line', () => {
  it.each(cases)('%s', (_, given, line) => {
    expect(short(given)).toEqual(line);
  });
});
