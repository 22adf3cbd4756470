import type { Calendar } from '../core/calendar.js';
import { instant, type Instant, later } from '../core/instant.js';
import { advance } from '../core/load-track.js';
import type { LoadHappening, LoadTrack } from '../core/load-state.js';
import type { Reading } from '../core/reading.js';
import type { Subject } from '../core/subject.js';
import { type Moment, type TargetTimeline, timeline } from '../core/timeline.js';
import type { Bench, Evidence } from '../breaches/evidence.js';
import type { TrackRow } from './track.queries.js';

/** What became of one subject's load track against one target. */
export interface Judgement {
  readonly subject: Subject;
  readonly targetId: string;
  /** `onward`: what is new since the last judgement; `anew`: the whole history, told again from its beginning. */
  readonly how: 'onward' | 'anew';
  readonly before: TrackRow | null;
  readonly track: LoadTrack;
  readonly happenings: readonly LoadHappening[];
  readonly spellEndsAt: Instant | null;
  /** What takes effect at or before it was decided upon, the end of a spell included: what comes of it later is late. */
  readonly judgedUntil: Instant;
  /** The standing at the end; null: the target does not apply to the subject. */
  readonly reading: Reading | null;
  readonly moments: readonly Moment[];
}

/** Which of a subject's history is judged: anew, or from where its tracks were left. */
export interface Docket {
  readonly evidence: Evidence;
  readonly tracks: ReadonlyMap<string, TrackRow>;
  /** Null: anew. */
  readonly from: Instant | null;
}

const nowhere: LoadTrack = { state: 'none' };

/** Judges a subject against every target that is or was there for it, up to an instant. */
export function judge(docket: Docket, bench: Pick<Bench, 'calendar' | 'targets'>, until: Instant): Judgement[] {
  const { subject, holdings, capacities, unreported } = docket.evidence;
  const targets = bench.targets.filter((target) => target.judgedFrom <= until);
  const lines = timeline({ subject, holdings, capacities, unreported, targets }, { from: docket.from, until });
  return lines.flatMap((line) => judgeTarget(docket, line, bench.calendar) ?? []);
}

function judgeTarget({ evidence, tracks, from }: Docket, line: TargetTimeline, calendar: Calendar): Judgement | null {
  const before = tracks.get(line.targetId) ?? null;
  const onward = from !== null && before !== null;
  const start = onward ? before.judged_until : instant(0);
  const moments = onward ? line.moments.filter((moment) => moment.at > start) : line.moments;
  const last = line.moments.at(-1);
  if (last === undefined) return null;
  const track = onward ? (before.detail as unknown as LoadTrack) : nowhere;
  const advanced = advance(track, moments, evidence.reach, calendar);
  return {
    subject: evidence.subject,
    targetId: line.targetId,
    how: onward ? 'onward' : 'anew',
    before,
    ...advanced,
    judgedUntil: later(later(start, last.at), advanced.happenings.at(-1)?.at ?? start),
    reading: last.reading,
    moments: line.moments,
  };
}
