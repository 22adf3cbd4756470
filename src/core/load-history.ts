import { localDate, nextDay, startOfDay, type Calendar } from './calendar.js';
import type { Exact } from './decimal.js';
import { earlier, later, type Instant, type LocalDate } from './instant.js';
import type { Status } from './reading.js';
import { leadingRule } from './standing.js';
import type { Moment } from './timeline.js';

/** A stretch of time over which a worker's standing against one target was the same. */
export interface HistoryItem {
  readonly from: Instant;
  /** Null: still so. */
  readonly until: Instant | null;
  /** Load and limit of the rule that leads; null where the target didn't apply. */
  readonly load: Exact | null;
  readonly effectiveLimit: Exact | null;
  /** Of the same rule; null where it has none. */
  readonly goal: Exact | null;
  readonly absoluteLimit: Exact | null;
  readonly status: Status;
  readonly targetVersion: number | null;
}

const unmeasured: Omit<HistoryItem, 'from' | 'until'> = {
  ...{ load: null, effectiveLimit: null, goal: null, absoluteLimit: null },
  status: 'unmeasured',
  targetVersion: null,
};

function itemOf({ reading }: Moment, from: Instant, until: Instant | null): HistoryItem {
  if (!reading) return { from, until, ...unmeasured };
  const { load, effectiveLimit, goal, absoluteLimit } = leadingRule(reading);
  const { status, version } = reading;
  return { from, until, load, effectiveLimit, goal, absoluteLimit, status, targetVersion: version };
}

const sameNumber = (a: Exact | null, b: Exact | null): boolean => (a === null || b === null ? a === b : a.eq(b));

const continues = (a: HistoryItem, b: HistoryItem): boolean =>
  a.until === b.from &&
  a.status === b.status &&
  a.targetVersion === b.targetVersion &&
  sameNumber(a.load, b.load) &&
  sameNumber(a.effectiveLimit, b.effectiveLimit) &&
  sameNumber(a.goal, b.goal) &&
  sameNumber(a.absoluteLimit, b.absoluteLimit);

/**
 * The history of one target over [from, until) (null: without end), oldest first, neighbours that look the same made one.
 * Nothing is told of the time before the first moment.
 */
export function historyItems(moments: readonly Moment[], from: Instant, until: Instant | null): HistoryItem[] {
  const items: HistoryItem[] = [];
  moments.forEach((moment, index) => {
    const end = moments[index + 1]?.at ?? null;
    const ends = end === null ? until : until === null ? end : earlier(end, until);
    const begins = later(moment.at, from);
    if (ends !== null && ends <= begins) return;
    const item = itemOf(moment, begins, ends);
    const last = items.at(-1);
    if (last && continues(last, item)) items[items.length - 1] = { ...last, until: ends };
    else items.push(item);
  });
  return items;
}

/**
 * The agency's days over a target within [from, until): those at whose end the load was over, and today where it is over as
 * of now; weekends count (domain rules, section 1). `now` is how far the data reach, so the count lasts no longer than they do.
 */
export function daysOver(
  moments: readonly Moment[],
  calendar: Calendar,
  from: Instant,
  until: Instant | null,
  now: Instant,
): LocalDate[] {
  const last = until !== null && until < now ? until : null;
  const days: LocalDate[] = [];
  if (now < from) return days;
  let seen = 0;
  let isOver = false;
  for (let day = localDate(from, calendar); ; day = nextDay(day)) {
    const end = startOfDay(nextDay(day), calendar);
    if (last === null ? startOfDay(day, calendar) > now : end > last) return days;
    // Facts of midnight itself belong to the day that begins.
    for (let next = moments[seen]; next && (end <= now ? next.at < end : next.at <= now); next = moments[(seen += 1)])
      isOver = next.reading?.position === 'over';
    if (isOver) days.push(day);
  }
}
