import fc from 'fast-check';
import { clocks, context, openedBreach, poolOpening, signals } from './breach.cases.js';
import { isOver, type Breach } from './breach.js';
import type { Context, Decision, Signal } from './breach-signal.js';
import { dueTimes } from './due-times.js';
import { instant } from './instant.js';
import { advance } from './load-track.js';
import { at, calendar, eventsUntil, moment } from './load-track.cases.js';
import { sortNoticed } from './load-signals.js';
import type { LoadTrack } from './load-state.js';
import { opened, respond } from './response.js';
import type { RungRole } from './target.js';

const person = fc.constantFrom('Sam', 'Mia', 'Dan', 'Sue', 'Ana');
const place = fc.record({
  personId: fc.option(person),
  presence: fc.constantFrom('present' as const, 'away' as const, 'left' as const),
  cover: fc.option(fc.record({ personId: person, presence: fc.constantFrom('present' as const, 'away' as const) })),
});
const role = fc.constantFrom<RungRole>('supervisor', 'cover', 'manager', 'director', 'packet');
const rung = fc.record({
  after: fc.constantFrom('0 hours', '1 working day', '2 working days', '5 days'),
  unless: fc.constantFrom(null, 'acknowledged' as const, 'checked_in' as const),
  to: fc.array(role, { minLength: 1, maxLength: 3 }),
});
const terms = fc.record({
  version: fc.constant(1),
  clocks: fc.record({
    ...{
      alertAfter: fc.constant('0 hours'),
      clearAfter: fc.constant('0 hours'),
      excusedUpTo: fc.constantFrom(null, '30 days'),
    },
    checkInWithin: fc.constantFrom('0 hours', '1 hour', '3 working days'),
    remindEvery: fc.constantFrom('0 days', '2 working days'),
    checkInAgainAfter: fc.constantFrom('0 days', '4 days'),
    excusedBy: fc.constant(clocks.excusedBy),
  }),
  ladder: fc.array(rung, { maxLength: 4 }),
});

const kinds = Object.keys(signals) as Signal['kind'][];
const signal = fc
  .tuple(fc.constantFrom(...kinds), person, fc.integer({ min: 4, max: 30 }))
  .map(([kind, by, until]): Signal => {
    const given = signals[kind];
    if (given.kind === 'excused')
      return { ...given, by, until: `2026-11-${String(until).padStart(2, '0')}` as typeof given.until };
    if (given.kind === 'acknowledged') return { ...given, by, step: 'overtime' };
    if (given.kind === 'responsible_changed') return { ...given, to: by };
    if (given.kind === 'undeliverable') return { ...given, personId: by };
    return 'by' in given ? { ...given, by } : given;
  });

interface Circumstances extends Pick<Context, 'terms' | 'duty' | 'held'> {
  readonly hours: number;
  readonly signal: Signal;
}

const step = fc.record<Circumstances>({
  terms,
  duty: fc.record({ unitId: fc.constant('ER3'), supervisor: place, manager: place, director: place }),
  held: fc.boolean(),
  hours: fc.integer({ min: 0, max: 72 }),
  signal,
});

function check(before: Breach, { signal: given }: Circumstances, decision: Decision): void {
  const { next, entries, notices, answer } = decision;
  expect(JSON.parse(JSON.stringify(next))).toEqual(next);
  if (notices.length > 0) expect(entries).not.toHaveLength(0);
  if (answer.outcome === 'refused' || answer.outcome === 'again')
    expect([next, entries, notices]).toEqual([before, [], []]);
  if (answer.outcome === 'nothing') expect([next, entries, notices]).toEqual([before, [], []]);
  const dutyMail = notices.filter(({ kind, to }) => kind !== 'nobody_to_tell' && to !== '');
  // One notice of a kind to a person; nobody hears of their own act, and no worker of their own caseload as a duty.
  expect(new Set(dutyMail.map(({ kind, to }) => `${kind} ${to}`)).size).toBe(dutyMail.length);
  if (given.kind === 'escalated') expect(notices.map(({ to }) => to)).not.toContain(given.by);
  if (next.closedAt !== null) expect([isOver(next), dueTimes(next, calendar).nextDueAt]).toEqual([false, null]);
  if (next.hold) expect(dueTimes(next, calendar).nextDueAt).toBeNull();
  expect(next.round?.number ?? 0).toBeGreaterThanOrEqual(before.round?.number ?? 0);
}

it('any sequence of signals, of any people, under any terms: never throws, and never a mail without an entry', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.boolean(), fc.boolean(), (steps, isPool, held) => {
      let now = at('2');
      let breach = openedBreach({ held }, isPool ? poolOpening : undefined).next;
      for (const one of steps) {
        now = instant(now + one.hours * 3_600_000);
        const given: Context = { ...context('2'), ...one, now, told: new Set(['Sam']), workerCopyTo: 'Ana' };
        const decision = respond(breach, one.signal, given);
        check(breach, one, decision);
        const ticked = respond(decision.next, signals.tick, given);
        check(decision.next, { ...one, signal: signals.tick }, ticked);
        const due = dueTimes(ticked.next, calendar).nextDueAt;
        if (due !== null) expect(due).toBeGreaterThan(now);
        expect(respond(ticked.next, signals.tick, given).answer.outcome).toBe('nothing');
        breach = ticked.next;
      }
    }),
    { numRuns: 400 },
  );
});

it('any caseload: never two open breaches, and the response follows the load track', () => {
  const load = fc.constantFrom('11', '12', '13', '14', '15', '17', '19', null);
  fc.assert(
    fc.property(fc.array(fc.tuple(load, fc.constantFrom(...kinds)), { maxLength: 14 }), (days) => {
      let track: LoadTrack = { state: 'none' };
      let breaches: Breach[] = [];
      for (const [index, [loads, kind]] of days.entries()) {
        const when = String(index + 2);
        const advanced = advance(track, [moment(when, loads)], eventsUntil(`${when} 12:00`), calendar);
        track = advanced.track;
        const noticed = sortNoticed(advanced.happenings);
        breaches = breaches.map((breach) =>
          isOver(breach) ? noticed.signals.reduce((so, one) => respond(so, one, context(when)).next, breach) : breach,
        );
        const subject = { subject: { kind: 'worker', id: 'Ana' }, targetId: 'T', late: false } as const;
        if (noticed.opening) breaches.push(opened({ ...noticed.opening, ...subject }, context(when)).next);
        const isHuman = ['acknowledged', 'checked_in', 'waived', 'escalated', 'excused', 'tick'].includes(kind);
        if (isHuman) breaches = breaches.map((breach) => respond(breach, signals[kind], context(`${when} 09:00`)).next);
        expect(breaches.filter(isOver).length).toBe(track.state === 'open' || track.state === 'clearing' ? 1 : 0);
        expect(breaches.find(isOver)?.loadTrack ?? track.state).toBe(track.state);
      }
    }),
    { numRuns: 300 },
  );
});
