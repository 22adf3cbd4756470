import { replay } from './refold.js';
import { at, calendar, moment } from './load-track.cases.js';

/** A breach in whole snapshots: the first over, the one that opened it, the first at or below (null: none yet). */
type Span = readonly [number, number, number | null];

/** The slow reference: one loop over daily snapshots, that shares nothing with core. Limit 14, clearAt 12. */
function reference(loads: readonly number[], alertAfter: number, clearAfter: number): Span[] {
  const spans: Span[] = [];
  let overSince: number | null = null;
  let open: Span | null = null;
  let clearSince: number | null = null;
  for (let today = 0; today < loads.length; today += 1) {
    const load = loads[today] ?? 0;
    if (!open) {
      overSince = load > 14 ? (overSince ?? today) : null;
      if (overSince !== null && today - overSince >= alertAfter) open = [overSince, today, null];
      clearSince = null;
    }
    if (open) {
      clearSince = load <= 12 ? (clearSince ?? today) : null;
      if (clearSince !== null && today - clearSince >= clearAfter) {
        spans.push([open[0], open[1], clearSince]);
        open = null;
        overSince = null;
      }
    }
  }
  return open ? [...spans, open] : spans;
}

const choices = [11, 12, 14, 15, 19];
const sequences = Array.from({ length: choices.length ** 5 }, (_, code) =>
  [0, 1, 2, 3, 4].map((day) => choices[Math.floor(code / choices.length ** day) % choices.length] ?? 0),
);

describe.each([
  [0, 0],
  [1, 0],
  [2, 0],
  [0, 1],
  [1, 1],
  [2, 2],
])('alertAfter %i and clearAfter %i working days', (alertAfter, clearAfter) => {
  const durations = { alertAfter: `${alertAfter} working days`, clearAfter: `${clearAfter} working days` };
  const days = [2, 3, 4, 5, 6];

  it('every sequence of five daily snapshots comes to what one loop over them says', () => {
    for (const loads of sequences) {
      const moments = loads.map((load, index) => moment(String(days[index]), String(load), durations));
      const asOfs = days.map((day) => at(String(day)));
      const feeds = [{ kind: 'snapshot' as const, asOf: at('6'), applied: asOfs }];
      const { past, opening } = replay(moments, { feeds, stale: false }, calendar);
      const spans = [...past, ...(opening ? [{ ...opening, clearedAt: null }] : [])].map(
        ({ startedAt, openedAt, clearedAt }) =>
          [startedAt, openedAt, clearedAt].map((when) => (when === null ? null : asOfs.indexOf(when))),
      );
      if (JSON.stringify(spans) !== JSON.stringify(reference(loads, alertAfter, clearAfter)))
        expect({ loads, spans }).toEqual({ loads, spans: reference(loads, alertAfter, clearAfter) });
    }
    expect(sequences).toHaveLength(3125);
  });
});
