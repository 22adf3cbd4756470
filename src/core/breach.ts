/**
 * A breach is one episode of a worker or a pool over a target, from the first moment over until it is cleared.
 *
 * It has two tracks (domain rules, section 4). The *load track* says what was: pending, open, clearing, then cleared,
 * annulled or ended. The *response track* says what was done about it: awaiting, acknowledged, checked in, waived or not
 * owed. They never set each other, with one exception: annulled or ended makes the response not owed.
 *
 *     moments of a caseload ──> load-track.ts  advance()  ──> happenings ──> load-signals.ts ─┐
 *     corrected data        ──> refold.ts      compare()  ──> corrections ────────────────────┤
 *     acts of people, the clock, mail that nobody takes ──────────────────────────────────────┤
 *                                                                                             v
 *                                      response.ts  opened(), foundLate(), respond(breach, signal, context)
 *                                                                                             │
 *                                        { next, entries, notices, cancellations, answer }  <─┘
 *
 * `opened` makes a breach and starts round 1. `respond` takes every later signal; it never throws, and what it returns is
 * carried out in one transaction. The response runs in rounds (rounds.ts): each has the clocks and the ladder of the version
 * in force when it started, fires rungs (ladder.ts says whom they reach), reminds (reminders.ts) and owes one check-in.
 * A round ends only by the next: the check-in was overdue, a check-in no longer answers, or the absolute limit was passed.
 *
 * No due time is stored. due-times.ts derives them all from a start and a duration, so they move with the calendar; what has
 * fired is on record in the round. Everything here is plain JSON: the value is kept in the breach's row as it is.
 */
import type { EndReason } from './load-state.js';
import type { Exceeded, Figures } from './figures.js';
import type { Instant, LocalDate } from './instant.js';
import type { Subject } from './subject.js';
import type { Clocks, Rung } from './target.js';

/** What was: the load track from the opening on. */
export const loadStates = ['open', 'clearing', 'cleared', 'annulled', 'ended'] as const;
/** One of the states of the load track of a breach. */
export type LoadState = (typeof loadStates)[number];

/** What was done about it. */
export const responseStates = ['awaiting', 'acknowledged', 'checked_in', 'waived', 'not_owed'] as const;
/** One of the states of the response track. */
export type ResponseState = (typeof responseStates)[number];

/** Somebody did something, then. */
export interface Act {
  readonly by: string;
  readonly at: Instant;
}

/** Why a round started. */
export type RoundCause =
  'opened' | 'asked' | 'released' | 'check_in_overdue' | 'check_in_again' | 'absolute_passed' | 'still_open';

/** What became of a rung in its round. */
export interface RungState {
  /**
   * `told`: somebody was; `nobody`: it found nobody; `listed`: it is the packet's; `skipped`: its time came and it was not
   * to fire, or a higher one fired in its stead.
   */
  readonly state: 'waiting' | 'told' | 'nobody' | 'listed' | 'skipped';
  readonly at: Instant | null;
  /** Who was told by it and has not refused the mail. */
  readonly to: readonly string[];
  /** Why it was skipped: `acknowledged`, `excused`, `overtaken` …; null otherwise. */
  readonly why: string | null;
}

/** One run through the ladder, with the clocks and the ladder of the version in force when it started. */
export interface Round {
  readonly number: number;
  readonly startedAt: Instant;
  readonly cause: RoundCause;
  readonly version: number;
  readonly clocks: Clocks;
  readonly ladder: readonly Rung[];
  /** Parallel to `ladder`. */
  readonly rungs: readonly RungState[];
}

/** An accepted reason to be over the limit; `until` is the first day no longer excused. */
export interface Excuse extends Act {
  readonly until: LocalDate;
}

/** The last check-in that answers for this breach. */
export interface CheckInHeld extends Act {
  readonly checkInId: string;
  readonly heldOn: LocalDate;
}

/** The value of one breach: both tracks, as JSON. */
export interface Breach {
  /** `PL-2026-0412`; null until the log has handed it out (see `withNumber`). */
  readonly number: string | null;
  readonly subject: Subject;
  readonly targetId: string;
  /** Of a request: who asked for the check-in, and when. Absent: it is a breach. See request.ts. */
  readonly asked?: Act;
  readonly loadTrack: LoadState;
  readonly responseTrack: ResponseState;
  /** The first moment over. */
  readonly startedAt: Instant;
  /** When `alertAfter` had passed. */
  readonly openedAt: Instant;
  /** When it was decided that this is a breach. */
  readonly noticedAt: Instant;
  /** The first moment at or below clearAt, or when it ended. */
  readonly clearedAt: Instant | null;
  /** When nothing was left open on either track. */
  readonly closedAt: Instant | null;
  readonly endedReason: EndReason | null;
  /** It began and ended before we could tell. */
  readonly foundLate: boolean;
  /** The numbers of the subject line, fixed at opening. */
  readonly opening: Figures;
  /** The last reading that core was shown. */
  readonly figures: Figures;
  readonly exceeded: readonly Exceeded[];
  /** Null while a hold keeps the first round from starting. */
  readonly round: Round | null;
  /** A mass change or a catch-up keeps a round back: which, and since when. */
  readonly hold: { readonly since: Instant; readonly cause: RoundCause } | null;
  /** Binds the responsible supervisor of the current round; null while awaiting. */
  readonly acknowledgement: Act | null;
  /** The last withdrawal of an acknowledgement in this round. */
  readonly withdrawal: Act | null;
  readonly checkIn: CheckInHeld | null;
  readonly waiver: Act | null;
  readonly excuse: Excuse | null;
  /** When the first excuse of this breach was accepted: what `excusedUpTo` is counted from. */
  readonly firstExcusedAt: Instant | null;
  /** The supervisor or cover on duty; null: nobody. */
  readonly responsibleId: string | null;
  /** When the responsible person last changed in this round: due times are at least one working day later. */
  readonly handedOverAt: Instant | null;
  /** The last opening or reminding mail to the responsible person: what the next reminder counts from. */
  readonly remindFrom: Instant | null;
  /** When the mail was sent that says a check-in is still owed. */
  readonly stillOwedAt: Instant | null;
  /** Whom a mail of duty about this breach was written to and not refused; the first of them got `opened`. */
  readonly mailed: readonly string[];
}

/** Whether the load is still over, or not yet at or below for long enough; of a request, whether it waits for its answer. */
export const isOver = (breach: Breach): boolean => breach.loadTrack === 'open' || breach.loadTrack === 'clearing';

/** Whether the supervisor has done what the agreement asks: a check-in; for a pool an acknowledgement that names a step. */
export const isAnswered = (breach: Breach): boolean =>
  breach.responseTrack === 'checked_in' || (breach.subject.kind === 'pool' && breach.responseTrack === 'acknowledged');

/** Whether an answer is still owed. */
export const isOwed = (breach: Breach): boolean =>
  !isAnswered(breach) && (breach.responseTrack === 'awaiting' || breach.responseTrack === 'acknowledged');

/** When a pool's step was named or a check-in held: what `checkInAgainAfter` is counted from. */
export const answeredAt = (breach: Breach): Instant | null =>
  breach.subject.kind === 'pool' ? (breach.acknowledgement?.at ?? null) : (breach.checkIn?.at ?? null);

/** Whether the ladder rests, because a reason was accepted. */
export const isExcused = (breach: Breach): boolean => breach.excuse !== null;
