import { context, duty, clocks, openedBreach, play, post, signals, sweep, told, written } from './breach.cases.js';
import { fireDue, fireHighestPast, fireRungs, markRungs, nextRung, waiting } from './firing.js';
import { at } from './load-track.cases.js';
import { respond } from './response.js';
import type { Rung } from './target.js';

const open = openedBreach();
const terms = (rungs: readonly Rung[]) => ({ terms: { version: 1, clocks, ladder: rungs } });
const rung = (after: string, ...to: Rung['to']): Rung => ({ after, unless: null, to });

describe('rungs, one by one', () => {
  it('a rung of the packet is listed, once, and mails nobody', () => {
    const packet = openedBreach(terms([rung('0 hours', 'supervisor'), rung('1 working day', 'packet')]));
    const tick = respond(packet.next, signals.tick, context('3 17:00'));
    expect(tick.entries).toMatchObject([{ kind: 'rung_listed', facts: { rung: 2, to: [] } }]);
    expect(tick.next.round?.rungs[1]).toEqual({ state: 'listed', at: at('3 17:00'), to: [], why: null });
  });

  it('an act is not told to who did it, but to the others on the rung', () => {
    const shared = openedBreach(terms([rung('0 hours', 'supervisor'), rung('2 working days', 'manager', 'director')]));
    const byMia = play(shared, [['3', { ...signals.escalated, by: 'Mia' }]]);
    expect(told(byMia)).toEqual(['escalated Dan']);
    expect(byMia.entries[1]).toMatchObject({
      kind: 'rung_told',
      facts: { to: ['Dan'], passedOver: [{ personId: 'Mia', because: 'their own act' }] },
    });
    expect(byMia.next.round?.rungs[1]).toMatchObject({ state: 'told', to: ['Dan'] });
  });

  it('rungs skipped together are written in their order', () => {
    const breach = openedBreach(
      terms([
        rung('0 hours', 'supervisor'),
        rung('1 working day', 'manager'),
        { ...rung('1 working day', 'director'), unless: 'acknowledged' },
      ]),
    );
    const both = play(breach, [
      ['2', 'acknowledged'],
      ['2', 'excused'],
      ['3 17:00', 'tick'],
    ]);
    expect(both.entries.map(({ facts }) => [facts?.['rung'], facts?.['why']])).toEqual([
      [2, 'excused'],
      [3, 'acknowledged'],
    ]);
  });

  it('found nobody once, the mail of a later rung is not taken for lost', () => {
    const on = { duty: { ...duty, supervisor: post(null), director: post(null) } };
    const tick = fireRungs(open.next, [0, 2], { cause: 'due' }, context('3', on));
    expect(told(tick)).toEqual(['escalated Mia']);
    expect(written(tick)).toEqual(['rung_found_nobody', 'rung_found_nobody', 'rung_told']);
    expect(tick.entries.map(({ facts }) => facts?.['cause'])).toEqual(['due', 'due', 'nobody_before']);
    expect(tick.entries[0]?.facts?.['passedOver']).toEqual([
      { personId: null, because: 'supervisor of ER3: the post is vacant' },
    ]);
  });

  it('a withdrawal that fires says so, and withdrawing with no round fires nothing', () => {
    const withdrawn = play(open, [
      ['3', 'acknowledged'],
      ['5', 'acknowledgement_withdrawn'],
    ]);
    expect(withdrawn.notices[0]?.facts).toMatchObject({ cause: 'withdrawn' });
    const held = openedBreach({ held: true }).next;
    expect(fireHighestPast(held, { cause: 'withdrawn' }, context('9')).next).toBe(held);
    expect(fireHighestPast(open.next, { cause: 'withdrawn' }, context('3')).next).toBe(open.next);
    expect(fireDue(held, context('9')).next).toBe(held);
    expect(nextRung(held, 0)).toEqual({ kind: 'none' });
    expect(nextRung(open.next, 2)).toEqual({ kind: 'none' });
    expect(markRungs(held, [0], waiting)).toBe(held);
  });

  it('only the responsible supervisor being written to counts for the reminders', () => {
    expect(sweep(open.next, '10').next.remindFrom).toBe(at('2'));
    const first = openedBreach({ duty: { ...duty, supervisor: post(null) } });
    expect([told(first), first.next.remindFrom]).toEqual([['opened Mia'], null]);
    const together = openedBreach(terms([rung('0 hours', 'manager'), rung('0 hours', 'supervisor')]));
    expect([told(together), together.next.remindFrom]).toEqual([['opened Mia', 'escalated Sam'], null]);
    const again = play(open, [
      ['3', 'checked_in'],
      ['4', 'cleared'],
      ['9', 'still_open'],
    ]);
    expect(again.next.remindFrom).toBe(at('9'));
  });

  it('who is on one of several rungs is told of that one', () => {
    const on = { duty: { ...duty, director: post('Mia') } };
    const three = openedBreach({
      ...on,
      ...terms([rung('0 hours', 'supervisor', 'manager'), rung('0 hours', 'director')]),
    });
    expect(three.notices.map(({ kind, to, facts }) => [kind, to, facts['rungs']])).toEqual([
      ['opened', 'Sam', [1]],
      ['opened', 'Mia', [1, 2]],
    ]);
  });

  it('escalating passes a rung that found nobody, and leaves the later ones waiting', () => {
    const none = play(open, [['3', 'escalated', { duty: { ...duty, manager: post(null), director: post(null) } }]]);
    expect(none.next.round?.rungs.map(({ state }) => state)).toEqual(['told', 'nobody', 'nobody']);
    expect(play(none, [['4', 'escalated']]).answer).toMatchObject({ code: 'no_rung_left' });
    const late = play({ ...open, next: play(open, [['3', 'checked_in']]).next }, [['10', 'escalated']]);
    expect(late.next.round?.rungs.map(({ state, why }) => why ?? state)).toEqual(['told', 'told', 'overtaken']);
    const early = play(open, [['3', 'escalated']]);
    expect(early.next.round?.rungs.map(({ state }) => state)).toEqual(['told', 'told', 'waiting']);
  });

  it('handed over, of the rungs skipped for the former only the highest waits again', () => {
    const skipped = sweep(play(open, [['3', 'acknowledged']]).next, '9 17:00').next;
    const sue = { duty: { ...duty, supervisor: post('Sue') } };
    const handed = play({ ...open, next: skipped }, [['10', 'responsible_changed', sue]]);
    expect(handed.next.round?.rungs.map(({ state }) => state)).toEqual(['told', 'skipped', 'waiting']);
    const none = play(open, [
      ['3', 'acknowledged'],
      ['3 12:00', 'responsible_changed', sue],
    ]);
    expect(none.next.round?.rungs.map(({ state }) => state)).toEqual(['told', 'waiting', 'waiting']);
    const excused = sweep(
      play(open, [
        ['3', 'excused'],
        ['3', 'acknowledged'],
      ]).next,
      '5',
    ).next;
    expect(play({ ...open, next: excused }, [['5', 'responsible_changed', sue]]).next.responseTrack).toBe('awaiting');
    const held = play(openedBreach({ held: true }), [
      ['3', 'acknowledged'],
      ['4', 'responsible_changed', sue],
    ]);
    expect([held.next.responseTrack, held.next.round]).toEqual(['awaiting', null]);
  });

  it('a refused mail where nobody above is left names the rung to the admins', () => {
    const alone = openedBreach(terms([rung('0 hours', 'supervisor')]));
    const refused = play(alone, [['2 06:30', 'undeliverable']]);
    expect(refused.notices).toMatchObject([{ kind: 'nobody_to_tell', facts: { rungs: [1], round: 1, unit: 'ER3' } }]);
    expect(play(openedBreach({ held: true }), [['3', 'undeliverable']]).answer).toEqual({
      outcome: 'nothing',
      why: 'known already',
    });
    const reminder = play(open, [['2 06:30', { ...signals.undeliverable, notice: 'reminder' }]]);
    expect(told(reminder)).toEqual(['opened Mia']);
  });
});
