import {
  clocks,
  context,
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
} from './breach.cases.js';
import type { Signal } from './breach-signal.js';
import { dueTimes } from './due-times.js';
import { changedResponsible } from './handing-over.js';
import { at, calendar } from './load-track.cases.js';
import { opened, respond } from './response.js';

const open = openedBreach();
const sue = { duty: { ...duty, supervisor: post('Sue') } };
const vacant = { duty: { ...duty, supervisor: post(null) } };
const toNobody: Signal = { kind: 'responsible_changed', to: null };
const terms = (more: Partial<typeof clocks>) => ({ terms: { version: 1, clocks: { ...clocks, ...more }, ladder } });

describe('the responsible supervisor changes', () => {
  it('promised mail to the former is cancelled; the new one gets one "handed over" mail with the timeline', () => {
    const handed = play(open, [['3', 'responsible_changed', sue]]);
    expect(handed.cancellations).toEqual([{ kinds: 'all', personId: 'Sam', reason: 'handed over' }]);
    expect(handed.notices).toEqual([
      {
        ...{ kind: 'handed_over', to: 'Sue', because: 'supervisor of ER3', breach: 'PL-2026-0001' },
        facts: { from: 'Sam', round: 1, checkInBy: '2026-11-13T01:00:00Z', nextRungAt: '2026-11-05T01:00:00Z' },
      },
    ]);
    expect(handed.entries).toMatchObject([
      { kind: 'handed_over', facts: { from: 'Sam', to: 'Sue', acknowledgedBy: null } },
    ]);
    expect(handed.next).toMatchObject({
      responsibleId: 'Sue',
      handedOverAt: at('3'),
      remindFrom: at('3'),
      mailed: ['Sam', 'Sue'],
    });
  });

  it('due times do not move but are never less than 1 working day away', () => {
    const early = play(open, [['3', 'responsible_changed', sue]]).next;
    expect(dueTimes(early, calendar)).toMatchObject({ nextRungAt: at('4 17:00'), checkInBy: at('12 17:00') });
    const late = play(open, [['4 12:00', 'responsible_changed', sue]]).next;
    expect(dueTimes(late, calendar).nextRungAt).toBe(at('5 17:00'));
    const last = play({ ...open, next: sweep(open.next, '11').next }, [['12 09:00', 'responsible_changed', sue]]).next;
    expect(dueTimes(last, calendar).checkInBy).toBe(at('13 17:00'));
    const held = play(open, [
      ['3 09:00', 'checked_in'],
      ['33', 'responsible_changed', sue],
    ]).next;
    expect(dueTimes(held, calendar).checkInAgainAt).toBe(at('34 17:00'));
  });

  it('the floor is the round of the handing over: the next round has its own times', () => {
    const last = play({ ...open, next: sweep(open.next, '11').next }, [['12 09:00', 'responsible_changed', sue]]).next;
    const second = sweep(last, '13 17:00', sue);
    expect(second.told).toEqual(['13 17:00 check_in_overdue Sue']);
    expect(second.next).toMatchObject({ handedOverAt: null, responsibleId: 'Sue' });
  });

  it("the former's acknowledgement stays in the log and does not bind the new one", () => {
    const seen = sweep(play(open, [['3', 'acknowledged']]).next, '9 17:00').next;
    const handed = play({ ...open, next: seen }, [['10', 'responsible_changed', sue]]);
    expect(handed.next).toMatchObject({ responseTrack: 'awaiting', acknowledgement: null });
    expect(handed.entries[0]).toMatchObject({ facts: { acknowledgedBy: 'Sam' } });
    expect(sweep(handed.next, '12 16:00', sue).told).toEqual(['11 17:00 escalated Dan']);
  });

  it('who had checked in, waived, or answered for a pool has answered', () => {
    const checkedIn = play(open, [
      ['3', 'checked_in'],
      ['4', 'responsible_changed', sue],
    ]);
    expect([checkedIn.next.responseTrack, told(checkedIn)]).toEqual(['checked_in', ['handed_over Sue']]);
    const pool = play(openedBreach({}, poolOpening), [
      ['3', { ...signals.acknowledged, step: 'overtime' }],
      ['4', 'responsible_changed', sue],
    ]);
    expect(pool.next.responseTrack).toBe('acknowledged');
  });

  it('to nobody: while an answer is awaited, the next rung at once', () => {
    const gone = play(open, [['3', toNobody, vacant]]);
    expect(told(gone)).toEqual(['escalated Mia']);
    expect(gone.notices[0]?.facts).toMatchObject({ cause: 'handed_over' });
    expect(gone.next.responsibleId).toBeNull();
    expect(
      told(
        play(open, [
          ['3', 'acknowledged'],
          ['4', toNobody, vacant],
        ]),
      ),
    ).toEqual(['escalated Mia']);
    expect(
      told(
        play(open, [
          ['3', 'checked_in'],
          ['4', toNobody, vacant],
        ]),
      ),
    ).toEqual([]);
    expect(
      told(
        play(open, [
          ['3', 'cleared'],
          ['4', toNobody, vacant],
        ]),
      ),
    ).toEqual([]);
    const all = { ...open, next: sweep(open.next, '10').next };
    expect(told(play(all, [['10', toNobody, vacant]]))).toEqual([]);
  });

  it('to nobody with no rung above: the admins hear it', () => {
    const alone = openedBreach({ terms: { version: 1, clocks, ladder: ladder.slice(0, 1) } });
    expect(told(play(alone, [['3', toNobody, vacant]]))).toEqual(['nobody_to_tell Ada']);
  });

  it('from nobody: who is told first gets "opened", and no mail is taken back', () => {
    const empty = { duty: { ...duty, supervisor: post(null), manager: post(null), director: post(null) } };
    const filled = play(openedBreach(empty), [['3', 'responsible_changed', sue]]);
    expect([told(filled), filled.cancellations]).toEqual([['opened Sue'], []]);
    const after = play(openedBreach(vacant), [['3', 'responsible_changed', sue]]);
    expect(told(after)).toEqual(['handed_over Sue']);
  });

  it('while held: the release looks up who is responsible then', () => {
    const held = play(openedBreach({ held: true }), [['3', 'responsible_changed', sue]]);
    expect([told(held), written(held)]).toEqual([[], ['handed_over']]);
    expect(held.next).toMatchObject({ responsibleId: 'Sue', handedOverAt: null });
    expect(told(play(held, [['4', 'released', sue]]))).toEqual(['opened Sue']);
  });

  it('to the same person is nothing', () => {
    expect(play(open, [['3', { kind: 'responsible_changed', to: 'Sam' }]]).answer).toEqual({
      outcome: 'nothing',
      why: 'the same person',
    });
    expect(changedResponsible(open.next, context('3'))).toBeNull();
    expect(changedResponsible(open.next, context('3', sue))).toEqual({ to: 'Sue' });
    expect(changedResponsible(open.next, context('3', vacant))).toEqual({ to: null });
  });

  it('to somebody who is not on duty by the roster names no post', () => {
    expect(play(open, [['3', 'responsible_changed']]).notices[0]?.because).toBe('responsible');
  });
});

describe('a mail that nobody takes', () => {
  it('refused, or put off for 30 minutes: the next rung at once, logged', () => {
    const refused = play(open, [['2 06:30', 'undeliverable']]);
    expect(told(refused)).toEqual(['opened Mia']);
    expect(refused.entries[0]).toMatchObject({
      kind: 'undeliverable',
      facts: { personId: 'Sam', notice: 'opened', why: 'refused', rung: 1 },
    });
    expect(refused.next.round?.rungs[0]).toEqual({ state: 'nobody', at: at('2 06:30'), to: [], why: null });
    expect(refused.next.mailed).toEqual(['Mia']);
    const further = play(refused, [['2 07:00', { ...signals.undeliverable, personId: 'Mia' }]]);
    expect(told(further)).toEqual(['opened Dan']);
    const none = play(further, [['2 08:00', { ...signals.undeliverable, personId: 'Dan' }]]);
    expect(told(none)).toEqual(['nobody_to_tell Ada']);
  });

  it('is told once of the same person', () => {
    const twice = play(open, [
      ['2 06:30', 'undeliverable'],
      ['2 07:00', 'undeliverable'],
    ]);
    expect(twice.answer).toEqual({ outcome: 'nothing', why: 'known already' });
  });

  it('moves no rung where others were told by the same one, or a later one was told', () => {
    const both = openedBreach({
      terms: {
        version: 1,
        clocks,
        ladder: [{ after: '0 hours', unless: null, to: ['supervisor', 'manager'] }, ...ladder.slice(2)],
      },
    });
    const one = play(both, [['2 06:30', 'undeliverable']]);
    expect(told(one)).toEqual([]);
    expect(one.next.round?.rungs[0]).toMatchObject({ state: 'told', to: ['Mia'] });
    const later = play({ ...open, next: sweep(open.next, '4 17:00').next }, [['5', 'undeliverable']]);
    expect(told(later)).toEqual([]);
  });

  it('moves no rung where somebody has answered, or it was no mail of duty', () => {
    expect(
      told(
        play(open, [
          ['2 06:10', 'acknowledged'],
          ['2 06:30', 'undeliverable'],
        ]),
      ),
    ).toEqual([]);
    expect(
      told(
        play(open, [
          ['2 06:10', 'cleared'],
          ['2 06:30', 'undeliverable'],
        ]),
      ),
    ).toEqual([]);
    const copy = { ...signals.undeliverable, notice: 'opened_copy' as const };
    expect(play(open, [['2 06:30', copy]]).answer).toEqual({ outcome: 'nothing', why: 'no mail of duty' });
  });

  it('handed over to somebody who cannot be reached passes on from the first rung', () => {
    const handed = play(open, [['3', 'responsible_changed', sue]]);
    const refused = play(handed, [
      ['3 06:30', { ...signals.undeliverable, personId: 'Sue', notice: 'handed_over' }, sue],
    ]);
    expect(told(refused)).toEqual(['escalated Mia']);
    expect(refused.entries[0]).toMatchObject({ facts: { rung: 0 } });
  });
});

it('a round that starts late takes who is on duty then', () => {
  const breach = opened(opening(), context('2', terms({ checkInWithin: '1 working day' }))).next;
  expect(respond(breach, signals.tick, context('3 17:00', sue)).next.responsibleId).toBe('Sue');
});
