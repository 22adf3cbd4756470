import { answeredAt, isAnswered, isExcused, isOver, isOwed, type Breach, type Round } from './breach.js';
import { addOwed, durationOf, startOfDay, type Calendar } from './calendar.js';
import { later, type Instant } from './instant.js';
import { isMailing } from './ladder.js';
import type { Rung } from './target.js';

/** When a breach has something to do: derived from starts and durations, never kept as truth. Null: nothing of that kind. */
export interface DueTimes {
  /** By when the check-in, or a pool's step, is owed. */
  readonly checkInBy: Instant | null;
  /** When the next rung fires if nobody does anything until then. */
  readonly nextRungAt: Instant | null;
  readonly nextReminderAt: Instant | null;
  /** When the last check-in no longer answers and a new round starts. */
  readonly checkInAgainAt: Instant | null;
  /** 00:00 of the first day no longer excused. */
  readonly excuseEndsAt: Instant | null;
  /** When the mail is due that says a check-in is still owed after the load has cleared. */
  readonly stillOwedAt: Instant | null;
  /** The earliest instant at which a tick does anything. */
  readonly nextDueAt: Instant | null;
}

const oneWorkingDay = durationOf('1 working day');

/** After a change of the responsible person no due time is less than one working day away. */
function notTooSoon(due: Instant, breach: Breach, calendar: Calendar): Instant {
  return breach.handedOverAt === null ? due : later(due, addOwed(breach.handedOverAt, oneWorkingDay, calendar));
}

/** A duration from a start, as something owed; null for one of no length, which asks for nothing. */
function owedAt(start: Instant, duration: string, calendar: Calendar): Instant | null {
  const length = durationOf(duration);
  return length.n === 0 ? null : addOwed(start, length, calendar);
}

/** When a rung of the current round is due: `after` from the start of the round, `0 hours` being at once. */
export function rungDueAt(breach: Breach, round: Round, rung: Rung, calendar: Calendar): Instant {
  return notTooSoon(addOwed(round.startedAt, durationOf(rung.after), calendar), breach, calendar);
}

/** By when the round's check-in is owed, whether or not it has been held. */
export function roundCheckInBy(breach: Breach, calendar: Calendar): Instant | null {
  if (!breach.round) return null;
  const due = owedAt(breach.round.startedAt, breach.round.clocks.checkInWithin, calendar);
  return due && notTooSoon(due, breach, calendar);
}

/** Whether rungs are told at all: while the load is over and an answer is owed. */
export const isLadderRunning = (breach: Breach): boolean => breach.round !== null && isOver(breach) && isOwed(breach);

/**
 * Whether a rung need not fire. Round 1 takes the `unless` as it is written; from round 2 on an acknowledgement is not
 * enough, and `unless: acknowledged` reads checked in. (Checked in, no rung fires at all.)
 */
export const isNeedless = (rung: Rung, breach: Breach, round: Round): boolean =>
  rung.unless === 'acknowledged' && round.number === 1 && breach.responseTrack === 'acknowledged';

/** A round that starts during an excuse still tells the supervisor by its first rung; every other rung rests. */
export const isResting = (index: number, breach: Breach, round: Round): boolean =>
  isExcused(breach) && (index > 0 || round.number === 1);

const excuseEndsAt = ({ excuse }: Breach, calendar: Calendar): Instant | null =>
  excuse && startOfDay(excuse.until, calendar);

interface WaitingRung {
  readonly due: Instant;
  readonly rung: Rung;
  readonly index: number;
}

/** The rungs of the current round whose time has not been looked at yet. */
export function waitingRungs(breach: Breach, calendar: Calendar): WaitingRung[] {
  const { round } = breach;
  if (!round || !isLadderRunning(breach)) return [];
  return round.ladder.flatMap((rung, index) =>
    round.rungs[index]?.state === 'waiting' ? [{ due: rungDueAt(breach, round, rung, calendar), rung, index }] : [],
  );
}

/** When the next rung fires if nobody does anything: those that rest fire at the end of the excuse at the earliest. */
function nextRungAt(breach: Breach, calendar: Calendar): Instant | null {
  const { round } = breach;
  if (!round) return null;
  const excused = excuseEndsAt(breach, calendar);
  return earliest(
    waitingRungs(breach, calendar)
      .filter(({ rung }) => !isNeedless(rung, breach, round))
      .map(({ due, index }) => (excused !== null && isResting(index, breach, round) ? later(due, excused) : due)),
  );
}

/**
 * Reminders go to the supervisor only, while unacknowledged: the first `remindEvery` after the later of their last opening
 * or reminding mail and the last mailing rung that has fired or is not to come; then every `remindEvery`.
 */
export function reminderAt(breach: Breach, calendar: Calendar): Instant | null {
  const { round } = breach;
  if (!round || !isLadderRunning(breach) || breach.responseTrack !== 'awaiting' || isExcused(breach)) return null;
  const mailing = round.rungs.filter((_, index) => isMailingAt(round, index));
  if (mailing.some((rung) => rung.state === 'waiting')) return null;
  const from = mailing.reduce((last, { at }) => later(last, at ?? last), breach.remindFrom ?? round.startedAt);
  return owedAt(from, round.clocks.remindEvery, calendar);
}

const isMailingAt = ({ ladder }: Round, index: number): boolean => {
  const rung = ladder[index];
  return rung !== undefined && isMailing(rung);
};

function checkInAgainAt(breach: Breach, calendar: Calendar): Instant | null {
  const from = answeredAt(breach);
  if (!breach.round || !isOver(breach) || !isAnswered(breach) || from === null) return null;
  const due = owedAt(from, breach.round.clocks.checkInAgainAfter, calendar);
  return due && notTooSoon(due, breach, calendar);
}

/** The earliest of those that are; null: none is. */
export function earliest(times: readonly (Instant | null)[]): Instant | null {
  return times.reduce((first, time) => (time !== null && (first === null || time < first) ? time : first), null);
}

/** Every due time of a breach, by the calendar as it is now. */
export function dueTimes(breach: Breach, calendar: Calendar): DueTimes {
  const checkInBy = breach.closedAt === null && isOwed(breach) ? roundCheckInBy(breach, calendar) : null;
  const nextReminderAt = reminderAt(breach, calendar);
  const againAt = checkInAgainAt(breach, calendar);
  const excuseAt = excuseEndsAt(breach, calendar);
  const stillOwedAt = isOver(breach) || breach.stillOwedAt !== null ? null : checkInBy;
  const overdueAt = isOver(breach) ? checkInBy : stillOwedAt;
  const rungs = waitingRungs(breach, calendar).map(({ due }) => due);
  const nextDueAt = breach.hold ? null : earliest([...rungs, overdueAt, nextReminderAt, againAt, excuseAt]);
  return {
    checkInBy,
    nextRungAt: nextRungAt(breach, calendar),
    nextReminderAt,
    checkInAgainAt: againAt,
    excuseEndsAt: excuseAt,
    stillOwedAt,
    nextDueAt,
  };
}
