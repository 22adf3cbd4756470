import { advance } from './load-track.js';
import { at, calendar, eventsUntil, moment } from './load-track.cases.js';
import type { LoadMoment } from './load-state.js';
import { sortNoticed, type Noticed } from './load-signals.js';

const clocks = { alertAfter: '0 hours', clearAfter: '1 working day' };
const noticed = (moments: readonly (readonly [string, string | null])[], more: LoadMoment[] = []): Noticed =>
  sortNoticed(
    advance(
      { state: 'none' },
      [...moments.map(([when, load]) => moment(when, load, clocks)), ...more],
      eventsUntil('20'),
      calendar,
    ).happenings,
  );

it('one that began and ended before we could tell is of the past', () => {
  expect(
    noticed([
      ['2', '15'],
      ['3', '17'],
      ['4', '11'],
    ]),
  ).toMatchObject({
    signals: [],
    opening: null,
    past: [
      {
        startedAt: at('2'),
        openedAt: at('2'),
        clearedAt: at('4'),
        endedReason: null,
        exceeded: [{ peak: '17' }],
        figures: { rules: [{ load: '11' }] },
      },
    ],
  });
});

it('one that ended with a reason keeps it, and the last loads seen', () => {
  expect(
    noticed([
      ['2', '15'],
      ['3', null],
    ]).past,
  ).toMatchObject([
    { clearedAt: at('3'), endedReason: { why: 'no longer reported' }, figures: { rules: [{ load: '15' }] } },
  ]);
});

it('one that opened and rose further opens with its latest figures', () => {
  expect(
    noticed([
      ['2', '15'],
      ['3', '19'],
    ]),
  ).toMatchObject({
    past: [],
    signals: [],
    opening: { loadTrack: 'open', figures: { status: 'over_absolute' }, exceeded: [{ peak: '19' }] },
  });
  expect(
    noticed([
      ['2', '19'],
      ['3', '16'],
    ]).opening,
  ).toMatchObject({ figures: { status: 'over' }, exceeded: [{ peak: '19' }] });
});

it('one that is back but not for long enough opens as clearing, and is open again when over again', () => {
  expect(
    noticed([
      ['2', '15'],
      ['19 12:00', '12'],
    ]).opening,
  ).toMatchObject({ loadTrack: 'clearing', figures: { rules: [{ load: '12' }] } });
  expect(
    noticed([
      ['2', '15'],
      ['19 12:00', '12'],
      ['19 13:00', '13'],
    ]).opening,
  ).toMatchObject({ loadTrack: 'open', figures: { rules: [{ load: '13' }] } });
});

it('what was over for less than alertAfter is neither', () => {
  const long = { alertAfter: '5 working days' };
  expect(noticed([], [moment('2', '15', long), moment('3', '11', long), moment('18', '15', long)])).toEqual({
    signals: [],
    past: [],
    opening: null,
  });
  const around = noticed(
    [['2', '15']],
    [moment('3', '11', clocks), moment('10', '15', long), moment('11', '11', long)],
  );
  expect(around).toMatchObject({ past: [{ clearedAt: at('3') }], opening: null });
});

it('what happened to the breach that was open before are signals to it', () => {
  const open = advance({ state: 'none' }, [moment('2', '15', clocks)], eventsUntil('2'), calendar).track;
  const moments = [
    moment('3', '16', clocks),
    moment('4', '11', clocks),
    moment('9', '15', clocks),
    moment('10', '11', clocks),
    moment('13', '15', clocks),
  ];
  const { signals, past, opening } = sortNoticed(advance(open, moments, eventsUntil('20'), calendar).happenings);
  expect(signals.map(({ kind }) => kind)).toEqual(['peak', 'clearing', 'cleared']);
  expect(past).toMatchObject([{ startedAt: at('9'), clearedAt: at('10') }]);
  expect(opening).toMatchObject({ startedAt: at('13') });
});
