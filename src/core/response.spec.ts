import {
  clocks,
  context,
  day,
  duty,
  ladder,
  opening,
  openedBreach,
  play,
  poolOpening,
  post,
  signals,
  sweep,
  told,
  written,
  figures,
} from './breach.cases.js';
import { dueTimes } from './due-times.js';
import { at, calendar } from './load-track.cases.js';
import { foundLate, opened, respond } from './response.js';
import type { LocalDate } from './instant.js';

const terms = (more: Partial<typeof clocks>, rungs = ladder) => ({
  terms: { version: 1, clocks: { ...clocks, ...more }, ladder: rungs },
});
const open = openedBreach();
const toldSam = { told: new Set(['Sam']) };
const vacant = { duty: { ...duty, supervisor: post(null) } };

describe('opening', () => {
  it('gives number, entry and first notices', () => {
    expect(told(open)).toEqual(['opened Sam']);
    expect(written(open)).toEqual(['opened', 'round_started', 'rung_told']);
    expect(open.notices[0]).toMatchObject({
      breach: 'PL-2026-0001',
      because: 'supervisor of ER3',
      facts: { rungs: [1], round: 1 },
    });
    expect(open.entries[0]).toMatchObject({ breach: 'PL-2026-0001', worker: 'Ana', effectiveAt: at('2') });
    expect(open.next).toMatchObject({ number: 'PL-2026-0001', responsibleId: 'Sam', responseTrack: 'awaiting' });
  });

  it('starts round 1: check-in and rungs are counted from it', () => {
    expect(dueTimes(open.next, calendar)).toEqual({
      checkInBy: at('12 17:00'),
      nextRungAt: at('4 17:00'),
      nextReminderAt: null,
      checkInAgainAt: null,
      excuseEndsAt: null,
      stillOwedAt: null,
      nextDueAt: at('4 17:00'),
    });
  });

  it('opened Monday 23 November 2026, 06:02, check-in within 3 working days: Monday 30 November, 17:00', () => {
    const breach = opened(opening(), context('23 06:02', terms({ checkInWithin: '3 working days' }))).next;
    expect(dueTimes(breach, calendar).checkInBy).toBe(at('30 17:00'));
  });

  it('before a number was handed out is about this breach all the same', () => {
    const first = opened(opening(), context('2'));
    expect(first.next.number).toBeNull();
    expect(first.entries[0]).not.toHaveProperty('breach');
    expect(first.notices[0]?.breach).toBeNull();
  });

  it('sends the worker a short copy, where the agency sets so, but nobody two mails', () => {
    const copied = openedBreach({ workerCopyTo: 'Ana' });
    expect(told(copied)).toEqual(['opened Sam', 'opened_copy Ana']);
    expect(copied.notices[1]?.facts).toEqual({ checkInBy: '2026-11-13T01:00:00Z' });
    expect(told(openedBreach({ workerCopyTo: 'Sam' }))).toEqual(['opened Sam']);
  });

  it('of a breach found late is logged, not owed and told to nobody', () => {
    const late = foundLate({ ...opening(), clearedAt: at('4'), endedReason: null }, context('6'));
    expect(late.next).toMatchObject({
      loadTrack: 'cleared',
      responseTrack: 'not_owed',
      foundLate: true,
      closedAt: at('6'),
      noticedAt: at('6'),
    });
    expect([written(late), told(late)]).toEqual([['found_late'], []]);
    expect(late.entries[0]).toMatchObject({ effectiveAt: at('2'), facts: { clearedAt: '2026-11-04T14:00:00Z' } });
    const ended = foundLate({ ...opening(), clearedAt: at('4'), endedReason: signals.ended.reason }, context('6'));
    expect(ended.next.loadTrack).toBe('ended');
  });

  it('learned late has its true start, and its round begins now', () => {
    const late = opened({ ...opening(), late: true, loadTrack: 'clearing' }, context('9'));
    expect(late.next).toMatchObject({ startedAt: at('2'), loadTrack: 'clearing', round: { startedAt: at('9') } });
    expect(late.entries[0]).toMatchObject({ facts: { late: true } });
  });

  it('is plain JSON', () => {
    for (const { next } of [
      open,
      play(open, [
        ['3', 'acknowledged'],
        ['4', 'excused'],
      ]),
    ])
      expect(JSON.parse(JSON.stringify(next))).toEqual(next);
  });
});

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
});

describe('reminders', () => {
  const slow = openedBreach(terms({ checkInWithin: '60 working days' }));

  it('go to the supervisor only, remindEvery after the last mailing rung, then every remindEvery', () => {
    expect(sweep(slow.next, '30').told).toEqual([
      '04 17:00 escalated Mia',
      '09 17:00 escalated Dan',
      '16 17:00 reminder Sam',
      '23 17:00 reminder Sam',
    ]);
    const tick = respond(sweep(slow.next, '16 16:00').next, signals.tick, context('16 17:00'));
    expect(tick.notices[0]?.facts).toEqual({
      openedAt: '2026-11-02T14:00:00Z',
      startedAt: '2026-11-02T14:00:00Z',
      round: 1,
    });
  });

  it('stop while acknowledged, and an unsent one is taken back', () => {
    const acknowledged = play({ ...slow, next: sweep(slow.next, '16 17:00').next }, [['17', 'acknowledged']]);
    expect(acknowledged.cancellations).toEqual([{ kinds: ['reminder'], reason: 'acknowledged' }]);
    expect(sweep(acknowledged.next, '40').told).toEqual([]);
  });

  it('do not count the packet as a mailing rung', () => {
    const rungs = [ladder[0], { after: '30 days', unless: null, to: ['packet'] }] as typeof ladder;
    const packet = openedBreach(terms({ checkInWithin: '60 working days' }, rungs));
    expect(sweep(packet.next, '17').told).toEqual(['09 17:00 reminder Sam', '16 17:00 reminder Sam']);
    expect(sweep(packet.next, '33').entries).toContain('02 06:00 rung_listed');
  });

  it('count from the last opening or reminding mail where that is later', () => {
    const quick = openedBreach(terms({ checkInWithin: '60 working days' }, ladder.slice(0, 1)));
    expect(dueTimes(quick.next, calendar).nextReminderAt).toBe(at('9 17:00'));
    expect(dueTimes({ ...quick.next, remindFrom: null }, calendar).nextReminderAt).toBe(at('9 17:00'));
    expect(dueTimes({ ...quick.next, remindFrom: at('4') }, calendar).nextReminderAt).toBe(at('11 17:00'));
  });

  it('say to the admins that nobody is on duty, and go on counting', () => {
    const before = sweep(slow.next, '16 16:00').next;
    const tick = respond(before, signals.tick, context('16 17:00', vacant));
    expect(told(tick)).toEqual(['nobody_to_tell Ada']);
    expect(written(tick)).toEqual(['reminded']);
    expect(dueTimes(tick.next, calendar).nextReminderAt).toBe(at('23 17:00'));
  });

  it('are needless beside another mail to the supervisor at the same time', () => {
    const both = openedBreach(terms({ checkInWithin: '10 working days' }, ladder.slice(0, 1)));
    expect(told(respond(both.next, signals.tick, context('30')))).toEqual(['check_in_overdue Sam']);
  });
});

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
});

it('the load figures of an entry name every rule', () => {
  expect(open.entries[0]?.facts).toMatchObject({
    loads: [{ countUnit: 'referral', load: '15', effectiveLimit: '14', exceeded: true }],
    peaks: [{ rule: 0, peak: '15' }],
  });
  expect(figures('15').rules[0]?.overBy).toBe('1');
});
