import fc from 'fast-check';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

import { exact, plain } from '../../core/decimal.js';
import { addDays } from '../../core/calendar.js';
import type { LocalDate } from '../../core/instant.js';
import type { PersonLine } from './board-pictures.view.js';
import { BoardPictures } from './board-pictures.js';
import { groupsOf } from './board-pictures.view.js';
import type { Kept } from './check-in-strip.view.js';
import { CheckInStrips } from './check-in-strip.js';
import { DayCalendarPicture } from './day-calendar.js';
import { dayCalendarOf } from './day-calendar.view.js';
import { LoadLinePicture } from './load-line.js';
import { loadLineOf } from './load-line.view.js';
import { calendar, local, type PastCase, pastCase, versions } from './past.cases.js';
import { pictureIds } from './picture-ids.js';

const drawn = (given: PastCase): string =>
  renderToString(
    <LoadLinePicture id="p" who="Keel" what="ER referrals" line={loadLineOf(pastCase(given))} calendar={calendar} />,
  );

/** The y values of the paths of one kind, as they are written: upwards is negative on the screen. */
const heights = (html: string, kind: string): string[][] =>
  [...html.matchAll(new RegExp(`class="${kind}" d="([^"]+)"`, 'g'))].map(([, path = '']) =>
    [...path.matchAll(/,(-?[\d.]+)/g)].map(([, y = '']) => y.replace('-', '')),
  );

const merged = (values: readonly string[]): string[] => values.filter((value, index) => value !== values[index - 1]);

const count = (html: string, part: string): number => html.split(part).length - 1;

describe('the load line', () => {
  it('is made of the loads exactly as they were given, whatever they are', () => {
    const loads = fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(loads, (hundredths) => {
        const values = hundredths.map((value) => plain(exact(value).div(100)));
        const days = values.map((_, index) => addDays('2026-10-01' as LocalDate, index));
        const given = Object.fromEntries(values.map((value, index) => [days[index] ?? '', Number(value)]));
        const html = drawn({ loads: given, from: '2026-10-01' });
        expect(heights(html, 'plim-load').map(merged)).toEqual([merged(values)]);
      }),
      { numRuns: 60 },
    );
  });

  it('shows the band, the limit with its mark and number, what is over, and the hatch above', () => {
    const html = drawn({ loads: { '2026-11-02': 13, '2026-11-10': 16, '2026-11-13': 14 } });
    expect(heights(html, 'plim-limit')).toEqual([['14']]);
    expect(html).toContain('<rect class="plim-band" x="0" width="30780" y="-14" height="2"></rect>');
    expect(html).toContain('<rect class="plim-over" x="11520" width="4320" y="-16" height="2"></rect>');
    expect(html).toMatch(
      /class="plim-line-mark"><path d="M0 0H26"><\/path><circle [^>]+><\/circle><text [^>]+>limit 14<\/text>/,
    );
    // 14 of 20 is seven tenths up of 200 pixels
    expect(html).toContain('<rect fill="url(#p-hatch)" x="0%" width="100%" y="0" height="60"></rect>');
  });

  it('breaks where nothing was measured, and never falls to zero there', () => {
    const html = drawn({
      loads: { '2026-11-02': 13, '2026-11-20': 12 },
      unreported: [['2026-11-10', '2026-11-20']],
    });
    expect(heights(html, 'plim-load').map(merged)).toEqual([['13'], ['12']]);
  });

  it('moves at the day of a change, and says so there', () => {
    const html = drawn({
      loads: { '2026-11-02': 13 },
      targets: versions({ from: '2026-01-01', goal: 12, limit: 14 }, { from: '2026-11-16', goal: 10, limit: 12 }),
    });
    expect(heights(html, 'plim-limit')).toEqual([['14'], ['12']]);
    expect(html).toContain('M0,-14H20160');
    expect(html).toContain('M20160,-12H30780');
    expect(html).toContain('>12 from Nov 16</text>');
  });

  it('has a title, every number in words, and the same as a table', () => {
    const html = drawn({
      loads: { '2026-11-02': 8.1, '2026-11-23T08:00': 8.7 },
      targets: versions({ from: '2026-01-01', limit: 8.4 }),
    });
    expect(html).toContain('role="img" aria-labelledby="p-title" aria-describedby="p-text"');
    expect(html).toContain('<title id="p-title">Keel: ER referrals, Mon Nov 2 to Mon Nov 23</title>');
    expect(html).toContain('<p id="p-text">Over 8.4 on 1 of 22 days; highest 8.7 on Mon Nov 23. Now 8.7.</p>');
    expect(html).toContain('<td class="plim-number">8.1</td><td>at most 8.4</td>');
    expect(count(html, '<tbody')).toBe(1);
  });

  it('with nothing to draw says so', () => {
    const html = drawn({ loads: {}, targets: [] });
    expect(html).toContain('Nothing was measured in these 22 days.');
    expect(heights(html, 'plim-load')).toEqual([]);
  });
});

const person = (personId: string, load: number, limit: number): PersonLine => ({
  ...{ personId, unitId: 'ER1', targetId: 'er', targetName: 'ER', what: 'ER referrals' },
  load: exact(load),
  limit: exact(limit),
  line: loadLineOf(
    pastCase({ loads: { '2026-11-02': load }, targets: versions({ from: '2026-01-01', goal: limit - 2, limit }) }),
  ),
});

const board = (people: readonly PersonLine[]): VNode => (
  <BoardPictures
    ids={pictureIds()}
    groups={groupsOf(people)}
    people={people.length}
    address="/board?pictures=all"
    nameOf={(id) => id}
    timeZone={calendar.timeZone}
  />
);

describe('the pictures of a board', () => {
  const people = [
    person('keel', 13, 14),
    person('rudder', 16, 14),
    person('hawser', 8.4, 8.4),
    person('mizzen', 9.7, 8.4),
  ];

  it('puts everybody against their own line, in the order of the unit', () => {
    const html = renderToString(board(people));
    const names = [...html.matchAll(/plim-dots-name"[^>]*>([^<]+)</g)].map(([, name]) => name);
    const values = [...html.matchAll(/plim-dots-value"[^>]*>([^<]+)</g)].map(([, value]) => value);
    expect([names, values]).toEqual([
      ['keel', 'rudder', 'hawser', 'mizzen'],
      ['−1', '+2', '0', '+1.3'],
    ]);
    expect(html).toContain('2 of 4 are over their line, the furthest by 2. At it, which is within: 1. Under it: 1.');
    expect([count(html, '<circle class="plim-dot"'), count(html, '<circle class="plim-ring"')]).toEqual([2, 2]);
  });

  it('draws all small lines on one scale', () => {
    const html = renderToString(board(people));
    const boxes = new Set([...html.matchAll(/plim-steps"[^>]* viewBox="([^"]+)"/g)].map(([, box]) => box));
    expect([...boxes]).toEqual(['0 -20 30780 20']);
    expect(heights(html, 'plim-load').map(merged)).toEqual([['13'], ['16'], ['8.4'], ['9.7']]);
  });

  it('keeps targets apart, for their counts are no common scale', () => {
    const other = { ...person('bilge', 40, 45), targetId: 'cm', what: 'CM cases' };
    expect(
      groupsOf([...people, other]).map(({ what, people: those, top }) => [what, those.length, plain(top)]),
    ).toEqual([
      ['ER referrals', 4, '17.5'],
      ['CM cases', 1, '56.25'],
    ]);
  });

  it('draws many people only where that is asked for', () => {
    const html = renderToString(
      <BoardPictures
        ids={pictureIds()}
        groups={null}
        people={300}
        address="/board?pictures=all"
        nameOf={(id) => id}
        timeZone={calendar.timeZone}
      />,
    );
    expect(html).toBe('<p><a href="/board?pictures=all">Draw the last 30 days of 300 people</a></p>');
  });
});

describe('the strip of check-ins', () => {
  it('has a shape for each state, and the promise as its line', () => {
    const dot = (number: string, after: number, kept: Kept) => ({ number, told: local('2026-11-02'), after, kept });
    const dots = [
      dot('PL-1', 2, 'within'),
      dot('PL-2', 2, 'within'),
      dot('PL-3', 5, 'late'),
      dot('PL-4', 6, 'owedLate'),
    ];
    const strip = { promise: '3 working days', within: { n: 3, unit: 'working days' } as const, dots, until: 6 };
    const html = renderToString(<CheckInStrips ids={pictureIds()} strips={[strip]} timeZone={calendar.timeZone} />);
    expect([count(html, 'plim-ring'), count(html, '"plim-dot"'), count(html, 'plim-cross')]).toEqual([2, 1, 1]);
    // from half a day before nought to half a day after six: the line after three is in the middle
    expect(html).toContain('<line class="plim-limit" x1="57.143%" x2="57.143%"');
    expect(html).toContain('>3 working days</text>');
  });
});

describe('every picture', () => {
  const past = pastCase({
    loads: Object.fromEntries(
      Array.from({ length: 90 }, (_, n) => [addDays('2026-08-26' as LocalDate, n), 10 + ((n * 7) % 9)]),
    ),
    from: '2026-08-26',
  });
  const line = loadLineOf(past);
  const whole = (): string => {
    const ids = pictureIds();
    return renderToString(
      <>
        <LoadLinePicture id={ids.next()} who="Keel" what="ER referrals" line={line} calendar={calendar} />
        <DayCalendarPicture id={ids.next()} title="Days over" days={dayCalendarOf(line, past)} />
      </>,
    );
  };

  it('has no style of its own, no script, and no id twice', () => {
    const html =
      whole() +
      renderToString(board([person('keel', 13, 14), person('rudder', 16, 14)])).replaceAll('picture-', 'board-');
    expect(html).not.toMatch(/ style=|<script|<style/);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, named = ''] of html.matchAll(/(?:aria-labelledby|aria-describedby)="([^"]+)"/g))
      expect(ids).toContain(named);
    for (const [, named = ''] of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(named);
  });

  it('is the same each time it is drawn', () => {
    const once = whole();
    const begins = process.cpuUsage();
    const again = Array.from({ length: 200 }, whole);
    const { user, system } = process.cpuUsage(begins);
    const each = (user + system) / 1000 / again.length;
    process.stdout.write(
      `a load line of 90 steps, its table, and a calendar: ${each.toFixed(2)} ms of processor time\n`,
    );
    expect(new Set([once, ...again]).size).toBe(1);
  });
});
