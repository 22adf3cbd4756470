import { clocks, context, day, ladder, openedBreach, play, signals, sweep, told } from './breach.cases.js';
import { dueTimes } from './due-times.js';
import type { LocalDate } from './instant.js';
import { at, calendar } from './load-track.cases.js';
import { respond } from './response.js';

const terms = (more: Partial<typeof clocks>, rungs = ladder) => ({
  terms: { version: 1, clocks: { ...clocks, ...more }, ladder: rungs },
});
const open = openedBreach();

describe('rounds', () => {
  it('unacknowledged, each rung tells its person once, and Sam not again for that', () => {
    expect(sweep(open.next, '11').told).toEqual(['04 17:00 escalated Mia', '09 17:00 escalated Dan']);
  });

  it('acknowledged, the rungs "unless: acknowledged" are skipped, with a reason on record', () => {
    const acknowledged = play(open, [['3', 'acknowledged']]);
    expect(sweep(acknowledged.next, '11')).toMatchObject({
      told: [],
      entries: ['04 17:00 rung_skipped', '09 17:00 rung_skipped'],
    });
    expect(dueTimes(acknowledged.next, calendar)).toMatchObject({ nextRungAt: null, nextDueAt: at('4 17:00') });
  });

  it('acknowledged, a rung without "unless" is told', () => {
    const plain = ladder.map((rung) => ({ ...rung, unless: null }));
    const breach = play(openedBreach(terms({}, plain)), [['3', 'acknowledged']]).next;
    expect(sweep(breach, '11').told).toEqual(['04 17:00 escalated Mia', '09 17:00 escalated Dan']);
    const inTime = ladder.map((rung) => ({ ...rung, unless: rung.unless && ('checked_in' as const) }));
    const other = play(openedBreach(terms({}, inTime)), [['3', 'acknowledged']]).next;
    expect(sweep(other, '11').told).toEqual(['04 17:00 escalated Mia', '09 17:00 escalated Dan']);
  });

  it('checked in, no rung is told and no check-in is overdue', () => {
    expect(sweep(play(open, [['3', 'checked_in']]).next, '30')).toMatchObject({ told: [], entries: [] });
  });

  it('check-in overdue starts the next: awaiting again, rung 1 goes to the supervisor and names who acknowledged, when, and that no check-in was held', () => {
    const before = sweep(play(open, [['3', 'acknowledged']]).next, '12 16:00').next;
    const overdue = respond(before, signals.tick, context('12 17:00'));
    expect(told(overdue)).toEqual(['check_in_overdue Sam']);
    expect(overdue.notices[0]?.facts).toMatchObject({
      round: 2,
      roundCause: 'check_in_overdue',
      acknowledgedBy: 'Sam',
      acknowledgedAt: '2026-11-03T14:00:00Z',
    });
    expect(overdue.entries[0]).toMatchObject({
      kind: 'round_started',
      facts: { round: 2, cause: 'check_in_overdue', dueAt: '2026-11-13T01:00:00Z', acknowledgedBy: 'Sam' },
    });
    expect(overdue.next).toMatchObject({
      responseTrack: 'awaiting',
      acknowledgement: null,
      round: { number: 2, startedAt: at('12 17:00') },
    });
  });

  it('from round 2 on "unless: acknowledged" reads checked in', () => {
    const second = sweep(open.next, '12 17:00').next;
    const acknowledged = play({ ...open, next: second }, [['13', 'acknowledged']]).next;
    expect(sweep(acknowledged, '23').told).toEqual(['16 17:00 escalated Mia', '19 17:00 escalated Dan']);
    const held = play({ ...open, next: second }, [['13', 'checked_in']]).next;
    expect(sweep(held, '23').told).toEqual([]);
  });

  it('a check-in answers for checkInAgainAfter: still open then, a new round starts', () => {
    const held = play(open, [['3 09:00', 'checked_in']]).next;
    expect(dueTimes(held, calendar)).toMatchObject({ checkInAgainAt: at('33 09:00'), nextDueAt: at('33 09:00') });
    const again = sweep(held, '33 09:00');
    expect(again).toMatchObject({
      told: ['03 09:00 reminder Sam'],
      next: { responseTrack: 'awaiting', round: { number: 2, cause: 'check_in_again' } },
    });
    const later = play(open, [
      ['3 09:00', 'checked_in'],
      ['6 09:00', 'checked_in'],
    ]).next;
    expect(dueTimes(later, calendar).checkInAgainAt).toBe(at('36 09:00'));
  });

  it('new clocks hold from the next round', () => {
    const slower = { terms: { version: 2, clocks: { ...clocks, checkInWithin: '20 working days' }, ladder } };
    expect(dueTimes(respond(open.next, signals.tick, context('3', slower)).next, calendar).checkInBy).toBe(
      at('12 17:00'),
    );
    const second = sweep(open.next, '12 17:00', slower).next;
    expect(second.round).toMatchObject({ number: 2, version: 2, clocks: { checkInWithin: '20 working days' } });
  });

  it('late, the rungs due before the overdue check-in are told, those after it belong to a round that is over', () => {
    const soon = openedBreach(terms({ checkInWithin: '3 working days' }));
    const tick = respond(soon.next, signals.tick, context('16'));
    expect(told(tick)).toEqual(['escalated Mia', 'check_in_overdue Sam']);
    const together = openedBreach(terms({ checkInWithin: '2 working days' }));
    expect(told(respond(together.next, signals.tick, context('4 17:00')))).toEqual([
      'escalated Mia',
      'check_in_overdue Sam',
    ]);
  });

  it('late, a person whom the round that ended and the one that began both tell of a kind hears it once, as it stands', () => {
    const both = [
      ...ladder.slice(0, 1),
      { after: '0 hours', unless: null, to: ['manager'] as const },
      { after: '1 working day', unless: null, to: ['manager'] as const },
    ];
    const first = openedBreach(terms({ checkInWithin: '2 working days' }, both));
    expect(told(first)).toEqual(['opened Sam', 'escalated Mia']);
    const tick = respond(
      first.next,
      signals.tick,
      context('4 17:00', terms({ checkInWithin: '2 working days' }, both)),
    );
    expect(tick.notices.map(({ kind, to, facts }) => `${kind} ${to}, round ${JSON.stringify(facts['round'])}`)).toEqual(
      ['check_in_overdue Sam, round 2', 'escalated Mia, round 2'],
    );
    expect(tick.entries.filter(({ kind }) => kind === 'rung_told')).toHaveLength(3);
  });

  it('a clock of no length asks for nothing', () => {
    const none = openedBreach(
      terms({ checkInWithin: '0 hours', remindEvery: '0 hours', checkInAgainAfter: '0 hours' }),
    );
    expect(sweep(none.next, '40').told).toEqual(['04 17:00 escalated Mia', '09 17:00 escalated Dan']);
    expect(dueTimes(play(none, [['3', 'checked_in']]).next, calendar).nextDueAt).toBeNull();
  });

  it('due times are computed anew when the calendar changes, unless they have fired', () => {
    const closed = { ...calendar, offDays: new Set<LocalDate>([day('2026-11-03')]) };
    expect(dueTimes(open.next, closed).nextRungAt).toBe(at('5 17:00'));
    const fired = sweep(open.next, '4 17:00').next;
    expect(dueTimes(fired, closed).nextRungAt).toBe(at('10 17:00'));
    expect(respond(open.next, signals.calendar_changed, context('3')).next).toBe(open.next);
  });

  it('a breach that is clearing is open still: its rungs and its check-in go on', () => {
    const clearing = play(open, [['3', 'clearing']]);
    expect(clearing.entries[0]?.breach).toBe('PL-2026-0001');
    expect(sweep(clearing.next, '12 17:00').told).toEqual([
      '04 17:00 escalated Mia',
      '09 17:00 escalated Dan',
      '12 17:00 check_in_overdue Sam',
    ]);
  });

  it('a check-in that no longer answers is named in the round that follows', () => {
    const again = respond(play(open, [['3 09:00', 'checked_in']]).next, signals.tick, context('33 09:00'));
    expect(again.entries[0]).toMatchObject({ facts: { cause: 'check_in_again', answeredAt: '2026-11-03T17:00:00Z' } });
    expect(again.notices[0]?.facts).toMatchObject({ roundCause: 'check_in_again', round: 2 });
  });
});
