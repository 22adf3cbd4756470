import { addSpell, durationOf, localDate, spellEnd, spellReached, type Calendar } from './calendar.js';
import { later, type Instant } from './instant.js';
import type { LoadTrack, Reach, SubjectFeed } from './load-state.js';

/** A spell of zero anything is over the moment it begins. */
export const isAtOnce = (duration: string): boolean => durationOf(duration).n === 0;

/** When the running spell ends by the calendar; the data must still reach it. Null: no spell runs. */
export function spellEndsAt(track: LoadTrack, calendar: Calendar): Instant | null {
  if (track.state === 'pending') return addSpell(track.since, durationOf(track.alertAfter), calendar);
  if (track.state === 'clearing') return addSpell(track.since, durationOf(track.clearAfter), calendar);
  return null;
}

/** When a spell ended by a feed whose data reach it. A snapshot feed ends a spell of days with the first one of its last day. */
function endedBy(feed: SubjectFeed, start: Instant, duration: string, calendar: Calendar): Instant {
  const length = durationOf(duration);
  const byTheClock = addSpell(start, length, calendar);
  if (feed.kind === 'events' || length.unit === 'hours') return byTheClock;
  const needed = spellEnd(feed.kind, start, length, calendar);
  const first = (feed.applied ?? [feed.asOf]).find((asOf) => asOf >= needed);
  const onLastDay = first !== undefined && localDate(first, calendar) === localDate(byTheClock, calendar);
  return onLastDay ? first : byTheClock;
}

/**
 * When a spell that began at `start` ended: null while the data of one of the subject's feeds do not reach that far.
 * The clock alone ends no spell, but one of zero length is over at once.
 */
export function endOfSpell(start: Instant, duration: string, reach: Reach, calendar: Calendar): Instant | null {
  if (isAtOnce(duration)) return start;
  if (reach.feeds.length === 0) return null;
  let end = start;
  for (const feed of reach.feeds) {
    if (!spellReached(feed, start, durationOf(duration), calendar)) return null;
    end = later(end, endedBy(feed, start, duration, calendar));
  }
  return end;
}
