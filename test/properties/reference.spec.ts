import fc from 'fast-check';

import type { Instant } from '../../src/core/instant.js';
import { coreStory } from './core-story.js';
import { dayAfter, instantOf, isWorkday, wallAt, workdaysFrom } from './reference/local-days.js';
import type { Deed, Mail, Setting, Snapshot, Story } from './reference/setting.js';
import { settings } from './reference/settings.js';
import { slowStory } from './reference/slow-story.js';

const wall = (at: Instant | null): string | null => (at === null ? null : wallAt(at));

/** One mail a person and kind at an instant: notices of one commit are one mail. */
const mailsOf = (mails: readonly Mail[]): string[] =>
  [...new Set(mails.map(({ at, kind, to }) => `${wallAt(at)} ${kind} ${to}`))].sort();

/** A story in words that a difference can be read from. */
const told = ({ states, breaches, mails }: Story) => ({
  states: states.join(' '),
  breaches: breaches.map(
    ({ startedAt, openedAt, clearedAt, peak, foundLate }) =>
      `${String(wall(startedAt))} ${String(wall(openedAt))} ${String(wall(clearedAt))} ${peak} ${String(foundLate)}`,
  ),
  mails: mailsOf(mails),
});

const loadsSeen = [11, 12, 14, 15, 19];

function* sequences(length: number): Generator<number[]> {
  if (length === 0) yield [];
  else for (const before of sequences(length - 1)) for (const load of loadsSeen) yield [...before, load];
}

const days = workdaysFrom('2026-11-23', 5);
const until = instantOf('2026-12-18', '18:00');

const snapshotsOf = (sequence: readonly number[]): Snapshot[] =>
  days.map((date, index) => ({ asOf: instantOf(date, '06:00'), load: sequence[index] ?? 0 }));

jest.setTimeout(120_000);

describe('every sequence of five daily loads', () => {
  const kinds = new Set<string>();
  let late = 0;

  it.each(settings.map((setting): [string, Setting] => [setting.name, setting]))(
    'is decided as the words of the rules decide it: %s',
    (_, setting) => {
      const differing: unknown[] = [];
      let count = 0;
      for (const sequence of sequences(days.length)) {
        count += 1;
        const snapshots = snapshotsOf(sequence);
        const story = slowStory(snapshots, [], setting, until);
        for (const { kind } of story.mails) kinds.add(kind);
        late += story.breaches.filter(({ foundLate }) => foundLate).length;
        const slow = told(story);
        const core = told(coreStory(snapshots, [], setting, until));
        if (JSON.stringify(slow) !== JSON.stringify(core)) differing.push({ sequence: sequence.join(' '), slow, core });
      }
      expect(count).toBe(3125);
      expect(differing.length > 0 ? { count: differing.length, first: differing.slice(0, 3) } : null).toBeNull();
    },
  );

  it('comes upon every mail that loads and clocks can cause, and upon breaches found late', () => {
    expect([...kinds].sort()).toEqual([
      ...['check_in_overdue', 'cleared', 'escalated', 'opened', 'opened_copy', 'reminder', 'still_owed'],
    ]);
    expect(late).toBeGreaterThan(0);
  });
});

/** Days from a day on, each with what the supervisor might do at an hour of it. */
function deedsFrom(start: string, what: readonly (readonly [number, number, Deed['kind']])[]): Deed[] {
  const deeds = what.map(([days, hour, kind]) => {
    let date = start;
    for (let passed = 0; passed < days; passed += 1) date = dayAfter(date);
    return { at: instantOf(date, `${String(hour).padStart(2, '0')}:00`), kind };
  });
  return deeds.sort((a, b) => a.at - b.at);
}

const spell = fc.constantFrom('0 hours', '1 hour', '30 hours', '1 day', '2 days', '1 working day', '3 working days');
const owed = fc.constantFrom('20 hours', '2 days', '1 working day', '2 working days', '5 working days', '12 days');
const rung = fc.record({
  after: owed,
  unless: fc.constantFrom(null, 'acknowledged' as const, 'checked_in' as const),
  to: fc.constantFrom(
    ['manager'] as const,
    ['director'] as const,
    ['manager', 'supervisor'] as const,
    ['packet'] as const,
  ),
});

const anySetting: fc.Arbitrary<Setting> = fc.record({
  name: fc.constant('any'),
  limit: fc.constant(14),
  goal: fc.constantFrom(null, 10),
  clearAt: fc.constantFrom(null, 12),
  absoluteLimit: fc.constantFrom(null, 16, 18),
  clocks: fc.record({
    alertAfter: spell,
    clearAfter: spell,
    checkInWithin: fc.oneof(owed, fc.constant('60 working days')),
    remindEvery: owed,
    checkInAgainAfter: fc.constantFrom('3 days', '5 working days', '30 days'),
    excusedUpTo: fc.constant(null),
    excusedBy: fc.constant([]),
  }),
  ladder: fc
    .array(rung, { maxLength: 3 })
    .map((rungs) => [{ after: '0 hours', unless: null, to: ['supervisor'] as const }, ...rungs]),
  workerCopy: fc.boolean(),
});

/** Across both turns of the clocks, Thanksgiving and Christmas. */
const firstDay = fc.constantFrom('2026-10-19', '2026-11-16', '2026-12-14', '2027-02-22').filter(isWorkday);
const deed = fc.tuple(fc.nat({ max: 55 }), fc.integer({ min: 7, max: 20 }), fc.constantFrom('acknowledge', 'check_in'));

describe('twenty days of loads, with what the supervisor does', () => {
  it('are decided as the words of the rules decide them', () => {
    fc.assert(
      fc.property(
        firstDay,
        fc.array(fc.constantFrom(10, 12, 13, 14, 15, 16, 17, 19), { minLength: 20, maxLength: 20 }),
        fc.array(deed, { maxLength: 6 }),
        fc.oneof(fc.constantFrom(...settings), anySetting),
        (first, loads, what, setting) => {
          const dates = workdaysFrom(first, loads.length);
          const snapshots = dates.map((date, index) => ({ asOf: instantOf(date, '06:00'), load: loads[index] ?? 0 }));
          const deeds = deedsFrom(first, what);
          const end = instantOf(workdaysFrom(first, 45).at(-1) ?? first, '18:00');
          expect(told(coreStory(snapshots, deeds, setting, end))).toEqual(
            told(slowStory(snapshots, deeds, setting, end)),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
