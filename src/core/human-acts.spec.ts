import {
  clocks,
  context,
  duty,
  ladder,
  openedBreach,
  play,
  poolOpening,
  post,
  signals,
  sweep,
  told,
  written,
} from './breach.cases.js';
import { dueTimes } from './due-times.js';
import { at, calendar } from './load-track.cases.js';
import { respond } from './response.js';

const terms = (more: Partial<typeof clocks>, rungs = ladder) => ({
  terms: { version: 1, clocks: { ...clocks, ...more }, ladder: rungs },
});
const open = openedBreach();

describe('acknowledging', () => {
  it('is answered 201 with who had been told, and 200 with who and when the second time', () => {
    const late = play({ ...open, next: sweep(open.next, '4 17:00').next }, [
      ['5', { ...signals.acknowledged, expectedRound: 0 }],
    ]);
    expect(late.answer).toEqual({ outcome: 'done', round: 1, staleRound: true, goneTo: ['Sam', 'Mia'] });
    expect(play(open, [['5', { ...signals.acknowledged, expectedRound: 1 }]]).answer).toMatchObject({
      staleRound: false,
    });
    const again = play(late, [['6', { ...signals.acknowledged, by: 'Mia' }]]);
    expect(again.answer).toEqual({ outcome: 'again', by: 'Sam', at: at('5') });
    expect(again.entries).toEqual([]);
    expect(
      play(open, [
        ['3', 'checked_in'],
        ['6', 'acknowledged'],
      ]).answer,
    ).toEqual({ outcome: 'again', by: 'Sam', at: at('3') });
  });

  it('of a pool must name a relief step, and is the answer: there is no check-in', () => {
    const pool = openedBreach({}, poolOpening);
    expect(pool.entries[0]).toMatchObject({ unit: 'ER3' });
    expect(pool.entries[0]).not.toHaveProperty('worker');
    expect(play(pool, [['3', 'acknowledged']]).answer).toEqual({
      outcome: 'refused',
      status: 422,
      code: 'step_needed',
    });
    expect(play(pool, [['3', 'checked_in']]).answer).toEqual({
      outcome: 'refused',
      status: 409,
      code: 'pool_has_no_check_in',
    });
    const named = play(pool, [['3 09:00', { ...signals.acknowledged, step: 'overtime' }]]);
    expect(named.entries[0]).toMatchObject({ facts: { step: 'overtime' } });
    expect(sweep(named.next, '32').told).toEqual([]);
    expect(dueTimes(named.next, calendar).checkInAgainAt).toBe(at('33 09:00'));
    expect(play(named, [['4', 'cleared']]).next.closedAt).toBe(at('4'));
    expect(
      play(pool, [
        ['4', 'cleared'],
        ['5', { ...signals.acknowledged, step: 'overtime' }],
      ]).next.closedAt,
    ).toBe(at('5'));
  });

  it('of a pool not answered in time starts a round like a check-in', () => {
    expect(sweep(openedBreach({}, poolOpening).next, '12 17:00').told.at(-1)).toBe('12 17:00 check_in_overdue Sam');
  });
});

describe('withdrawing', () => {
  it('resumes the same round; of the rungs already past the highest fires, once', () => {
    const acknowledged = sweep(play(open, [['3', 'acknowledged']]).next, '9 17:00').next;
    const withdrawn = play({ ...open, next: acknowledged }, [['10', 'acknowledgement_withdrawn']]);
    expect(told(withdrawn)).toEqual(['escalated Dan']);
    expect(written(withdrawn)).toEqual(['acknowledgement_withdrawn', 'rung_told']);
    expect(withdrawn.next).toMatchObject({
      responseTrack: 'awaiting',
      round: { number: 1, rungs: [{ state: 'told' }, { state: 'skipped' }, { state: 'told' }] },
    });
    const twice = play(withdrawn, [
      ['10 09:00', 'acknowledged'],
      ['10 10:00', 'acknowledgement_withdrawn'],
    ]);
    expect(told(twice)).toEqual([]);
    expect(sweep(withdrawn.next, '12 16:00').told).toEqual([]);
  });

  it('before a rung is past leaves that rung to its time', () => {
    const withdrawn = play(open, [
      ['3', 'acknowledged'],
      ['3 12:00', 'acknowledgement_withdrawn'],
    ]);
    expect(told(withdrawn)).toEqual([]);
    expect(sweep(withdrawn.next, '10').told).toEqual(['04 17:00 escalated Mia', '09 17:00 escalated Dan']);
  });

  it('finds a rung that is past and was not looked at yet, at the very instant of its due time', () => {
    const withdrawn = play(open, [
      ['3', 'acknowledged'],
      ['4 17:00', 'acknowledgement_withdrawn'],
    ]);
    expect(told(withdrawn)).toEqual(['escalated Mia']);
  });

  it('is for who acknowledged; said again it is answered with who and when', () => {
    const acknowledged = play(open, [['3', 'acknowledged']]);
    expect(play(acknowledged, [['4', { ...signals.acknowledgement_withdrawn, by: 'Mia' }]]).answer).toMatchObject({
      status: 403,
      code: 'not_yours',
    });
    const withdrawn = play(acknowledged, [['4', 'acknowledgement_withdrawn']]);
    expect(play(withdrawn, [['5', 'acknowledgement_withdrawn']]).answer).toEqual({
      outcome: 'again',
      by: 'Sam',
      at: at('4'),
    });
    expect(play(withdrawn, [['5', { ...signals.acknowledgement_withdrawn, by: 'Mia' }]]).answer).toMatchObject({
      code: 'not_acknowledged',
    });
  });

  it('tells nobody about their own act, and counts their next reminder from it', () => {
    const slow = openedBreach(terms({ checkInWithin: '60 working days' }));
    const byMia = play(slow, [
      ['3', { ...signals.acknowledged, by: 'Mia' }],
      ['5', { ...signals.acknowledgement_withdrawn, by: 'Mia' }],
    ]);
    expect(told(byMia)).toEqual([]);
    const afterAll = play({ ...slow, next: sweep(slow.next, '10').next }, [
      ['10', 'acknowledged'],
      ['30', 'acknowledgement_withdrawn'],
    ]);
    expect(dueTimes(afterAll.next, calendar).nextReminderAt).toBe(at('37 17:00'));
  });
});

describe('escalating by hand', () => {
  it('tells the next mailing rung now and sets awaiting', () => {
    const escalated = play(open, [
      ['3', 'acknowledged'],
      ['3 12:00', 'escalated'],
    ]);
    expect(told(escalated)).toEqual(['escalated Mia']);
    expect(escalated.notices[0]?.facts).toMatchObject({ cause: 'by_hand', rungs: [2] });
    expect(escalated.entries[0]).toMatchObject({ kind: 'escalated', by: 'Sam', facts: { rung: 2 } });
    expect(escalated.next).toMatchObject({ responseTrack: 'awaiting', acknowledgement: null });
    expect(sweep(escalated.next, '10').told).toEqual(['09 17:00 escalated Dan']);
  });

  it('with none left is refused with 409', () => {
    const all = { ...open, next: sweep(open.next, '10').next };
    expect(play(all, [['11', 'escalated']]).answer).toEqual({ outcome: 'refused', status: 409, code: 'no_rung_left' });
    const packet = openedBreach(terms({}, [...ladder.slice(0, 1), { after: '30 days', unless: null, to: ['packet'] }]));
    expect(play(packet, [['3', 'escalated']]).answer).toMatchObject({ code: 'no_rung_left' });
  });

  it('by who is the next rung tells the one after', () => {
    const byMia = play(open, [['3', { ...signals.escalated, by: 'Mia' }]]);
    expect(told(byMia)).toEqual(['escalated Dan']);
    const byDan = play(byMia, [['3', { ...signals.escalated, by: 'Dan' }]]);
    expect(byDan.answer).toMatchObject({ code: 'no_rung_left' });
    expect(sweep(byMia.next, '10').told).toEqual([]);
  });

  it('does not fire after the fact what was past while somebody had answered', () => {
    const checkedIn = sweep(play(open, [['3', 'checked_in']]).next, '10').next;
    const escalated = play({ ...open, next: checkedIn }, [['10', 'escalated']]);
    expect(told(escalated)).toEqual(['escalated Mia']);
    expect(told(respond(escalated.next, signals.tick, context('10')))).toEqual([]);
  });

  it('past a vacant post goes to the next', () => {
    const noManager = { duty: { ...duty, manager: post(null) } };
    expect(told(play(open, [['3', 'escalated', noManager]]))).toEqual(['escalated Dan']);
  });
});
