import { type Exact, plain } from '../../core/decimal.js';
import type { Instant, LocalDate } from '../../core/instant.js';
import { say } from '../frame/say.js';
import { dayText } from '../frame/times.js';
import { localDay } from '../parts/local-day.js';
import type { Level, LoadLine } from './load-line.view.js';

/** An agreed level in words: `12 to 14`, or `at most 14`. */
export const levelText = ({ goal, limit }: { readonly goal: Exact | null; readonly limit: Exact }): string =>
  goal === null || goal.eq(limit)
    ? say('picture.line.limitOnly', { limit: plain(limit) })
    : say('picture.line.level', { goal: plain(goal), limit: plain(limit) });

/** A level that is not the one before it, with the one that it moved from. */
export const movedLevels = ({ levels }: LoadLine): readonly Level[] =>
  levels.filter((level, index) => {
    const before = levels[index - 1];
    return before !== undefined && levelText(before) !== levelText(level);
  });

/** What a load line shows: days over, the highest, now; how the level moved; and where nothing was measured. */
export function loadLineText(line: LoadLine, timeZone: string): string {
  const { days, peak, last, levels } = line;
  const day = (at: Instant): string => dayText(localDay(at, timeZone));
  if (peak === null) return say('picture.line.nothing', { days: days.all });
  const absolute = levels.at(-1)?.absoluteLimit ?? null;
  return [
    `${overText(line)}; ${say('picture.line.highest', { load: plain(peak.load), on: dayText(peak.on) })}.`,
    ...(last === null ? [] : [say('picture.line.now', { load: plain(last.load) })]),
    ...movedLevels(line).map((level) => say('picture.line.moved', { level: levelText(level), on: day(level.from) })),
    ...(absolute === null ? [] : [say('picture.line.absolute', { limit: plain(absolute) })]),
    ...gapTexts(line, day),
  ].join(' ');
}

function overText({ days, levels }: LoadLine): string {
  const [first] = levels;
  const n = days.over.length;
  const one = first !== undefined && levels.every(({ limit }) => limit.eq(first.limit)) ? plain(first.limit) : null;
  const given = { n, days: days.all };
  if (one === null) {
    if (n === 0) return say('picture.line.neverLevel', given);
    return n === 1 ? say('picture.line.overLevelOne', given) : say('picture.line.overLevel', given);
  }
  if (n === 0) return say('picture.line.never', { ...given, limit: one });
  return n === 1
    ? say('picture.line.overOne', { ...given, limit: one })
    : say('picture.line.over', { ...given, limit: one });
}

const gapTexts = ({ gaps, from, until }: LoadLine, day: (at: Instant) => string): string[] =>
  gaps.map((gap) => {
    if (gap.from === from) return say('picture.line.gapBefore', { until: day(gap.until) });
    if (gap.until === until) return say('picture.line.gapSince', { from: day(gap.from) });
    return say('picture.line.gap', { from: day(gap.from), until: day(gap.until) });
  });

/** The first and last day of a picture. */
export const spanOf = ({ from, until }: LoadLine, timeZone: string): readonly [LocalDate, LocalDate] => [
  localDay(from, timeZone),
  localDay(until, timeZone),
];
