import fc from 'fast-check';
import { plain } from './decimal.js';
import { advance } from './load-track.js';
import { calendar, moment, reading, upTo } from './load-track.cases.js';
import type { LoadTrack } from './load-state.js';
import { quietRange } from './quiet-range.js';

const none: LoadTrack = { state: 'none' };
const clocks = { alertAfter: '0 hours' };
const after = (...loads: (string | string[])[]): LoadTrack =>
  advance(
    none,
    loads.map((load, day) => moment(String(day + 2), load, clocks)),
    upTo('2'),
    calendar,
  ).track;
const written = (track: LoadTrack, loads: string | string[], absolute: string | null = '18'): (string | null)[][] =>
  quietRange(track, reading(loads, { absolute })).map(({ from, to }) => [from && plain(from), to && plain(to)]);

const above = (limit: string): string => `${limit}.00000000000000000001`;

it('reaches up to the limit while nothing is over', () => {
  expect(written(none, ['3', '4'])).toEqual([
    [null, '14'],
    [null, '14'],
  ]);
});

it('is the very load while pending', () => {
  const pending = advance(none, [moment('2', '15')], upTo('2'), calendar).track;
  expect(written(pending, '15')).toEqual([['15', '15']]);
});

it('lies above clearAt and up to the peak while open', () => {
  expect(written(after('16', '15'), '15')).toEqual([[above('12'), '16']]);
});

it('lies up to the limit for a rule that has not been passed, and has no lower end where that rule is clear', () => {
  expect(written(after(['16', '3']), ['16', '3'])).toEqual([
    [above('12'), '16'],
    [null, '14'],
  ]);
});

it('ends at an absolute limit that is ahead, on either side of it', () => {
  expect(written(after('19', '17'), '17')).toEqual([[above('12'), '18']]);
  expect(written(after('20', '19'), '19')).toEqual([[above('18'), '20']]);
  expect(written(after('20', '19'), '19', null)).toEqual([[above('12'), '20']]);
});

it('lies up to clearAt while clearing', () => {
  expect(written(after('16', '12'), '12')).toEqual([[null, '12']]);
});

it('is empty where the target does not apply', () => {
  expect(quietRange(none, null)).toEqual([]);
});

it('hides nothing: no load within it changes the state or makes a happening', () => {
  const load = fc.integer({ min: 8, max: 22 }).map(String);
  const pair = fc.tuple(load, load);
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 6 }), pair, (history, next) => {
      const track = after(...history);
      const now = reading(history.at(-1) ?? []);
      const ranges = quietRange(track, now);
      const isQuiet = ranges.every(({ from, to }, rule) => {
        const value = Number(next[rule]);
        return (!from || from.lte(value)) && (!to || to.gte(value));
      });
      if (!isQuiet) return;
      const advanced = advance(track, [moment('20', next, clocks)], upTo('2'), calendar);
      expect(advanced.happenings).toEqual([]);
      expect(advanced.track.state).toBe(track.state);
    }),
    { numRuns: 500 },
  );
});
