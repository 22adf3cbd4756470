import fc from 'fast-check';
import type { Holding } from './assignment.js';
import { unknownCapacity, type CapacityStep } from './capacity.js';
import { holdsAt, holdsSubject, loadAt } from './counting.js';
import { exact, plain } from './decimal.js';
import { instant, type Instant } from './instant.js';
import type { Subject } from './subject.js';
import type { TargetInForce } from './target.js';
import { termsOf, type RuleBody, type TargetBody } from './target-terms.js';
import { timeline, type Moment, type SubjectHistory } from './timeline.js';

const ana: Subject = { kind: 'worker', id: 'Ana' };
const holding = (from: number, until: number | null, more: Partial<Holding['work']> = {}, subject = ana): Holding => ({
  subject,
  work: {
    program: 'ER',
    caseType: 'referral',
    units: exact(1),
    measures: {},
    role: 'primary',
    profile: 'average',
    state: 'open',
    ...more,
  },
  from: instant(from),
  until: until === null ? null : instant(until),
});
const version = (
  limit: number,
  [from, until]: [number, number | null] = [0, null],
  {
    rule = {},
    scope = {},
    ...more
  }: { rule?: Partial<RuleBody>; scope?: Partial<TargetBody['scope']>; targetId?: string; version?: number } = {},
): TargetInForce => ({
  targetId: 'ER',
  version: 1,
  ...more,
  terms: termsOf({
    name: 'ER',
    scope: { program: 'ER', ...scope },
    rules: [{ kind: 'open_count', limit, ...rule }],
    from: '2026-01-01',
    alertAfter: `${String(limit)} hours`,
  }),
  from: instant(from),
  until: until === null ? null : instant(until),
});
const step = (from: number, more: Partial<CapacityStep> = {}): CapacityStep => ({
  ...unknownCapacity,
  unitId: 'ER3',
  region: 'North',
  ...more,
  from: instant(from),
});
const history = (more: Partial<SubjectHistory>): SubjectHistory => ({
  subject: ana,
  holdings: [],
  capacities: [],
  targets: [version(2)],
  ...more,
});
const whole = { from: null, until: instant(100) };

/** `3: 15 of 14 over`, or why there is no reading. */
function brief({ at, reading, absent }: Moment): string {
  if (!reading) return `${String(at)}: ${absent ?? ''}`;
  const rules = reading.rules.map((rule) => `${plain(rule.load)} of ${plain(rule.effectiveLimit)}`);
  return `${String(at)}: ${rules.join(', ')} ${reading.status}`;
}
const told = (of: SubjectHistory, from: number | null = null, until = 100): string[] =>
  timeline(of, { from: from === null ? null : instant(from), until: instant(until) }).flatMap(({ moments }) =>
    moments.map(brief),
  );

describe('what became of a standing', () => {
  const three = [holding(1, 9), holding(3, null), holding(5, 7)];
  it.each<[string, Partial<SubjectHistory>, string[]]>([
    [
      'work taken on and given up',
      { holdings: three },
      [
        '0: 0 of 2 in_band',
        '1: 1 of 2 in_band',
        '3: 2 of 2 at_limit',
        '5: 3 of 2 over',
        '7: 2 of 2 at_limit',
        '9: 1 of 2 in_band',
      ],
    ],
    [
      'all facts of one instant at once',
      { holdings: [holding(1, 5), holding(5, null), holding(5, null), holding(5, null, { program: 'FM' })] },
      ['0: 0 of 2 in_band', '1: 1 of 2 in_band', '5: 2 of 2 at_limit'],
    ],
    ['nothing where one goes and one comes', { holdings: [holding(0, 5), holding(5, null)] }, ['0: 1 of 2 in_band']],
    [
      'no work of others, of another program, or that weighs nothing',
      {
        holdings: [
          holding(1, null, {}, { kind: 'worker', id: 'Ben' }),
          holding(1, null, {}, { kind: 'pool', id: 'Ana' }),
          holding(2, null, { program: 'FM' }),
          holding(3, null, { role: 'secondary' }),
        ],
      },
      ['0: 0 of 2 in_band'],
    ],
    [
      'FTE and factor move the limit',
      {
        holdings: [holding(0, null)],
        capacities: [step(2, { fte: exact(0.5) }), step(4, { fte: exact(0.5), factor: exact(0.5) })],
      },
      ['0: 1 of 2 in_band', '2: 1 of 1 at_limit', '4: 1 of 0.5 over'],
    ],
    [
      'a step that changes nothing that counts',
      { capacities: [step(2), step(4, { unitId: 'ER4' })] },
      ['0: 0 of 2 in_band'],
    ],
    [
      'a worker who leaves',
      { holdings: [holding(0, null)], capacities: [step(2, { active: false })] },
      ['0: 1 of 2 in_band', '2: deactivated'],
    ],
    [
      'a worker who leaves the unit and comes back',
      {
        targets: [version(2, [0, null], { scope: { unit: 'ER3' } })],
        capacities: [step(1), step(2, { unitId: 'ER4' }), step(4)],
      },
      ['1: 0 of 2 in_band', '2: no longer in scope', '4: 0 of 2 in_band'],
    ],
    [
      'a target that never held them',
      { targets: [version(2, [0, null], { scope: { region: 'South' } })], capacities: [step(1)] },
      [],
    ],
    [
      'a worker whom the feed reports no longer',
      { holdings: [holding(0, null)], unreported: [{ from: instant(3), until: instant(6) }] },
      ['0: 1 of 2 in_band', '3: no longer reported', '6: 1 of 2 in_band'],
    ],
    [
      'a new version',
      { holdings: three, targets: [version(2, [2, 6], { version: 1 }), version(3, [6, 8], { version: 2 })] },
      [
        '2: 1 of 2 in_band',
        '3: 2 of 2 at_limit',
        '5: 3 of 2 over',
        '6: 3 of 3 at_limit',
        '7: 2 of 3 in_band',
        '8: target no longer in force',
      ],
    ],
    [
      'a new version that says the same',
      { targets: [version(2, [0, 6]), version(2, [6, null], { version: 2 })] },
      ['0: 0 of 2 in_band', '6: 0 of 2 in_band'],
    ],
    [
      'a version that counts otherwise',
      {
        holdings: [holding(0, null, { caseType: 'case' }), holding(0, null)],
        targets: [
          version(2, [0, 6]),
          version(2, [6, null], { version: 2, rule: { counts: ['case'], typeWeights: { case: 5 } } }),
        ],
      },
      ['0: 2 of 2 at_limit', '6: 5 of 2 over'],
    ],
    [
      'a rest between two versions',
      { targets: [version(2, [0, 4]), version(2, [6, null], { version: 2 })] },
      ['0: 0 of 2 in_band', '4: target no longer in force', '6: 0 of 2 in_band'],
    ],
    [
      'nothing that takes effect later than asked',
      { holdings: [holding(99, null), holding(100, null), holding(101, null)] },
      ['0: 0 of 2 in_band', '99: 1 of 2 in_band', '100: 2 of 2 at_limit'],
    ],
  ])('%s', (_name, of, expected) => {
    expect(told(history(of))).toEqual(expected);
  });

  it('tells the state at the start, everything that takes effect then included', () => {
    const of = history({ holdings: three, capacities: [step(5, { fte: exact(0.5) })] });
    expect(told(of, 5, 7)).toEqual(['5: 3 of 1 over', '7: 2 of 1 over']);
    expect(told(of, 6, 6)).toEqual(['6: 3 of 1 over']);
  });

  it('says at the start why a target applies no longer', () => {
    expect(told(history({ targets: [version(2, [0, 4])] }), 5)).toEqual(['5: target no longer in force']);
    expect(told(history({ targets: [version(2, [8, null])] }), 5)).toEqual(['8: 0 of 2 in_band']);
    expect(told(history({ capacities: [step(1, { active: false })] }), 5)).toEqual(['5: deactivated']);
  });

  it('reads a pool by pool_size and a worker by open_count', () => {
    const pool: Subject = { kind: 'pool', id: 'ER3' };
    const targets = [
      version(3, [0, null], { targetId: 'pool', rule: { kind: 'pool_size' }, scope: { unit: 'ER3' } }),
      version(2),
    ];
    const holdings = [1, 2, 3, 4].map((from) => holding(from, null, { role: '' }, pool));
    expect(told(history({ subject: pool, targets, holdings }))).toEqual([
      '0: 0 of 3 in_band',
      '1: 1 of 3 in_band',
      '2: 2 of 3 in_band',
      '3: 3 of 3 at_limit',
      '4: 4 of 3 over',
    ]);
    expect(timeline(history({ targets }), whole).map(({ targetId }) => targetId)).toEqual(['ER']);
  });

  it('keeps targets apart and gives the clocks of the version in force', () => {
    const both = timeline(
      history({
        targets: [
          version(2, [0, 4]),
          version(9, [0, null], { targetId: 'other' }),
          version(3, [4, null], { version: 2 }),
        ],
      }),
      whole,
    );
    expect(both.map(({ targetId, moments }) => [targetId, moments.map(({ clocks }) => clocks?.alertAfter)])).toEqual([
      ['ER', ['2 hours', '3 hours']],
      ['other', ['9 hours']],
    ]);
  });
});

const day = fc.integer({ min: 0, max: 20 });
const span = fc
  .tuple(day, fc.option(day))
  .map(([from, length]): [number, number | null] => [from, length === null ? null : from + 1 + length]);
const anyHolding = fc
  .tuple(span, fc.constantFrom('ER', 'ER', 'FM'), fc.constantFrom(0.1, 1, 2.5), fc.constantFrom('primary', 'buddy'))
  .map(([[from, until], program, units, role]) => holding(from, until, { program, role, units: exact(units) }));
const anyStep = fc
  .record({
    from: day,
    fte: fc.constantFrom(1, 0.6, 0),
    unitId: fc.constantFrom('ER3', 'ER4'),
    active: fc.constantFrom(true, true, false),
  })
  .map(({ from, fte, ...rest }) => step(from, { fte: exact(fte), ...rest }));
const anyVersions = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(1, 3), fc.boolean(), fc.boolean()), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => {
    let from = 0;
    return parts.map(([length, limit, onlyUnit, buddies], index) =>
      version(limit, [from, (from += length)], {
        version: index,
        scope: onlyUnit ? { unit: 'ER3' } : {},
        rule: buddies ? { roleWeights: { buddy: 0.3 } } : {},
      }),
    );
  });
const anyHistory = fc
  .record({
    holdings: fc.array(anyHolding, { maxLength: 12 }),
    capacities: fc.uniqueArray(anyStep, { maxLength: 4, selector: (each) => each.from }),
    targets: anyVersions,
  })
  .map((parts) => history({ ...parts, capacities: [...parts.capacities].sort((a, b) => a.from - b.from) }));

/** A slow reading of one instant: everything is added up anew. */
function slowly({ holdings, capacities, targets }: SubjectHistory, at: Instant): string | null {
  const target = targets.find((each) => holdsAt(each, at));
  const place = capacities.filter((each) => each.from <= at).at(-1) ?? unknownCapacity;
  if (!target || !place.active || !holdsSubject(target.terms.scope, ana, place)) return null;
  const loads = target.terms.rules.map((rule) => plain(loadAt(holdings, target.terms.scope, rule, at)));
  return `v${String(target.version)} ${loads.join()} at ${plain(place.fte)}`;
}
function atInstant(moments: readonly Moment[], at: number): string | null {
  const reading = moments.findLast((moment) => moment.at <= at)?.reading;
  if (!reading) return null;
  const fte = reading.rules.map(({ arithmetic }) => / × (\S+) FTE/.exec(arithmetic)?.[1]).join();
  return `v${String(reading.version)} ${reading.rules.map((rule) => plain(rule.load)).join()} at ${fte}`;
}

describe('for any history', () => {
  it('says at each instant what a slow reading says, in order and without repeating itself', () => {
    fc.assert(
      fc.property(anyHistory, (of) => {
        const moments = timeline(of, whole)[0]?.moments ?? [];
        for (let at = 0; at <= 42; at += 1) expect(atInstant(moments, at)).toBe(slowly(of, instant(at)));
        moments.slice(1).forEach((moment, index) => {
          expect(moment.at).toBeGreaterThan(moments[index]?.at ?? Infinity);
          expect(
            brief({ ...moment, at: instant(0) }) + String(moment.reading?.version) + (atInstant([moment], 99) ?? ''),
          ).not.toBe(
            brief({ ...(moments[index] ?? moment), at: instant(0) }) +
              String(moments[index]?.reading?.version) +
              (atInstant(moments.slice(index, index + 1), 99) ?? ''),
          );
        });
      }),
      { numRuns: 200 },
    );
  });

  it('tells what lies after an instant as the whole history does', () => {
    fc.assert(
      fc.property(anyHistory, day, (of, from) => {
        const all = timeline(of, whole)[0]?.moments ?? [];
        const rest = timeline(of, { from: instant(from), until: instant(100) })[0]?.moments ?? [];
        for (let at = from; at <= 42; at += 1) expect(atInstant(rest, at)).toBe(atInstant(all, at));
        const firstReading = all[0]?.at ?? 100;
        expect(
          rest
            .slice(1)
            .filter(({ at }) => at > firstReading)
            .map(brief),
        ).toEqual(all.filter(({ at }) => at > Math.max(from, firstReading, rest[0]?.at ?? 0)).map(brief));
      }),
      { numRuns: 200 },
    );
  });

  it('reads thousands of holdings in one sweep', () => {
    const holdings = Array.from({ length: 5000 }, (_, i) => holding(i, i + 700));
    const moments = timeline(history({ holdings }), { from: null, until: instant(10_000) })[0]?.moments ?? [];
    expect(moments).toHaveLength(1400);
    expect(moments.slice(699, 701).map(brief)).toEqual(['699: 700 of 2 over', '5000: 699 of 2 over']);
  });
});
