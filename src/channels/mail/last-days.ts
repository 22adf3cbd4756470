import { addDays, type Calendar, localDate, nextDay, startOfDay } from '../../core/calendar.js';
import { plain } from '../../core/decimal.js';
import { earlier, type Instant } from '../../core/instant.js';
import { leadingRule } from '../../core/standing.js';
import { type Moment, type SubjectHistory, timeline } from '../../core/timeline.js';

const daysShown = 7;

/** From when on a subject's history must be known for its last days. */
export const weekBefore = (now: Instant): Instant => (now - (daysShown + 1) * 86_400_000) as Instant;

/** The loads at the end of the last seven local days, today's as of now; `–` where nothing is known. */
export function lastDaysOf(history: SubjectHistory, now: Instant, calendar: Calendar): string[] {
  const [line] = timeline(history, { from: weekBefore(now), until: now });
  return dayEnds(now, calendar).map((end) => loadAt(line?.moments ?? [], end));
}

/** The last moment of each day, oldest first; of today it is now. */
function dayEnds(now: Instant, calendar: Calendar): Instant[] {
  const today = localDate(now, calendar);
  return Array.from({ length: daysShown }, (_, index) => {
    const day = addDays(today, index - daysShown + 1);
    return earlier((startOfDay(nextDay(day), calendar) - 1) as Instant, now);
  });
}

function loadAt(moments: readonly Moment[], at: Instant): string {
  const reading = moments.findLast((moment) => moment.at <= at)?.reading ?? null;
  return reading === null ? '–' : plain(leadingRule(reading).load);
}
