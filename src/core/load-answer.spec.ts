import { context, duty, openedBreach, play, post, signals, sweep, told } from './breach.cases.js';
import { dueTimes } from './due-times.js';
import { at, calendar } from './load-track.cases.js';
import { respond } from './response.js';

const open = openedBreach();
const toldSam = { told: new Set(['Sam']) };
const vacant = { duty: { ...duty, supervisor: post(null) } };

describe('cleared', () => {
  it('all who were told are told, what is promised is taken back', () => {
    const cleared = play(open, [['5', 'cleared', { told: new Set(['Sam', 'Mia']) }]]);
    expect(told(cleared)).toEqual(['cleared Mia', 'cleared Sam']);
    expect(cleared.cancellations).toEqual([{ kinds: 'all', reason: 'cleared' }]);
    expect(cleared.notices[0]?.facts).toEqual({
      startedAt: '2026-11-02T14:00:00Z',
      clearedAt: '2026-11-03T14:00:00Z',
      owed: true,
      checkInBy: '2026-11-13T01:00:00Z',
    });
    expect(cleared.next).toMatchObject({ clearedAt: at('3'), closedAt: null, loadTrack: 'cleared' });
    expect(
      play(open, [
        ['4', 'checked_in'],
        ['5', 'cleared', toldSam],
      ]).notices[0]?.facts,
    ).toMatchObject({ owed: false, checkInBy: null });
  });

  it('and still owed: rungs stop, at the check-in due time one mail to the supervisor, then only page and packet say so', () => {
    const owed = play(open, [
      ['3', 'acknowledged'],
      ['5', 'cleared', toldSam],
    ]).next;
    expect(dueTimes(owed, calendar)).toMatchObject({
      checkInBy: at('12 17:00'),
      stillOwedAt: at('12 17:00'),
      nextRungAt: null,
    });
    expect(sweep(owed, '60').told).toEqual(['12 17:00 still_owed Sam']);
    const tick = respond(owed, signals.tick, context('12 17:00'));
    expect(tick.notices[0]?.facts).toMatchObject({
      dueAt: '2026-11-13T01:00:00Z',
      clearedAt: '2026-11-03T14:00:00Z',
      acknowledgedBy: 'Sam',
    });
    expect(dueTimes(tick.next, calendar)).toMatchObject({
      checkInBy: at('12 17:00'),
      stillOwedAt: null,
      nextDueAt: null,
    });
  });

  it('and still owed with nobody on duty is told to the next of the line, and to the admins where there is none', () => {
    const owed = play(open, [['5', 'cleared']]).next;
    expect(told(respond(owed, signals.tick, context('12 17:00', vacant)))).toEqual(['still_owed Mia']);
    const nobody = { duty: { ...duty, supervisor: post(null), manager: post(null), director: post(null) } };
    expect(told(respond(owed, signals.tick, context('12 17:00', nobody)))).toEqual(['nobody_to_tell Ada']);
    const refused = { ...signals.undeliverable, notice: 'still_owed' as const };
    const told12 = sweep(owed, '12 17:00').next;
    expect(told(respond(told12, refused, context('12 17:01')))).toEqual(['still_owed Mia']);
    expect(told(respond(owed, refused, context('12 17:01')))).toEqual([]);
    expect(told(respond(told12, { ...refused, personId: 'Dan' }, context('12 17:01')))).toEqual(['nobody_to_tell Ada']);
  });

  it('is settled by a check-in on a later breach of the same worker and target', () => {
    const settled = play(open, [
      ['5', 'cleared'],
      ['6', 'settled_by_later_check_in'],
    ]);
    expect(settled.next).toMatchObject({
      responseTrack: 'checked_in',
      closedAt: at('6'),
      checkIn: { checkInId: 'C-9' },
    });
    expect(settled.entries[0]).toMatchObject({ facts: { of: 'PL-2026-0009' } });
    expect(settled.cancellations).toEqual([{ kinds: ['still_owed'], reason: 'settled by a later check-in' }]);
  });

  it('is closed only when the response is checked in, waived with a reason or not owed', () => {
    const owed = play(open, [['5', 'cleared']]);
    expect(play(owed, [['6', 'checked_in']]).next.closedAt).toBe(at('6'));
    const waived = play(owed, [['6', 'waived']]);
    expect(waived).toMatchObject({
      next: { closedAt: at('6') },
      entries: [{ sealed: { reason: 'left the unit' } }, { kind: 'closed' }],
    });
    expect(play(open, [['3', 'waived']]).next.closedAt).toBeNull();
  });
});

describe('the load', () => {
  it('rising further changes the peak and sends nothing', () => {
    const risen = play(open, [['3', 'peak', toldSam]]);
    expect(risen.next.exceeded).toMatchObject([{ peak: '17' }]);
    expect(told(risen)).toEqual([]);
    expect(risen.next.opening.rules[0]?.load).toBe('15');
  });

  it('ended makes the response not owed, even checked in, and one mail says why', () => {
    const ended = play(open, [
      ['3', 'checked_in'],
      ['4', 'ended', toldSam],
    ]);
    expect(ended.notices[0]).toMatchObject({
      kind: 'ended',
      to: 'Sam',
      facts: { reason: { why: 'no longer reported' } },
    });
    expect(ended.next).toMatchObject({
      loadTrack: 'ended',
      responseTrack: 'not_owed',
      clearedAt: at('3'),
      endedReason: { code: 'no_longer_applies' },
    });
    expect(ended.cancellations).toEqual([{ kinds: 'all', reason: 'ended' }]);
  });

  it('annulled is not owed, and those who were told hear it as a correction', () => {
    const annulled = play(open, [['3', { ...signals.annulled, into: 'PL-2026-0002' }, toldSam]]);
    expect(annulled.notices).toMatchObject([{ kind: 'correction', facts: { what: 'annulled', into: 'PL-2026-0002' } }]);
    expect(annulled.next).toMatchObject({ loadTrack: 'annulled', responseTrack: 'not_owed', closedAt: at('3') });
    expect(annulled.cancellations).toEqual([{ kinds: 'all', reason: 'annulled' }]);
    expect(play(annulled, [['4', 'still_open']]).answer.outcome).toBe('nothing');
  });

  it('restated keeps what was known in the log, and tells nobody where a retroactive target says so', () => {
    const restated = play(open, [['3', 'restated', toldSam]]);
    expect(restated.entries[0]).toMatchObject({
      kind: 'restated',
      facts: { changes: [{ field: 'startedAt', from: 'a', to: 'b' }] },
    });
    expect(restated.next.startedAt).toBe(at('1'));
    expect(restated.notices).toMatchObject([{ kind: 'correction', facts: { what: 'restated' } }]);
    expect(told(play(open, [['3', { ...signals.restated, tell: false }, toldSam]]))).toEqual([]);
    const owed = play(open, [['3', 'cleared']]);
    const end = { loadTrack: 'ended', reason: signals.ended.reason } as const;
    expect(play(owed, [['4', { ...signals.restated, end }]]).next).toMatchObject({
      loadTrack: 'ended',
      responseTrack: 'not_owed',
      closedAt: at('4'),
    });
    const cleared = { loadTrack: 'cleared', reason: null } as const;
    expect(play(owed, [['4', { ...signals.restated, end: cleared }]]).next).toMatchObject({
      loadTrack: 'cleared',
      responseTrack: 'awaiting',
    });
  });

  it('that is over after all opens the same breach again, and a round begins now', () => {
    const closed = play(open, [
      ['3', 'checked_in'],
      ['4', 'cleared', toldSam],
    ]);
    const again = play(closed, [['9', 'still_open', toldSam]]);
    expect(again.next).toMatchObject({
      number: 'PL-2026-0001',
      loadTrack: 'open',
      clearedAt: null,
      closedAt: null,
      responseTrack: 'awaiting',
      round: { number: 2, startedAt: at('9') },
    });
    expect(again.entries[0]).toMatchObject({
      kind: 'restated',
      facts: { changes: [{ field: 'clearedAt', from: '2026-11-03T14:00:00Z', to: null }] },
    });
    expect(told(again)).toEqual(['correction Sam']);
  });
});
