import { clocks, day, ladder, openedBreach, play, signals, sweep, told, written } from './breach.cases.js';
import { dueTimes } from './due-times.js';
import { at, calendar } from './load-track.cases.js';

const terms = (more: Partial<typeof clocks>, rungs = ladder) => ({
  terms: { version: 1, clocks: { ...clocks, ...more }, ladder: rungs },
});
const open = openedBreach();

describe('excused', () => {
  it('the ladder rests, the check-in does not: the supervisor is told, the higher rungs rest', () => {
    const excused = play(open, [['3', { ...signals.excused, until: day('2026-12-03') }]]);
    expect(excused.entries[0]).toMatchObject({
      kind: 'excused',
      by: 'Mia',
      facts: { as: 'manager', until: '2026-12-03' },
      sealed: { reason: 'storm' },
    });
    const { told: whom, entries, next } = sweep(excused.next, '24');
    expect(whom).toEqual(['12 17:00 check_in_overdue Sam', '24 17:00 check_in_overdue Sam'].slice(0, 1));
    expect(entries).toEqual([
      '04 17:00 rung_skipped',
      '09 17:00 rung_skipped',
      '12 17:00 round_started',
      '12 17:00 rung_told',
      '16 17:00 rung_skipped',
      '19 17:00 rung_skipped',
    ]);
    expect(next.responseTrack).toBe('awaiting');
  });

  it('at its date the ladder resumes where its clocks are: of the rungs already past the highest fires, once; no new round', () => {
    const excused = play(open, [['3', { ...signals.excused, until: day('2026-11-11') }]]);
    expect(dueTimes(excused.next, calendar)).toMatchObject({
      excuseEndsAt: at('11 00:00'),
      nextRungAt: at('11 00:00'),
      nextReminderAt: null,
    });
    const { told: whom, next } = sweep(excused.next, '11');
    expect(whom).toEqual(['11 00:00 escalated Dan']);
    const past = play({ ...open, next: sweep(excused.next, '10').next }, [['11 00:00', 'tick']]);
    expect(past.entries[0]).toMatchObject({ kind: 'excuse_ended', facts: { why: 'its date', until: '2026-11-11' } });
    expect(past.notices[0]?.facts).toMatchObject({ cause: 'excuse_ended' });
    expect(next).toMatchObject({ excuse: null, round: { number: 1 } });
    const shorter = play(open, [['3', { ...signals.excused, until: day('2026-11-06') }]]);
    expect(sweep(shorter.next, '10').told).toEqual(['06 00:00 escalated Mia', '09 17:00 escalated Dan']);
  });

  it('at its date tells nobody where somebody has answered', () => {
    const acknowledged = play(open, [
      ['3', 'excused'],
      ['4', 'acknowledged'],
    ]);
    expect(sweep(acknowledged.next, '20')).toMatchObject({
      told: ['12 17:00 check_in_overdue Sam', '20 00:00 escalated Dan'],
    });
    expect(
      sweep(
        play(open, [
          ['3', 'excused'],
          ['4', 'checked_in'],
        ]).next,
        '20',
      ).told,
    ).toEqual([]);
    const withdrawn = play(acknowledged, [['10', 'acknowledgement_withdrawn']]);
    expect(told(withdrawn)).toEqual([]);
  });

  it('ends on passing the absolute limit, which mails anew (opened, rung 1) and starts a round', () => {
    const passed = play(open, [
      ['3', 'excused'],
      ['4', 'acknowledged'],
      ['5', 'absolute_passed'],
    ]);
    expect(told(passed)).toEqual(['opened Sam']);
    expect(written(passed)).toEqual(['absolute_limit_passed', 'excuse_ended', 'round_started', 'rung_told']);
    expect(passed.next).toMatchObject({
      excuse: null,
      responseTrack: 'awaiting',
      round: { number: 2 },
      figures: { status: 'over_absolute' },
    });
    expect(play(passed, [['6', 'excused']]).answer).toMatchObject({ status: 409, code: 'over_absolute_limit' });
    expect(
      play(passed, [
        ['6', 'absolute_left'],
        ['6', 'excused'],
      ]).answer,
    ).toMatchObject({ outcome: 'done' });
  });

  it('is for those whom the target names, until a date within excusedUpTo, from the first excuse on', () => {
    const ask = (more: Partial<typeof signals.excused>, from = open) =>
      play(from, [['3', { ...signals.excused, ...more }]]).answer;
    expect(ask({ as: 'supervisor' })).toEqual({ outcome: 'refused', status: 403, code: 'not_excused_by' });
    expect(ask({ until: day('2026-11-03') })).toMatchObject({ status: 422, code: 'until_too_early' });
    expect(ask({ until: day('2026-12-03') })).toMatchObject({ outcome: 'done' });
    expect(ask({ until: day('2026-12-04') })).toMatchObject({ status: 422, code: 'until_too_late' });
    expect(ask({}, openedBreach(terms({ excusedUpTo: null })))).toMatchObject({
      status: 422,
      code: 'no_excuse_in_target',
    });
    expect(ask({}, openedBreach({ held: true, ...terms({ excusedUpTo: null }) }))).toMatchObject({ outcome: 'done' });
    const once = play(open, [['3', 'excused']]);
    expect(play(once, [['6', 'excused']]).answer).toEqual({ outcome: 'again', by: 'Mia', at: at('3') });
    expect(play(once, [['6', { ...signals.excused, until: day('2026-12-03') }]]).answer).toMatchObject({
      outcome: 'done',
    });
    expect(play(once, [['6', { ...signals.excused, until: day('2026-12-04') }]]).answer).toMatchObject({
      code: 'until_too_late',
    });
  });

  it('reminds nobody', () => {
    const slow = openedBreach(terms({ checkInWithin: '60 working days' }));
    const excused = play({ ...slow, next: sweep(slow.next, '10').next }, [['10', 'excused']]);
    expect(sweep(excused.next, '19').told).toEqual([]);
    expect(sweep(excused.next, '20').told).toEqual(['20 00:00 reminder Sam']);
  });
});
