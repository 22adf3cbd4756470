import { localDate } from '../../core/calendar.js';
import { type Exact, zero } from '../../core/decimal.js';
import { earlier, type Instant, later, type LocalDate } from '../../core/instant.js';
import { daysOver, type HistoryItem, historyItems } from '../../core/load-history.js';
import type { LoadPast } from './load-past.js';

/** A stretch over which a load stood still. */
export interface Step {
  readonly from: Instant;
  readonly until: Instant;
  readonly load: Exact;
  readonly limit: Exact;
}

/** A stretch over which the agreed level stood still. */
export interface Level {
  readonly from: Instant;
  readonly until: Instant;
  readonly goal: Exact | null;
  readonly limit: Exact;
  readonly absoluteLimit: Exact | null;
}

/** What a load line shows, before anything is measured out on paper. */
export interface LoadLine {
  readonly from: Instant;
  /** The right edge. */
  readonly until: Instant;
  /** Each run is whole; between two of them nothing was measured. */
  readonly runs: readonly (readonly Step[])[];
  readonly levels: readonly Level[];
  readonly gaps: readonly { readonly from: Instant; readonly until: Instant }[];
  readonly peak: { readonly load: Exact; readonly on: LocalDate } | null;
  /** The load and limit as of now; null: not measured, or nothing is known of today. */
  readonly last: Step | null;
  readonly days: { readonly over: readonly LocalDate[]; readonly all: number };
  /** The stretches as the history tells them, oldest first: the table beside the picture. */
  readonly items: readonly HistoryItem[];
}

/** The load line of a past: the stretches of the history, drawn no further than the data reach. */
export function loadLineOf(past: LoadPast): LoadLine {
  const { moments, calendar, from, until, isCurrent, reach, stale } = past;
  const end = stale ? later(from, earlier(reach, until)) : until;
  const known = stale && reach <= from ? [] : moments.filter(({ at }) => at <= end);
  const items = historyItems(known, from, null);
  const steps = items.flatMap((item) => stepOf(item, end));
  const runs = runsOf(steps);
  const last = steps.at(-1);
  return {
    from,
    until,
    runs,
    levels: levelsOf(items, end),
    gaps: gapsOf(runs, from, until),
    peak: peakOf(steps, (at) => localDate(at, calendar)),
    last: last !== undefined && items.at(-1)?.load !== null && isCurrent && end === until ? last : null,
    days: { over: daysOver(moments, calendar, from, null, reach), all: dayCount(past) },
    items,
  };
}

function stepOf({ from, until, load, effectiveLimit: limit }: HistoryItem, end: Instant): Step[] {
  if (load === null || limit === null) return [];
  return [{ from, until: until ?? later(from, end), load, limit }];
}

function runsOf(steps: readonly Step[]): Step[][] {
  const runs: Step[][] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1)?.until === step.from) run.push(step);
    else runs.push([step]);
  }
  return runs;
}

const same = (a: Exact | null, b: Exact | null): boolean => (a === null || b === null ? a === b : a.eq(b));

function levelsOf(items: readonly HistoryItem[], end: Instant): Level[] {
  const levels: Level[] = [];
  for (const { from, until, goal, effectiveLimit: limit, absoluteLimit } of items) {
    if (limit === null) continue;
    const level: Level = { from, until: until ?? later(from, end), goal, limit, absoluteLimit };
    const last = levels.at(-1);
    const goesOn = last?.until === from && last.limit.eq(limit);
    if (last !== undefined && goesOn && same(last.goal, goal) && same(last.absoluteLimit, absoluteLimit))
      levels[levels.length - 1] = { ...last, until: level.until };
    else levels.push(level);
  }
  return levels;
}

function gapsOf(runs: readonly (readonly Step[])[], from: Instant, until: Instant): LoadLine['gaps'] {
  const edges = [from, ...runs.flatMap((run) => [run[0]?.from ?? from, run.at(-1)?.until ?? until]), until];
  const gaps: { from: Instant; until: Instant }[] = [];
  for (let at = 0; at < edges.length; at += 2) {
    const [begins = until, ends = until] = [edges[at], edges[at + 1]];
    if (begins < ends) gaps.push({ from: begins, until: ends });
  }
  return gaps;
}

function peakOf(steps: readonly Step[], dayOf: (at: Instant) => LocalDate): LoadLine['peak'] {
  const highest = steps.reduce<Step | null>((top, step) => (top === null || step.load.gt(top.load) ? step : top), null);
  return highest === null ? null : { load: highest.load, on: dayOf(highest.from) };
}

/** The agency's days from the first to the last, both included. */
function dayCount({ from, until, calendar }: LoadPast): number {
  const day = (at: Instant): number => Date.parse(`${localDate(at, calendar)}T00:00:00Z`) / 86_400_000;
  return day(until) - day(from) + 1;
}

/** The highest number that a picture of these lines has to have room for: every load, and the limit with air above it. */
export function topOf(lines: readonly LoadLine[]): Exact {
  const loads = lines.flatMap(({ peak }) => (peak === null ? [] : [peak.load]));
  const limits = lines.flatMap(({ levels }) => levels.map(({ limit }) => limit));
  const most = [...loads, ...limits].reduce((top, value) => (value.gt(top) ? value : top), zero);
  const absolutes = lines.flatMap(({ levels }) => levels.flatMap(({ absoluteLimit }) => absoluteLimit ?? []));
  const near = absolutes.filter((absolute) => absolute.lte(most.times(1.5)));
  const highest = [...near, ...limits.map((limit) => limit.times(1.25)), most];
  return highest.reduce((top, value) => (value.gt(top) ? value : top), zero);
}
