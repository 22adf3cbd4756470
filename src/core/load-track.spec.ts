import { advance } from './load-track.js';
import { at, calendar, columns, eventsUntil, loadTable, moment, upTo, type Column } from './load-track.cases.js';
import type { Advanced, LoadMoment, LoadTrack, Reach } from './load-state.js';

const none: LoadTrack = { state: 'none' };
const kinds = ({ happenings }: Advanced): string[] => happenings.map((one) => one.kind);
const zeroAlert = { alertAfter: '0 hours' };
const run = (track: LoadTrack, moments: LoadMoment[], reach: Reach): Advanced =>
  advance(track, moments, reach, calendar);

const pending = run(none, [moment('2', '15')], upTo('2')).track;
const open = run(pending, [], upTo('3')).track;
const clearing = run(open, [moment('4', '12')], upTo('4')).track;
const states: Record<LoadTrack['state'], LoadTrack> = { none, pending, open, clearing };

describe('the load table', () => {
  const inputs: Record<Column, [LoadMoment[], Reach]> = {
    over: [[moment('4 07:00', '16')], upTo('2')],
    'over, no alertAfter': [[moment('4 07:00', '16', zeroAlert)], upTo('2')],
    between: [[moment('4 07:00', '13')], upTo('2')],
    clear: [[moment('4 07:00', '11')], upTo('2')],
    'clear, no clearAfter': [[moment('4 07:00', '11', { clearAfter: '0 hours' })], upTo('2')],
    'end of the spell': [[], upTo('5')],
    'no longer applies': [[moment('4 07:00', null)], upTo('2')],
    'target changed': [[moment('4 07:00', '15', { limit: '18', version: 2 })], upTo('2')],
  };

  it('has a row for every state and every column', () => {
    const wanted = Object.keys(states).flatMap((state) => columns.map((column) => `${state} × ${column}`));
    expect(loadTable.map(([state, column]) => `${state} × ${column}`).sort()).toEqual(wanted.sort());
  });

  it.each(loadTable)('%s, %s: %s', (state, column, next, happened) => {
    const [moments, reach] = inputs[column];
    const advanced = run(states[state], moments, reach);
    expect([advanced.track.state, kinds(advanced)]).toEqual([next, happened]);
  });
});

describe('pending', () => {
  it('is discarded by a load back within the limit at the very end of alertAfter: facts are folded first', () => {
    expect(kinds(run(pending, [moment('3', '14')], upTo('3')))).toEqual(['discarded']);
  });

  it('says when it opens', () => {
    expect(run(none, [moment('2', '15')], upTo('2')).spellEndsAt).toBe(at('3'));
  });

  it('starts again after it was discarded', () => {
    const again = run(none, [moment('2', '15'), moment('3', '14'), moment('4', '15')], upTo('4'));
    expect(again.track).toMatchObject({ state: 'pending', since: at('4') });
  });

  it('opens with its first moment over as start, and the highest load so far as peak', () => {
    const advanced = run(none, [moment('2', '15'), moment('2 12:00', '17'), moment('3', '16')], upTo('3'));
    expect(advanced.happenings.at(-1)).toMatchObject({
      kind: 'opened',
      at: at('3'),
      startedAt: at('2'),
      openedAt: at('3'),
      exceeded: [{ rule: 0, peak: '17' }],
      overAbsolute: false,
    });
    expect(advanced.happenings.at(-1)).toHaveProperty('figures.rules.0.load', '16');
    expect(advanced.spellEndsAt).toBeNull();
  });

  it('takes alertAfter from the version in force', () => {
    const longer = run(pending, [moment('2 12:00', '15', { alertAfter: '3 working days', version: 2 })], upTo('4'));
    expect(longer.track.state).toBe('pending');
    expect(longer.spellEndsAt).toBe(at('5'));
  });

  it('never passes the absolute limit with a happening of its own: opening says it', () => {
    const advanced = run(none, [moment('2', '15'), moment('3', '19')], upTo('3'));
    expect(kinds(advanced)).toEqual(['pending', 'opened']);
    expect(advanced.track).toMatchObject({ overAbsolute: true });
  });
});

describe('the end of a spell', () => {
  it('is never reached by the clock alone, but when the data reach it', () => {
    expect(run(pending, [], upTo('2 23:59')).track.state).toBe('pending');
    expect(run(pending, [], eventsUntil('3 05:59')).track.state).toBe('pending');
    expect(run(pending, [], eventsUntil('3')).track).toMatchObject({ state: 'open', openedAt: at('3') });
  });

  it('is reached by the first snapshot of its last day, whatever the hour', () => {
    expect(run(pending, [], upTo('3 02:00')).track).toMatchObject({ openedAt: at('3 02:00') });
    expect(run(pending, [], upTo('3 09:00')).track).toMatchObject({ openedAt: at('3 09:00') });
    expect(kinds(run(pending, [moment('3 09:00', '14')], upTo('3 09:00')))).toEqual(['discarded']);
  });

  it('is known to a replay that is told when snapshots were taken', () => {
    const feeds = [
      { kind: 'snapshot' as const, asOf: at('3 18:00'), applied: [at('2'), at('3 02:00'), at('3 18:00')] },
    ];
    expect(kinds(run(pending, [moment('3 18:00', '14')], { feeds, stale: false }))).toEqual(['opened']);
  });

  it('lies at its own local time where its last day had no snapshot', () => {
    expect(run(pending, [], upTo('4')).track).toMatchObject({ openedAt: at('3') });
    const missed = run(pending, [moment('4', '14')], upTo('4'));
    expect(missed.happenings).toMatchObject([{ kind: 'opened', openedAt: at('3') }]);
  });

  it('of hours is reached to the moment by a snapshot too', () => {
    const hours = run(none, [moment('2', '15', { alertAfter: '24 hours' })], upTo('2')).track;
    expect(run(hours, [], upTo('3 05:59')).track.state).toBe('pending');
    expect(run(hours, [], upTo('3 09:00')).track).toMatchObject({ openedAt: at('3') });
  });

  it('needs all feeds of the subject: the earlier counts, and the later end', () => {
    const both = (asOf: string, until: string): Reach => ({
      feeds: [
        { kind: 'events', until: at(until) },
        { kind: 'snapshot', asOf: at(asOf) },
      ],
      stale: false,
    });
    expect(run(pending, [], both('2', '4')).track.state).toBe('pending');
    expect(run(pending, [], both('3 02:00', '2 23:00')).track.state).toBe('pending');
    expect(run(pending, [], both('3 02:00', '3 06:00')).track).toMatchObject({ openedAt: at('3') });
    expect(run(pending, [], { feeds: [], stale: false }).track.state).toBe('pending');
  });

  it('lies between two moments of one list where the data reach beyond both', () => {
    const advanced = run(none, [moment('2', '15'), moment('5', '11'), moment('6', '15')], eventsUntil('6 12:00'));
    expect(kinds(advanced)).toEqual(['pending', 'opened', 'clearing', 'reopened']);
    const apart = run(none, [moment('2', '15'), moment('4', '11'), moment('6', '15')], eventsUntil('6 12:00'));
    expect(kinds(apart)).toEqual(['pending', 'opened', 'clearing', 'cleared', 'pending']);
    expect(apart.happenings[3]).toMatchObject({ at: at('5'), clearedAt: at('4') });
  });
});

describe('an open breach', () => {
  it('changes its peak and sends nothing when the load rises further, and says nothing when it falls', () => {
    expect(run(open, [moment('4', '16'), moment('5', '18'), moment('6', '17')], upTo('6')).happenings).toMatchObject([
      { kind: 'peak', at: at('4'), exceeded: [{ peak: '16' }] },
      { kind: 'peak', at: at('5'), exceeded: [{ peak: '18' }] },
    ]);
  });

  it('stays open between clearAt and limit', () => {
    const advanced = run(open, [moment('4', '14'), moment('5', '13'), moment('6', '15')], upTo('6'));
    expect([advanced.track.state, kinds(advanced)]).toEqual(['open', []]);
  });

  it('names every rule it exceeded, once each, and clears when all are at or below their clearAt', () => {
    const first = run(none, [moment('2', ['15', '10'], zeroAlert)], upTo('2')).track;
    const second = run(first, [moment('3', ['13', '16']), moment('4', ['12', '13'])], upTo('4'));
    expect(second.track).toMatchObject({
      state: 'open',
      exceeded: [
        { rule: 0, peak: '15' },
        { rule: 1, peak: '16' },
      ],
    });
    expect(kinds(run(second.track, [moment('5', ['12', '12'])], upTo('5')))).toEqual(['clearing']);
  });

  it('passes the absolute limit again after having been back at or below it', () => {
    const advanced = run(open, [moment('4', '19'), moment('5', '20'), moment('6', '18'), moment('9', '19')], upTo('9'));
    expect(kinds(advanced)).toEqual(['peak', 'absolute_passed', 'peak', 'absolute_left', 'absolute_passed']);
  });

  it('clears from the first moment at or below, not from the end of clearAfter', () => {
    expect(run(clearing, [], upTo('5')).happenings).toMatchObject([
      { kind: 'cleared', at: at('5'), clearedAt: at('4') },
    ]);
    expect(run(open, [moment('4', '12')], upTo('4')).spellEndsAt).toBe(at('5'));
    const lower = run(clearing, [moment('4 12:00', '10')], upTo('5'));
    expect(lower.happenings).toMatchObject([{ clearedAt: at('4'), figures: { rules: [{ load: '10' }] } }]);
  });

  it('is never cleared while the feed is stale, but still ends', () => {
    expect(run(clearing, [], upTo('6', true)).track.state).toBe('clearing');
    expect(run(open, [moment('4', '11', { clearAfter: '0 hours' })], upTo('4', true)).track.state).toBe('clearing');
    expect(kinds(run(clearing, [moment('5', null)], upTo('5', true)))).toEqual(['ended']);
    expect(kinds(run(pending, [], eventsUntil('5', true)))).toEqual(['opened']);
  });

  it('comes back over by the same limit when FTE falls', () => {
    expect(kinds(run(clearing, [moment('4 12:00', '12', { limit: '11.2', clearAt: '9.6' })], upTo('4')))).toEqual([
      'reopened',
    ]);
  });

  it('ends with the reason that the data give', () => {
    expect(run(open, [moment('5', null)], upTo('5')).happenings).toEqual([
      { kind: 'ended', at: at('5'), reason: { code: 'no_longer_applies', why: 'no longer reported' } },
    ]);
    const silent = { ...moment('5', null), absent: null };
    expect(run(open, [silent], upTo('5')).happenings).toMatchObject([{ reason: { why: 'the target does not apply' } }]);
  });
});

describe('a new version of the target', () => {
  const second = { limit: '18', clearAt: '16', absolute: null, version: 2 };

  it('under which it is not over ends the breach, and says from which limit to which', () => {
    expect(run(open, [moment('5', '15', second)], upTo('5')).happenings).toEqual([
      {
        kind: 'ended',
        at: at('5'),
        reason: {
          code: 'target_changed',
          fromVersion: 1,
          toVersion: 2,
          limits: [{ countUnit: 'referral', from: '14', to: '18' }],
        },
      },
    ]);
  });

  it('under which it is still over restarts nothing', () => {
    expect(kinds(run(open, [moment('5', '15', { limit: '13', version: 2 })], upTo('5')))).toEqual([]);
    expect(run(open, [moment('5', '15', { limit: '13', version: 2 })], upTo('5')).track).toMatchObject({
      startedAt: at('2'),
    });
  });

  it('with the same limits ends nothing: between clearAt and limit it stays open', () => {
    const between = run(open, [moment('4', '13')], upTo('4')).track;
    expect(kinds(run(between, [moment('5', '13', { version: 2 })], upTo('5')))).toEqual([]);
  });

  it('with more rules is another limit', () => {
    expect(run(open, [moment('5', ['14', '3'], { version: 2 })], upTo('5')).happenings).toMatchObject([
      {
        reason: {
          limits: [
            { from: '14', to: '14' },
            { from: null, to: '14' },
          ],
        },
      },
    ]);
    const two = run(none, [moment('2', ['15', '3'], zeroAlert)], upTo('2')).track;
    expect(kinds(run(two, [moment('5', '14', { version: 2 })], upTo('5')))).toEqual(['ended']);
  });

  it('leaves a clearing that is clear under it to the data', () => {
    expect(kinds(run(clearing, [moment('4 12:00', '12', second)], upTo('4')))).toEqual([]);
  });
});

it('moments without clocks are judged at once', () => {
  expect(kinds(run(none, [{ ...moment('2', '15'), clocks: null }], upTo('2')))).toEqual(['opened']);
});

it('a track survives being written as JSON', () => {
  for (const track of Object.values(states)) expect(JSON.parse(JSON.stringify(track))).toEqual(track);
});
