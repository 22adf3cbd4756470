import fc from 'fast-check';
import { unknownCapacity } from './capacity.js';
import { holdsAt, holdsSubject, loadAt } from './counting.js';
import { exact, plain } from './decimal.js';
import { instant, type Instant } from './instant.js';
import { ana, brief, history, holding, step, version, whole } from './timeline.cases.js';
import { timeline, type Moment, type SubjectHistory } from './timeline.js';

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
        const days = Array.from({ length: 43 }, (_, at) => at);
        expect(days.map((at) => atInstant(moments, at))).toEqual(days.map((at) => slowly(of, instant(at))));
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
        const days = Array.from({ length: 43 - from }, (_, n) => from + n);
        expect(days.map((at) => atInstant(rest, at))).toEqual(days.map((at) => atInstant(all, at)));
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
