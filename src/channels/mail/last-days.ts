import { gatherEvidence } from '../../breaches/evidence.js';
import { addDays, type Calendar, localDate, nextDay, startOfDay } from '../../core/calendar.js';
import { plain } from '../../core/decimal.js';
import { earlier, type Instant } from '../../core/instant.js';
import { leadingRule } from '../../core/standing.js';
import { type Subject, subjectKey } from '../../core/subject.js';
import { type Moment, timeline } from '../../core/timeline.js';
import type { Db } from '../../platform/database/database.js';
import type { BreachFacts } from './matter.js';

const daysShown = 7;

/** Each breach's loads at the end of the last seven local days, today's as of now; `–` where nothing is known. */
export async function lastDaysOf(
  db: Db,
  breaches: readonly BreachFacts[],
  now: Instant,
): Promise<Map<string, readonly string[]>> {
  const subjects = new Map(breaches.map((breach) => [subjectKey(subjectOf(breach)), subjectOf(breach)]));
  if (subjects.size === 0) return new Map();
  const bench = await gatherEvidence(db, [...subjects.values()], { now, since: weekBefore(now) });
  const ends = dayEnds(now, bench.calendar);
  return new Map(
    breaches.map((breach) => {
      const key = subjectKey(subjectOf(breach));
      const own = bench.evidence.find((evidence) => subjectKey(evidence.subject) === key);
      const targets = bench.targets.filter(({ targetId }) => targetId === breach.targetId);
      const [line] = own === undefined ? [] : timeline({ ...own, targets }, { from: weekBefore(now), until: now });
      return [breach.breachId, ends.map((end) => loadAt(line?.moments ?? [], end))];
    }),
  );
}

const subjectOf = (breach: BreachFacts): Subject => ({ kind: breach.subjectKind, id: breach.subjectId });

const weekBefore = (now: Instant): Instant => (now - (daysShown + 1) * 86_400_000) as Instant;

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
