import fc from 'fast-check';
import { context } from './breach.cases.js';
import { isOver, type Breach } from './breach.js';
import { at, calendar, eventsUntil, moment } from './load-track.cases.js';
import type { LoadMoment } from './load-state.js';
import { compare, replay, type Correction, type Found, type Replayed } from './refold.js';
import { foundLate, opened, respond } from './response.js';

const clocks = { alertAfter: '0 hours', clearAfter: '0 hours' };
const history = (...moments: readonly (readonly [string, string | null])[]): LoadMoment[] =>
  moments.map(([when, load]) => moment(when, load, clocks));
const replayed = (...moments: readonly (readonly [string, string | null])[]): Replayed =>
  replay(history(...moments), eventsUntil('30'), calendar);
const found: Found = { at: at('30'), tell: true, calendar };

/** Carries corrections out on a log, as the rooms do; numbers are handed out in turn. */
function carryOut(log: readonly Breach[], corrections: readonly Correction[]): Breach[] {
  const by = new Map(log.map((breach) => [breach.number, breach]));
  for (const correction of corrections) {
    const number = `PL-${by.size + 1}`;
    const subject = { subject: { kind: 'worker', id: 'Ana' }, targetId: 'T' } as const;
    if (correction.kind === 'found_late')
      by.set(number, { ...foundLate({ ...correction.episode, ...subject }, context('30')).next, number });
    else if (correction.kind === 'open_now')
      by.set(number, { ...opened({ ...correction.episode, ...subject, late: true }, context('30')).next, number });
    else if (correction.kind !== 'unchanged')
      for (const signal of correction.signals) {
        const breach = by.get(correction.number);
        if (breach) by.set(correction.number, respond(breach, signal, context('30')).next);
      }
  }
  return [...by.values()];
}

const logOf = (past: Replayed): Breach[] => carryOut([], compare([], past, found));
const kinds = (corrections: readonly Correction[]): string[] => corrections.map(({ kind }) => kind);
const correct = (was: Replayed, is: Replayed, more: Partial<Found> = {}): Correction[] =>
  compare(logOf(was), is, { ...found, ...more });

describe('a replay', () => {
  it('gives the breaches that there were and the one that is', () => {
    const { past, opening, track } = replayed(['2', '15'], ['4', '11'], ['9', '16'], ['10', null], ['16', '15']);
    expect(past).toMatchObject([
      { startedAt: at('2'), clearedAt: at('4') },
      { startedAt: at('9'), endedReason: { why: 'no longer reported' } },
    ]);
    expect(opening).toMatchObject({ startedAt: at('16') });
    expect(track.state).toBe('open');
    expect(replayed(['2', '12'])).toMatchObject({ past: [], opening: null, spellEndsAt: null });
  });
});

describe('compared with the log', () => {
  it('the same history changes nothing', () => {
    const same = replayed(['2', '15'], ['4', '11'], ['9', '16']);
    expect(kinds(correct(same, same))).toEqual(['unchanged', 'unchanged']);
  });

  it('one that began and ended before we could tell is found late', () => {
    expect(correct(replayed(), replayed(['2', '15'], ['4', '11']))).toMatchObject([
      { kind: 'found_late', episode: { startedAt: at('2') } },
    ]);
  });

  it('one that is still over opens now, with its true start', () => {
    expect(correct(replayed(), replayed(['2', '15']))).toMatchObject([
      { kind: 'open_now', episode: { startedAt: at('2'), loadTrack: 'open' } },
    ]);
  });

  it('one that never was is annulled', () => {
    expect(correct(replayed(['2', '15']), replayed(['2', '14']))).toEqual([
      { kind: 'annulled', number: 'PL-1', signals: [{ kind: 'annulled', at: at('2'), into: null }] },
    ]);
  });

  it('one that turns out to be a part of another is annulled into it', () => {
    const corrections = correct(replayed(['2', '15'], ['4', '11'], ['9', '16']), replayed(['2', '15'], ['9', '16']));
    expect(corrections[0]).toMatchObject({ kind: 'annulled', number: 'PL-1', signals: [{ into: 'PL-2' }] });
    expect(corrections[1]).toMatchObject({
      kind: 'restated',
      number: 'PL-2',
      signals: [
        {
          changes: [
            { field: 'startedAt', from: '2026-11-09T14:00:00Z', to: '2026-11-02T14:00:00Z' },
            { field: 'openedAt' },
          ],
        },
      ],
    });
  });

  it('another start is restated, and told where the day is another', () => {
    const corrections = correct(replayed(['4', '15']), replayed(['2', '15']));
    expect(corrections).toMatchObject([
      {
        kind: 'restated',
        signals: [{ kind: 'restated', startedAt: at('2'), openedAt: at('2'), clearedAt: null, tell: true }],
      },
    ]);
    const sameDay = correct(replayed(['4 06:00', '15']), replayed(['4 07:00', '15']));
    expect(sameDay).toMatchObject([{ signals: [{ changes: [{ field: 'startedAt' }], tell: false }] }]);
    expect(correct(replayed(['4', '15']), replayed(['2', '15']), { tell: false })).toMatchObject([
      { signals: [{ tell: false }] },
    ]);
  });

  it('another peak is restated and told to nobody; which rule was passed first is no difference', () => {
    const higher = correct(replayed(['2', '15']), replayed(['2', '15'], ['3', '17'], ['4', '15']));
    expect(higher).toMatchObject([
      {
        signals: [
          {
            changes: [{ field: 'peak', from: [{ countUnit: 'referral', peak: '15' }], to: [{ peak: '17' }] }],
            tell: false,
          },
        ],
      },
    ]);
    const two = (first: string[], second: string[]) =>
      replay(
        [moment('2', first, clocks), moment('3', second, clocks), moment('4', '15', clocks)],
        eventsUntil('30'),
        calendar,
      );
    const [one, other] = [two(['15', '13'], ['13', '15']), two(['13', '15'], ['15', '13'])];
    expect(kinds(correct(one, other))).toEqual(['unchanged']);
  });

  it('another hour of the end of alertAfter alone restates nothing', () => {
    const was = logOf(replayed(['2', '15'])).map((breach) => ({ ...breach, openedAt: at('2 09:00') }));
    expect(kinds(compare(was, replayed(['2', '15']), found))).toEqual(['unchanged']);
    const day = was.map((breach) => ({ ...breach, openedAt: at('3') }));
    expect(compare(day, replayed(['2', '15']), found)).toMatchObject([
      { signals: [{ changes: [{ field: 'openedAt' }], tell: false }] },
    ]);
  });

  it('another clearing is restated', () => {
    const corrections = correct(replayed(['2', '15'], ['4', '11']), replayed(['2', '15'], ['5', '11']));
    expect(corrections).toMatchObject([
      {
        signals: [
          {
            changes: [{ field: 'clearedAt', from: '2026-11-04T14:00:00Z', to: '2026-11-05T14:00:00Z' }],
            clearedAt: at('5'),
            end: { loadTrack: 'cleared', reason: null },
            tell: true,
          },
        ],
      },
    ]);
  });

  it('an end that was a clearing is restated, and the other way round', () => {
    expect(correct(replayed(['2', '15'], ['4', null]), replayed(['2', '15'], ['4', '11']))).toMatchObject([
      { signals: [{ changes: [{ field: 'end', to: null }], end: { loadTrack: 'cleared' } }] },
    ]);
    expect(correct(replayed(['2', '15'], ['4', '11']), replayed(['2', '15'], ['4', null]))).toMatchObject([
      {
        signals: [
          {
            changes: [{ field: 'end', from: null }],
            end: { loadTrack: 'ended', reason: { why: 'no longer reported' } },
          },
        ],
      },
    ]);
  });

  it('an open one that had cleared or ended does so now', () => {
    expect(correct(replayed(['2', '15']), replayed(['2', '15'], ['9', '11']))).toEqual([
      {
        kind: 'restated',
        number: 'PL-1',
        signals: [{ kind: 'cleared', at: at('9'), clearedAt: at('9'), figures: expect.anything() as unknown }],
      },
    ]);
    expect(correct(replayed(['2', '15']), replayed(['2', '15'], ['9', null]))).toMatchObject([
      { signals: [{ kind: 'ended', at: at('9'), reason: { why: 'no longer reported' } }] },
    ]);
  });

  it('one logged as cleared that is still over is open again, under its number', () => {
    expect(correct(replayed(['2', '15'], ['4', '11']), replayed(['2', '15']))).toMatchObject([
      { kind: 'restated', number: 'PL-1', signals: [{ kind: 'still_open', at: at('30') }] },
    ]);
  });

  it('a running breach keeps its number even where the corrected data show a gap', () => {
    const corrections = correct(replayed(['2', '15']), replayed(['2', '15'], ['4', '11'], ['29', '15']));
    expect(corrections).toMatchObject([
      { kind: 'restated', number: 'PL-1', signals: [{ startedAt: at('29') }] },
      { kind: 'found_late', episode: { startedAt: at('2'), clearedAt: at('4') } },
    ]);
  });

  it('with several that meet, those that share the longest time belong together', () => {
    const was = replayed(['2', '15'], ['9', '11']);
    const is = replayed(['2', '15'], ['3', '11'], ['4', '15'], ['9', '11']);
    expect(correct(was, is)).toMatchObject([
      { kind: 'restated', signals: [{ startedAt: at('4') }] },
      { kind: 'found_late', episode: { startedAt: at('2') } },
    ]);
    const even = replayed(['2', '15'], ['4', '11'], ['5', '15'], ['7', '11']);
    expect(correct(replayed(['2', '15'], ['7', '11']), even)).toMatchObject([
      { signals: [{ startedAt: at('2') }] },
      { kind: 'found_late', episode: { startedAt: at('5') } },
    ]);
    expect(correct(even, replayed(['2', '15'], ['7', '11']))).toMatchObject([
      { kind: 'annulled', number: 'PL-2', signals: [{ into: 'PL-1' }] },
      { number: 'PL-1' },
    ]);
  });

  it('those that never met do not belong together', () => {
    expect(kinds(correct(replayed(['2', '15'], ['4', '11']), replayed(['5', '15'], ['9', '11'])))).toEqual([
      'annulled',
      'found_late',
    ]);
  });

  it('what was annulled stays annulled: the same again is a new breach', () => {
    const annulled = carryOut(logOf(replayed(['2', '15'])), correct(replayed(['2', '15']), replayed()));
    expect(kinds(compare(annulled, replayed(['2', '15']), found))).toEqual(['open_now']);
  });

  it('clearing, open again and the absolute limit follow the replay', () => {
    const slow = { alertAfter: '0 hours', clearAfter: '30 days' };
    const of = (...loads: string[]) =>
      replay(
        loads.map((load, index) => moment(String(index + 2), load, slow)),
        eventsUntil('20'),
        calendar,
      );
    const signals = (was: Replayed, is: Replayed) =>
      correct(was, is).flatMap((one) => ('signals' in one ? one.signals.map(({ kind }) => kind) : []));
    expect(signals(of('15'), of('15', '12'))).toEqual(['clearing']);
    expect(signals(of('15', '12'), of('15'))).toEqual(['reopened']);
    expect(signals(of('15'), of('19'))).toEqual(['restated', 'absolute_passed']);
    expect(signals(of('19'), of('15'))).toEqual(['restated', 'absolute_left']);
    expect(signals(replayed(['2', '15'], ['3', '12']), of('15', '12'))).toEqual(['still_open', 'clearing']);
  });
});

it('any log and any replay: carried out, the log agrees with the replay, and at most one breach is open', () => {
  const loads = fc.array(fc.constantFrom('11', '12', '13', '14', '15', '17', '19', null), { maxLength: 12 });
  const settings = fc.constantFrom(
    clocks,
    { alertAfter: '1 working day', clearAfter: '2 days' },
    { alertAfter: '24 hours', clearAfter: '0 hours' },
  );
  fc.assert(
    fc.property(loads, loads, settings, (before, after, durations) => {
      const of = (list: (string | null)[]) =>
        replay(
          list.map((load, index) => moment(String(index + 2), load, durations)),
          eventsUntil('20'),
          calendar,
        );
      const is = of(after);
      const log = carryOut(logOf(of(before)), compare(logOf(of(before)), is, found));
      const standing = log
        .filter(({ loadTrack }) => loadTrack !== 'annulled')
        .sort((a, b) => a.startedAt - b.startedAt);
      expect(standing.filter(isOver)).toHaveLength(is.opening ? 1 : 0);
      expect(standing.map(({ startedAt, clearedAt }) => [startedAt, clearedAt])).toEqual([
        ...is.past.map(({ startedAt, clearedAt }) => [startedAt, clearedAt]),
        ...(is.opening ? [[is.opening.startedAt, null]] : []),
      ]);
      expect(compare(log, is, found).filter(({ kind }) => kind !== 'unchanged')).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
