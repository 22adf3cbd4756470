import { context, duty, openedBreach, play, post, signals, sweep, told, written } from './breach.cases.js';
import type { Answer, Context, Decision, Signal } from './breach-signal.js';
import { respond } from './response.js';
import { responseTable } from './response-table.cases.js';

const open = openedBreach();
const states: Record<string, Decision> = {
  awaiting: open,
  acknowledged: play(open, [['2 08:00', 'acknowledged']]),
  checked_in: play(open, [['2 08:00', 'checked_in']]),
  waived: play(open, [['2 08:00', 'waived']]),
  held: openedBreach({ held: true }),
  owed: play(open, [
    ['2 08:00', 'acknowledged'],
    ['2 12:00', 'cleared'],
  ]),
  not_owed: play(open, [['2 08:00', 'ended']]),
  closed: play(open, [
    ['2 08:00', 'checked_in'],
    ['2 12:00', 'cleared'],
  ]),
};

const others = (Object.keys(signals) as Signal['kind'][]).filter((kind) => kind !== 'tick');
const asked = [...others, 'tick, rung due', 'tick, check-in due'];

function answer(state: string, signal: string): Decision {
  const breach = states[state]?.next ?? open.next;
  const told: Partial<Context> = { told: new Set(['Sam']) };
  if (signal === 'tick, rung due') return respond(breach, signals.tick, context('4 17:00', told));
  if (signal === 'tick, check-in due')
    return respond(sweep(breach, '12 16:00').next, signals.tick, context('12 17:00', told));
  const onDuty = signal === 'responsible_changed' ? { duty: { ...duty, supervisor: post('Sue') } } : {};
  return respond(breach, signals[signal as Signal['kind']], context('3 09:00', { ...told, ...onDuty }));
}

function inWords(given: Answer): string {
  switch (given.outcome) {
    case 'done':
      return '201';
    case 'again':
      return '200';
    case 'refused':
      return `${given.status} ${given.code}`;
    case 'noted':
      return 'noted';
    case 'nothing':
      return '–';
  }
}

it('has a row for every state and every signal', () => {
  const wanted = Object.keys(states).flatMap((state) => asked.map((signal) => `${state} × ${signal}`));
  expect(responseTable.map(([state, signal]) => `${state} × ${signal}`).sort()).toEqual(wanted.sort());
});

it.each(responseTable)('%s, %s: %s, %s', (...row) => {
  const [state, signal, tracks, says, entries, notices] = row;
  const decision = answer(state, signal);
  const { loadTrack, responseTrack, closedAt } = decision.next;
  expect(`${loadTrack} ${responseTrack}${closedAt === null ? '' : ' closed'}`).toBe(tracks);
  expect(inWords(decision.answer)).toBe(says);
  expect(written(decision).join(' ')).toBe(entries);
  expect(told(decision).join(', ')).toBe(notices);
});
