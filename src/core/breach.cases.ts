import type { Breach } from './breach.js';
import type { Context, Decision, Signal } from './breach-signal.js';
import { dueTimes } from './due-times.js';
import type { Duty, Post } from './duty.js';
import { figuresOf, noteExceeded, type Figures } from './figures.js';
import type { LocalDate } from './instant.js';
import { at, calendar, reading } from './load-track.cases.js';
import type { Opening } from './opening.js';
import { opened, respond, withNumber } from './response.js';
import type { Clocks, Rung } from './target.js';

/** The clocks of the worked cases, with excuses of up to 30 days. */
export const clocks: Clocks = {
  alertAfter: '1 working day',
  clearAfter: '0 hours',
  checkInWithin: '8 working days',
  remindEvery: '5 working days',
  checkInAgainAfter: '30 days',
  excusedUpTo: '30 days',
  excusedBy: ['manager', 'director'],
};

/** The ladder of the worked cases: Sam at once; Mia after 2 working days, Dan after 5, unless acknowledged. */
export const ladder: readonly Rung[] = [
  { after: '0 hours', unless: null, to: ['supervisor'] },
  { after: '2 working days', unless: 'acknowledged', to: ['manager'] },
  { after: '5 working days', unless: 'acknowledged', to: ['director'] },
];

/** Somebody in post and there. */
export const post = (
  personId: string | null,
  presence: Post['presence'] = 'present',
  cover: Post['cover'] = null,
): Post => ({
  personId,
  presence,
  cover,
});

/** The line of ER3 in the worked cases. */
export const duty: Duty = { unitId: 'ER3', supervisor: post('Sam'), manager: post('Mia'), director: post('Dan') };

/** What a decision at a local time is made with. */
export function context(when: string, more: Partial<Context> = {}): Context {
  return {
    ...{ now: at(when), calendar, terms: { version: 1, clocks, ladder }, duty, told: new Set<string>() },
    ...{ workerCopyTo: null, admins: ['Ada'], held: false },
    ...more,
  };
}

/** The figures of a load. */
export const figures = (load: string, absolute: string | null = '18'): Figures =>
  figuresOf(reading(load, { absolute }));

/** Ana goes over on 2 November and is noticed at 06:00. */
export function opening(load = '15'): Opening {
  const now = figures(load);
  return {
    subject: { kind: 'worker', id: 'Ana' },
    targetId: 'T',
    startedAt: at('2'),
    openedAt: at('2'),
    figures: now,
    exceeded: noteExceeded([], now),
    loadTrack: 'open',
    late: false,
  };
}

/** A breach of the pool of ER3. */
export const poolOpening: Opening = { ...opening(), subject: { kind: 'pool', id: 'ER3' } };

/** Opens Ana's breach on 2 November, 06:00, as PL-2026-0001. */
export const openedBreach = (more: Partial<Context> = {}, what: Opening = opening()): Decision =>
  withNumber(opened(what, context('2', more)), 'PL-2026-0001');

/** A first of December, as a day. */
export const day = (text: string): LocalDate => text as LocalDate;

/** Signals of the cases, by their kind. */
export const signals: { readonly [Kind in Signal['kind']]: Extract<Signal, { kind: Kind }> } = {
  acknowledged: { kind: 'acknowledged', by: 'Sam' },
  acknowledgement_withdrawn: { kind: 'acknowledgement_withdrawn', by: 'Sam' },
  checked_in: { kind: 'checked_in', by: 'Sam', checkInId: 'C-1', heldOn: day('2026-11-03') },
  check_in_edited: { kind: 'check_in_edited', by: 'Sam', checkInId: 'C-1', version: 2 },
  waived: { kind: 'waived', by: 'Mia', reason: 'left the unit' },
  excused: { kind: 'excused', by: 'Mia', as: 'manager', reason: 'storm', until: day('2026-11-20') },
  escalated: { kind: 'escalated', by: 'Sam' },
  tick: { kind: 'tick' },
  calendar_changed: { kind: 'calendar_changed' },
  responsible_changed: { kind: 'responsible_changed', to: 'Sue' },
  undeliverable: { kind: 'undeliverable', personId: 'Sam', notice: 'opened', why: 'refused' },
  held: { kind: 'held' },
  released: { kind: 'released', by: 'Ada' },
  settled_by_later_check_in: {
    ...{ kind: 'settled_by_later_check_in', by: 'Sam', checkInId: 'C-9', heldOn: day('2026-11-04') },
    breach: 'PL-2026-0009',
  },
  peak: { kind: 'peak', at: at('3'), figures: figures('17'), exceeded: noteExceeded([], figures('17')) },
  absolute_passed: { kind: 'absolute_passed', at: at('3'), figures: figures('19') },
  absolute_left: { kind: 'absolute_left', at: at('3'), figures: figures('17') },
  clearing: { kind: 'clearing', at: at('3'), figures: figures('12') },
  reopened: { kind: 'reopened', at: at('3'), figures: figures('15') },
  cleared: { kind: 'cleared', at: at('3'), clearedAt: at('3'), figures: figures('12') },
  ended: { kind: 'ended', at: at('3'), reason: { code: 'no_longer_applies', why: 'no longer reported' } },
  annulled: { kind: 'annulled', at: at('2'), into: null },
  restated: {
    ...{ kind: 'restated', at: at('3'), changes: [{ field: 'startedAt', from: 'a', to: 'b' }] },
    ...{ startedAt: at('1'), openedAt: at('2'), clearedAt: null, exceeded: [], tell: true },
  },
  still_open: { kind: 'still_open', at: at('3'), figures: figures('15') },
};

/** Answers with one signal after another at their times; the last decision is what is looked at. */
export function play(
  first: Decision,
  steps: readonly (readonly [string, Signal['kind'] | Signal, Partial<Context>?])[],
): Decision {
  return steps.reduce((decision, [when, signal, more]) => {
    const given = typeof signal === 'string' ? signals[signal] : signal;
    return respond(decision.next, given, context(when, more));
  }, first);
}

/** Lets the time pass: ticks at every due time up to and including an instant, and gathers what happened when. */
export function sweep(
  from: Breach,
  until: string,
  more: Partial<Context> = {},
): { next: Breach; told: string[]; entries: string[] } {
  const told: string[] = [];
  const entries: string[] = [];
  let next = from;
  for (
    let due = dueTimes(next, calendar).nextDueAt;
    due !== null && due <= at(until);
    due = dueTimes(next, calendar).nextDueAt
  ) {
    const decision = respond(next, signals.tick, { ...context('2', more), now: due });
    const when = new Date(due - 8 * 3_600_000).toISOString().slice(8, 16).replace('T', ' ');
    told.push(...decision.notices.map(({ kind, to }) => `${when} ${kind} ${to}`));
    entries.push(...decision.entries.map(({ kind }) => `${when} ${kind}`));
    next = decision.next;
  }
  return { next, told, entries };
}

/** What a decision tells whom. */
export const told = ({ notices }: Pick<Decision, 'notices'>): string[] =>
  notices.map(({ kind, to }) => `${kind} ${to}`);

/** What a decision writes. */
export const written = ({ entries }: Pick<Decision, 'entries'>): string[] => entries.map(({ kind }) => kind);
