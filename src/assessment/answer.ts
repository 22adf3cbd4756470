import { sortNoticed } from '../core/load-signals.js';
import type { Change } from '../breaches/carry-out.js';
import { chained } from '../breaches/chained.js';
import type { Case, HeldBy } from './case.js';
import { correct } from './correct.js';
import { foundPast, type Frame, openedNow } from './fresh-breach.js';
import type { Judgement } from './judge.js';

/** What a judgement comes to: changes of breaches, and the breach that the track is in now. */
export interface Answered {
  readonly judgement: Judgement;
  readonly changes: readonly Change[];
  readonly current: string | null;
  readonly hold: HeldBy | null;
}

/** Answers a judgement: what is new is followed on, a history told anew is compared with what was logged. */
export function answer(each: Case, frame: Frame): Answered {
  const { judgement } = each;
  return { judgement, hold: frame.hold, ...(judgement.how === 'anew' ? correct(each, frame) : goOn(each, frame)) };
}

/** Follows what happened since the last judgement. */
function goOn({ judgement, logged }: Case, frame: Frame): { changes: Change[]; current: string | null } {
  const before = judgement.before?.breach_id ?? null;
  if (judgement.happenings.length === 0) return { changes: [], current: before };
  const { signals, past, opening } = sortNoticed(judgement.happenings);
  const row = logged.find((one) => one.breach_id === before);
  const changes: Change[] = row === undefined ? [] : chained(row, signals, frame.contexts, frame.hold !== null);
  for (const episode of past) changes.push(foundPast(judgement, episode, frame));
  if (opening !== null) changes.push(openedNow(judgement, { ...opening, late: false }, frame));
  return { changes, current: currentOf(judgement, changes, before) };
}

/** The breach that the track is in at the end of it. */
function currentOf({ track }: Judgement, changes: readonly Change[], before: string | null): string | null {
  if (track.state !== 'open' && track.state !== 'clearing') return null;
  const over = changes.find(({ decision: { next } }) => next.loadTrack === 'open' || next.loadTrack === 'clearing');
  return over?.filing.breachId ?? before;
}

/** Whether a breach opens by this judgement and is over at its end: what a mass change counts. */
export function opensNow({ judgement: { track, how, happenings }, logged }: Case): boolean {
  if (track.state !== 'open' && track.state !== 'clearing') return false;
  if (how === 'onward') return sortNoticed(happenings).opening !== null;
  return !logged.some((row) => row.load_track === 'open' || row.load_track === 'clearing');
}
