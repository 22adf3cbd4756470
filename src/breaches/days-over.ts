import { daysOver } from '../core/load-history.js';
import { earlier, type Instant } from '../core/instant.js';
import { type Subject, subjectKey } from '../core/subject.js';
import { type Moment, timeline } from '../core/timeline.js';
import type { Db } from '../platform/database/database.js';
import type { BreachRow } from './breach.row.js';
import { type Bench, type Evidence, gatherEvidence } from './evidence.js';

/** How many days each of these breaches was over: local days at whose end the load was, as far as the data reach. */
export async function daysOverOf(db: Db, rows: readonly BreachRow[], now: Instant): Promise<Map<string, number>> {
  const subjects = new Map<string, Subject>(
    rows.map((row) => [`${row.subject_kind}:${row.subject_id}`, { kind: row.subject_kind, id: row.subject_id }]),
  );
  if (subjects.size === 0) return new Map();
  const since = rows.reduce<Instant>((first, row) => earlier(first, row.started_at), now);
  const bench = await gatherEvidence(db, [...subjects.values()], { now, since });
  return daysOverBy(bench, rows, now);
}

/** The same by evidence that was read already, since before any of them began; of whom it says nothing, nothing is said. */
export function daysOverBy(bench: Bench, rows: readonly BreachRow[], now: Instant): Map<string, number> {
  const evidence = new Map(bench.evidence.map((each) => [subjectKey(each.subject), each]));
  return new Map(
    rows.map((row) => {
      const own = evidence.get(`${row.subject_kind}:${row.subject_id}`);
      return [row.breach_id, own === undefined ? 0 : daysOf(row, own, bench, now)];
    }),
  );
}

function daysOf(row: BreachRow, evidence: Evidence, bench: Bench, now: Instant): number {
  const targets = bench.targets.filter((target) => target.targetId === row.target_id);
  const { subject, holdings, capacities, unreported } = evidence;
  const [line] = timeline({ subject, holdings, capacities, unreported, targets }, { from: row.started_at, until: now });
  const moments: readonly Moment[] = line?.moments ?? [];
  return daysOver(moments, bench.calendar, row.started_at, row.cleared_at, reached(evidence, now)).length;
}

/** How far the data of the subject reach; without a feed, up to now. */
export function reached({ reach }: Evidence, now: Instant): Instant {
  const ends = reach.feeds.map((feed) => (feed.kind === 'snapshot' ? feed.asOf : feed.until));
  return ends.reduce<Instant>(earlier, now);
}
