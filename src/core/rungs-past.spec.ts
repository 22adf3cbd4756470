import { clocks, duty, ladder, openedBreach, play, post, told, written } from './breach.cases.js';
import { dueTimes } from './due-times.js';
import { at, calendar } from './load-track.cases.js';
import type { Rung } from './target.js';

const terms = (rungs: readonly Rung[]) => ({ terms: { version: 1, clocks, ladder: rungs } });

describe('of the rungs already past, the highest fires, once', () => {
  it('withdrawn twice, the rungs below it do not follow', () => {
    const first = play(openedBreach(), [
      ['3', 'acknowledged'],
      ['10', 'acknowledgement_withdrawn'],
    ]);
    expect(told(first)).toEqual(['escalated Dan']);
    const second = play(first, [
      ['10 08:00', 'acknowledged'],
      ['10 09:00', 'acknowledgement_withdrawn'],
    ]);
    expect(told(second)).toEqual([]);
  });

  it('due together with one that finds nobody, the next rung is told once', () => {
    const together = ladder.map((rung, index) => (index === 0 ? rung : { ...rung, after: '1 working day' }));
    const vacant = { ...terms(together), duty: { ...duty, manager: post(null) } };
    const fired = play(openedBreach(vacant), [['3 17:00', 'tick', vacant]]);
    expect(told(fired)).toEqual(['escalated Dan']);
    expect(written(fired)).toEqual(['rung_found_nobody', 'rung_told']);
  });
});

describe('the ladder rests while excused', () => {
  const late: readonly Rung[] = [{ after: '2 working days', unless: null, to: ['supervisor'] }];

  it('also its first rung, where that was not told before the excuse', () => {
    const excused = play(openedBreach(terms(late)), [
      ['3', 'excused', terms(late)],
      ['4 17:00', 'tick', terms(late)],
    ]);
    expect(told(excused)).toEqual([]);
  });

  it('the next rung is due when the excuse is over; without one at its own time', () => {
    const open = openedBreach();
    expect(dueTimes(open.next, calendar).nextRungAt).toBe(at('4 17:00'));
    expect(dueTimes(play(open, [['3', 'excused']]).next, calendar).nextRungAt).toBe(at('20 00:00'));
  });
});
