import { context, duty, post } from './breach.cases.js';
import type { Breach } from './breach.js';
import type { Decision, Signal } from './breach-signal.js';
import { dueTimes } from './due-times.js';
import type { LocalDate } from './instant.js';
import { at, calendar } from './load-track.cases.js';
import { noTarget } from './request.js';
import { asked, respond } from './response.js';

const monday = '9 09:00';
const ask = (more: Parameters<typeof context>[1] = {}): Decision =>
  asked({ worker: 'Ana', targetId: 't-1', why: 'too many new ones at once' }, context(monday, more));
const told = ({ notices }: Decision): string[] => notices.map(({ kind, to }) => `${to}: ${kind}`);
const kinds = ({ entries }: Decision): string[] => entries.map(({ kind }) => kind);
const after = (breach: Breach, when: string, signal: Signal = { kind: 'tick' }): Decision =>
  respond(breach, signal, context(when));
const checkedIn: Signal = { kind: 'checked_in', by: 'Sam', checkInId: 'c-1', heldOn: '2026-11-10' as LocalDate };

describe('a request for a check-in', () => {
  it('tells the supervisor at once, with the check-in clock of the target', () => {
    const made = ask();
    expect(told(made)).toEqual(['Sam: check_in_requested']);
    expect(kinds(made)).toEqual(['check_in_requested', 'round_started', 'rung_told']);
    expect(made.entries[0]).toMatchObject({ worker: 'Ana', by: 'Ana', facts: { terms: 'target' } });
    expect(JSON.stringify(made.entries.map(({ facts }) => facts))).not.toContain('too many');
    // eight working days after the 9th
    expect(dueTimes(made.next, calendar).checkInBy).toBe(at('19 17:00'));
    expect(made.next).toMatchObject({ responseTrack: 'awaiting', asked: { by: 'Ana' }, figures: { rules: [] } });
  });

  it('without a target it says that the usual terms hold', () => {
    const made = asked({ worker: 'Ana', targetId: noTarget, why: 'x' }, context(monday));
    expect(made.entries[0]).toMatchObject({ facts: { terms: 'usual' } });
  });

  it('climbs the ladder while nobody acknowledges', () => {
    const { next } = ask();
    const second = after(next, '11 17:00');
    expect(told(second)).toEqual(['Mia: escalated']);
    expect(told(after(second.next, '16 17:00'))).toEqual(['Dan: escalated']);
  });

  it('acknowledged, nobody above hears of it; not held in time, the next round says so', () => {
    const { next } = after(ask().next, '10 09:00', { kind: 'acknowledged', by: 'Sam' });
    expect(told(after(next, '16 17:00'))).toEqual([]);
    const overdue = after(next, '19 17:00');
    expect(told(overdue)).toEqual(['Sam: check_in_overdue']);
    expect(overdue.next).toMatchObject({ responseTrack: 'awaiting', round: { number: 2 } });
  });

  it.each<[string, Signal, string]>([
    ['checked in', checkedIn, 'checked_in'],
    ['waived', { kind: 'waived', by: 'Mia', reason: 'met by chance' }, 'waived'],
  ])('%s, it is over and closed, and never asks again', (_what, signal, responseTrack) => {
    const done = after(ask().next, '10 09:00', signal);
    expect(done.next).toMatchObject({ responseTrack, loadTrack: 'ended', closedAt: at('10 09:00') });
    expect(dueTimes(done.next, calendar).nextDueAt).toBeNull();
    expect(after(done.next, '60 09:00').answer).toMatchObject({ outcome: 'nothing' });
  });

  it('has nothing that a reason could excuse', () => {
    const excused = after(ask().next, '10 09:00', {
      ...{ kind: 'excused', by: 'Mia', as: 'manager', reason: 'flu', until: '2026-11-20' as LocalDate },
    });
    expect(excused.answer).toMatchObject({ outcome: 'refused', code: 'request_has_no_excuse' });
  });

  it('goes to the next rung at once where nobody supervises, who hears of it first', () => {
    const made = ask({ duty: { ...duty, supervisor: post(null) } });
    expect(told(made)).toEqual(['Mia: check_in_requested']);
  });

  it('is not kept back by a mass change', () => {
    expect(told(ask({ held: true }))).toEqual(['Sam: check_in_requested']);
  });
});
