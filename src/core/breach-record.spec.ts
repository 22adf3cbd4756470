import { clocks, context, ladder, opening, openedBreach, play, signals, sweep } from './breach.cases.js';
import type { Signal } from './breach-signal.js';
import { figuresOf, noteExceeded } from './figures.js';
import { at, reading } from './load-track.cases.js';
import { foundLate, opened, respond } from './response.js';

const open = openedBreach();

describe('what is on record', () => {
  it('of an opening: from when, by which version, at which loads', () => {
    expect(open.entries).toEqual([
      {
        ...{ kind: 'opened', effectiveAt: at('2'), breach: 'PL-2026-0001', worker: 'Ana' },
        facts: {
          ...{
            startedAt: '2026-11-02T14:00:00Z',
            targetVersion: 1,
            late: false,
            peaks: [{ rule: 0, countUnit: 'referral', peak: '15' }],
          },
          loads: [{ countUnit: 'referral', load: '15', effectiveLimit: '14', exceeded: true }],
        },
      },
      {
        ...{ kind: 'round_started', effectiveAt: at('2'), breach: 'PL-2026-0001', worker: 'Ana' },
        facts: { round: 1, cause: 'opened', version: 1 },
      },
      {
        ...{ kind: 'rung_told', effectiveAt: at('2'), breach: 'PL-2026-0001', worker: 'Ana' },
        facts: { round: 1, rung: 1, cause: 'due', to: ['Sam'], passedOver: [] },
      },
    ]);
    expect(open.notices).toEqual([
      {
        ...{ kind: 'opened', to: 'Sam', because: 'supervisor of ER3', breach: 'PL-2026-0001' },
        facts: {
          ...{ round: 1, roundCause: 'opened', rungs: [1], cause: 'due', checkInBy: '2026-11-13T01:00:00Z' },
          ...{ acknowledgedBy: null, acknowledgedAt: null },
        },
      },
    ]);
    expect(open.next).toMatchObject({ loadTrack: 'open', mailed: ['Sam'], foundLate: false, remindFrom: at('2') });
    const noClock = openedBreach({ terms: { version: 1, clocks: { ...clocks, checkInWithin: '0 hours' }, ladder } });
    expect(noClock.notices[0]?.facts).toMatchObject({ checkInBy: null });
    expect(openedBreach({ workerCopyTo: 'Ana' }).notices[1]).toMatchObject({ because: 'the worker' });
  });

  it('of a breach found late: its whole life', () => {
    const late = foundLate({ ...opening(), clearedAt: at('4'), endedReason: null }, context('6'));
    expect(late.entries[0]?.facts).toEqual({
      ...{
        startedAt: '2026-11-02T14:00:00Z',
        openedAt: '2026-11-02T14:00:00Z',
        clearedAt: '2026-11-04T14:00:00Z',
        endedReason: null,
      },
      ...{ targetVersion: 1, peaks: [{ rule: 0, countUnit: 'referral', peak: '15' }] },
      loads: [{ countUnit: 'referral', load: '15', effectiveLimit: '14', exceeded: true }],
    });
  });

  it('of the load: when it took effect, not when it was learned', () => {
    const kinds = ['peak', 'absolute_left', 'absolute_passed', 'clearing', 'reopened', 'cleared', 'ended'] as const;
    for (const kind of kinds) expect(play(open, [['5', kind]]).entries[0]).toMatchObject({ effectiveAt: at('3') });
    expect(play(open, [['5', 'annulled']]).entries[0]).toMatchObject({ effectiveAt: at('2'), facts: { into: null } });
    expect(play(open, [['5', 'restated']]).entries[0]).toMatchObject({ effectiveAt: at('3') });
    expect(play(open, [['5', 'cleared']]).entries[0]?.facts).toMatchObject({
      clearedAt: '2026-11-03T14:00:00Z',
      loads: [{ load: '12' }],
    });
    expect(play(open, [['5', 'absolute_left']]).entries[0]?.facts).toMatchObject({ loads: [{ load: '17' }] });
    expect(play(open, [['5', 'absolute_passed']]).entries[0]?.facts).toMatchObject({ loads: [{ load: '19' }] });
    expect(play(open, [['5', 'clearing']]).entries[0]?.facts).toMatchObject({ loads: [{ load: '12' }] });
    expect(play(open, [['5', 'ended']]).entries[0]?.facts).toMatchObject({ reason: { why: 'no longer reported' } });
    expect(
      play(open, [
        ['5', 'cleared'],
        ['6', 'still_open'],
      ]).entries[0],
    ).toMatchObject({ effectiveAt: at('3') });
  });

  it('of acts: who, in which round, and what', () => {
    const acted = (signal: Signal['kind'], from = open) => play(from, [['3', signal]]).entries[0];
    expect(acted('acknowledged')).toMatchObject({ by: 'Sam', facts: { round: 1 } });
    const acknowledged = play(open, [['3', 'acknowledged']]);
    expect(acted('acknowledgement_withdrawn', acknowledged)).toMatchObject({ by: 'Sam', facts: { round: 1 } });
    expect(acted('checked_in')).toMatchObject({
      by: 'Sam',
      facts: { checkInId: 'C-1', heldOn: '2026-11-03', round: 1 },
    });
    expect(acted('check_in_edited')).toMatchObject({ by: 'Sam', facts: { checkInId: 'C-1', version: 2 } });
    expect(play(open, [['3', 'waived']]).next.waiver).toEqual({ by: 'Mia', at: at('3') });
    const held = openedBreach({ held: true });
    expect(acted('acknowledged', held)).toMatchObject({ facts: { round: null } });
    expect(acted('checked_in', held)).toMatchObject({ facts: { round: null } });
    expect(acted('acknowledgement_withdrawn', play(held, [['3', 'acknowledged']]))).toMatchObject({
      facts: { round: null },
    });
    expect(held.entries[1]).toMatchObject({ kind: 'held', facts: { cause: 'opened' } });
    expect(play(open, [['3', 'acknowledged']]).answer).toMatchObject({ staleRound: false });
    expect(play(held, [['3', 'acknowledged']]).answer).toMatchObject({ round: 0, goneTo: [] });
  });

  it('of what was promised and is moot', () => {
    const moot = ['escalated', 'check_in_overdue', 'reminder', 'still_owed'];
    expect(play(open, [['3', 'checked_in']]).cancellations).toEqual([{ kinds: moot, reason: 'checked in' }]);
    expect(play(open, [['3', 'waived']]).cancellations).toEqual([{ kinds: moot, reason: 'waived' }]);
  });

  it('of reminders and of a check-in still owed: to whom', () => {
    const slow = openedBreach({
      terms: { version: 1, clocks: { ...clocks, checkInWithin: '60 working days' }, ladder },
    });
    const reminded = respond(sweep(slow.next, '16 16:00').next, signals.tick, context('16 17:00'));
    expect(reminded.entries).toMatchObject([{ kind: 'reminded', facts: { to: ['Sam'], round: 1 } }]);
    const owed = play(open, [
      ['5', 'cleared'],
      ['12 17:00', 'tick'],
    ]);
    expect(owed.entries).toMatchObject([{ kind: 'still_owed', facts: { to: ['Sam'], dueAt: '2026-11-13T01:00:00Z' } }]);
    expect(owed.notices[0]?.facts).toMatchObject({ acknowledgedBy: null, acknowledgedAt: null });
    expect(play(open, [['5', 'cleared', { told: new Set(['Sam']) }]]).notices[0]?.because).toBe(
      'was told of this breach',
    );
  });

  it('why nothing followed', () => {
    const why = (signal: Signal['kind'], from = open) => play(from, [['3', signal]]).answer;
    const closed = play(open, [['2 08:00', 'ended']]);
    expect(why('tick')).toEqual({ outcome: 'nothing', why: 'nothing is due' });
    expect(why('tick', closed)).toEqual({ outcome: 'nothing', why: 'closed' });
    expect(why('held', closed)).toEqual({ outcome: 'nothing', why: 'closed' });
    expect(why('tick', openedBreach({ held: true }))).toEqual({ outcome: 'nothing', why: 'held' });
    expect(why('held')).toEqual({ outcome: 'nothing', why: 'its round has started' });
    expect(why('released')).toEqual({ outcome: 'nothing', why: 'not held' });
    expect(why('settled_by_later_check_in')).toEqual({ outcome: 'nothing', why: 'nothing is owed' });
    expect(
      why(
        'settled_by_later_check_in',
        play(open, [
          ['2', 'cleared'],
          ['2 09:00', 'checked_in'],
        ]),
      ),
    ).toMatchObject({ why: 'closed' });
    expect(why('calendar_changed')).toEqual({ outcome: 'nothing', why: 'due times are derived' });
    expect(why('peak', closed)).toEqual({ outcome: 'nothing', why: 'the load is ended' });
  });
});

describe('figures', () => {
  it('write decimals as text, and nothing where there is no level', () => {
    const { goal, absoluteLimit } = figuresOf(reading('15', { absolute: null })).rules[0] ?? {};
    expect([goal, absoluteLimit]).toEqual(['12', null]);
    const [rule] = reading('15').rules;
    if (rule)
      expect(figuresOf({ ...reading('15'), rules: [{ ...rule, goal: null }] }).rules[0]).toMatchObject({
        goal: null,
        absoluteLimit: '18',
        clearAt: '12',
      });
  });

  it('tell rules apart by place, kind and unit, as another version may list others', () => {
    const of = (rule: number, countUnit: string) => [{ rule, kind: 'open_count' as const, countUnit, peak: '20' }];
    const now = figuresOf(reading('15'));
    expect(noteExceeded(of(0, 'referral'), now)).toHaveLength(1);
    expect(noteExceeded(of(1, 'referral'), now)).toHaveLength(2);
    expect(noteExceeded(of(0, 'child'), now)).toHaveLength(2);
    expect(noteExceeded([{ ...of(0, 'referral')[0], kind: 'pool_size' } as never], now)).toHaveLength(2);
  });
});

it('opens as clearing where it is back already', () => {
  expect(opened({ ...opening(), loadTrack: 'clearing' }, context('2')).next.loadTrack).toBe('clearing');
});
