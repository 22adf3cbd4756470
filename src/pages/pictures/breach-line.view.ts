import type { BreachRow } from '../../breaches/breach.row.js';
import { gatherEvidence } from '../../breaches/evidence.js';
import { addDays, type Calendar, localDate, startOfDay } from '../../core/calendar.js';
import type { Exceeded } from '../../core/figures.js';
import { earlier, type Instant } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';
import { type LoadLine, loadLineOf } from './load-line.view.js';
import { pastOf } from './load-past.js';

/** The load around a breach, by the rule that it passed first. */
export interface BreachLine {
  readonly calendar: Calendar;
  readonly line: LoadLine;
}

const daysBefore = 14;
const daysAfter = 7;

/** From 14 days before the load went over until now, or until a week after it was back. */
export async function breachLineOf(db: Db, row: BreachRow, now: Instant): Promise<BreachLine | null> {
  const subject = { kind: row.subject_kind, id: row.subject_id } as const;
  const bench = await gatherEvidence(db, [subject], { now, since: dayBefore(row.started_at) });
  const [evidence] = bench.evidence;
  if (evidence === undefined) return null;
  const { calendar } = bench;
  const day = (at: Instant, days: number): Instant => startOfDay(addDays(localDate(at, calendar), days), calendar);
  const until = row.cleared_at === null ? now : earlier(now, day(row.cleared_at, daysAfter));
  const rule = (row.exceeded as unknown as readonly Exceeded[])[0]?.rule ?? 0;
  const from = day(row.started_at, -daysBefore);
  const line = loadLineOf(pastOf(evidence, bench, { targetId: row.target_id, rule, from, until, now }));
  return { calendar, line };
}

/** Early enough in every time zone. */
const dayBefore = (at: Instant): Instant => (at - (daysBefore + 2) * 86_400_000) as Instant;
