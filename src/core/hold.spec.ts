import { context, openedBreach, play, signals, told, written } from './breach.cases.js';
import { dueTimes } from './due-times.js';
import { at, calendar } from './load-track.cases.js';
import { respond } from './response.js';

const open = openedBreach();
const toldSam = { told: new Set(['Sam']) };

describe('held', () => {
  const held = openedBreach({ held: true });

  it('everything is recorded and told to nobody; no due time runs', () => {
    expect([written(held), told(held)]).toEqual([['opened', 'held'], []]);
    expect(dueTimes(held.next, calendar).nextDueAt).toBeNull();
  });

  it('rounds start at release, and only then the opening mail and the copy go out', () => {
    const released = play(held, [['3 09:00', 'released', { workerCopyTo: 'Ana' }]]);
    expect(told(released)).toEqual(['opened Sam', 'opened_copy Ana']);
    expect(released.entries[0]).toMatchObject({
      kind: 'released',
      by: 'Ada',
      facts: { heldSince: '2026-11-02T14:00:00Z' },
    });
    expect(released.next.round).toMatchObject({ number: 1, startedAt: at('3 09:00'), cause: 'released' });
    expect(dueTimes(released.next, calendar).checkInBy).toBe(at('13 17:00'));
    expect(play(held, [['3', { kind: 'released', by: null }]]).entries[0]).not.toHaveProperty('by');
  });

  it('cleared or annulled before the release: no opening mail, response not owed', () => {
    const cleared = play(held, [['3', 'cleared', toldSam]]);
    expect(cleared.next).toMatchObject({ responseTrack: 'not_owed', closedAt: at('3'), hold: null });
    expect(told(play(cleared, [['4', 'released']]))).toEqual([]);
    expect(play(held, [['3', 'annulled']]).next).toMatchObject({ responseTrack: 'not_owed', closedAt: at('3') });
  });

  it('what was answered before the release stands', () => {
    const answered = play(held, [
      ['3', 'checked_in'],
      ['4', 'released'],
    ]);
    expect([answered.next.responseTrack, told(answered)]).toEqual(['checked_in', []]);
    const acknowledged = play(held, [
      ['3', 'acknowledged'],
      ['4', 'released'],
    ]);
    expect(acknowledged.next).toMatchObject({ responseTrack: 'acknowledged', acknowledgement: { by: 'Sam' } });
  });

  it('a round for the absolute limit waits for the release too', () => {
    const passed = play(open, [['3', 'absolute_passed', { held: true }]]);
    expect([told(passed), passed.next.round?.number]).toEqual([[], 1]);
    expect(play(passed, [['3 12:00', 'escalated']]).answer).toMatchObject({ code: 'held' });
    const released = play(passed, [['4', 'released', { workerCopyTo: 'Ana' }]]);
    expect(told(released)).toEqual(['opened Sam']);
    expect(released.next.round).toMatchObject({ number: 2, cause: 'absolute_passed' });
    expect(play(passed, [['4', 'cleared', toldSam]])).toMatchObject({
      next: { hold: null, responseTrack: 'awaiting' },
      notices: [{ kind: 'cleared' }],
    });
  });

  it('is for a breach without a round', () => {
    expect(respond({ ...held.next, hold: null }, signals.held, context('3')).next.hold).toEqual({
      since: at('3'),
      cause: 'opened',
    });
  });

  it('what opened and cleared while missed days were caught up is found late', () => {
    const late = play(held, [['3', 'cleared', { held: true, catchingUp: true }]]);
    expect(late.next).toMatchObject({ foundLate: true, responseTrack: 'not_owed', closedAt: at('3') });
    expect(late.entries).toMatchObject([
      { kind: 'cleared' },
      {
        kind: 'found_late',
        effectiveAt: at('2'),
        facts: { openedAt: '2026-11-02T14:00:00Z', clearedAt: '2026-11-03T14:00:00Z' },
      },
      { kind: 'closed' },
    ]);
    expect(play(held, [['3', 'cleared', { held: true }]]).next.foundLate).toBe(false);
  });
});
