import { type Bench, type Evidence } from '../../breaches/evidence.js';
import { reached } from '../../breaches/days-over.js';
import type { Calendar } from '../../core/calendar.js';
import { earlier, type Instant } from '../../core/instant.js';
import { type Moment, timeline } from '../../core/timeline.js';

/** What a load line is drawn from: the moments of one rule, and how far they can be trusted. */
export interface LoadPast {
  readonly calendar: Calendar;
  readonly moments: readonly Moment[];
  readonly from: Instant;
  /** The right edge. */
  readonly until: Instant;
  /** Whether the right edge is now. */
  readonly isCurrent: boolean;
  /** How far the data reach: what came later is not known yet. */
  readonly reach: Instant;
  /** Whether the data have been silent for longer than they may; the line then ends where they do. */
  readonly stale: boolean;
}

/** Which rule of which target, from when on. */
export interface AskedPast {
  readonly targetId: string;
  /** Its place in the target, from 0; null: the one that leads, as the history of the API has it. */
  readonly rule: number | null;
  readonly from: Instant;
  /** Until when; absent: until now. */
  readonly until?: Instant;
  readonly now: Instant;
}

/** The past of a subject by one rule, out of evidence that was gathered for the page anyway. */
export function pastOf(evidence: Evidence, bench: Bench, asked: AskedPast): LoadPast {
  const { targetId, rule, from, now, until = now } = asked;
  const { subject, holdings, capacities, unreported, reach } = evidence;
  const line = timeline({ subject, holdings, capacities, unreported, targets: bench.targets }, { from, until }).find(
    (one) => one.targetId === targetId,
  );
  const moments = line?.moments ?? [];
  return {
    calendar: bench.calendar,
    moments: rule === null ? moments : moments.map((moment) => ofRule(moment, rule)),
    from,
    until,
    isCurrent: until === now,
    reach: earlier(reached(evidence, now), until),
    stale: reach.stale,
  };
}

/** A moment as one rule alone would have it; where the version in force has no such rule, nothing is measured. */
export function ofRule(moment: Moment, place: number): Moment {
  const { reading } = moment;
  const rule = reading?.rules[place];
  if (reading === null || rule === undefined) return { ...moment, reading: null };
  return { ...moment, reading: { ...reading, position: rule.exceeded ? 'over' : 'between', rules: [rule] } };
}
