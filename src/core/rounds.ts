import { answeredAt, isOver, type Breach, type Round, type RoundCause } from './breach.js';
import { begin, change, entryOf, noticeOf, then, type Draft } from './breach-draft.js';
import type { Context } from './breach-signal.js';
import { dueTimes, roundCheckInBy } from './due-times.js';
import type { Json } from './entry.js';
import { fireDue, waiting } from './firing.js';
import { rfc3339 } from './instant.js';
import { responsibleOf } from './ladder.js';
import type { Notice } from './notice.js';

function newRound(breach: Breach, cause: RoundCause, { now, terms }: Context): Round {
  const { version, clocks, ladder } = terms;
  const number = (breach.round?.number ?? 0) + 1;
  return { number, startedAt: now, cause, version, clocks, ladder, rungs: ladder.map(() => waiting) };
}

/**
 * Starts a round now, with the clocks and the ladder in force now: awaiting again, and what its ladder says at once is told.
 * While a mass change or a catch-up is held, the round waits for the release instead.
 */
export function startRound(
  breach: Breach,
  cause: RoundCause,
  context: Context,
  why: { readonly [key: string]: Json } = {},
): Draft {
  const { now } = context;
  if (context.held) {
    const hold = { since: now, cause };
    return change(breach, { hold }, entryOf(breach, 'held', now, { facts: { ...why, cause } }));
  }
  const round = newRound(breach, cause, context);
  // What was answered while the breach was held stands: the release asks for nothing twice.
  const isKept = cause === 'released';
  const answer = isKept ? {} : ({ responseTrack: 'awaiting', waiver: null } as const);
  const fresh: Breach = {
    ...breach,
    ...answer,
    round,
    hold: null,
    withdrawal: null,
    handedOverAt: null,
    responsibleId: responsibleOf(context.duty, breach.subject),
    stillOwedAt: null,
  };
  const facts = { ...why, round: round.number, cause, version: round.version };
  const started: Draft = { ...begin(fresh), entries: [entryOf(breach, 'round_started', now, { facts })] };
  // The first notices still name who acknowledged in the round before; then that binds nobody any more.
  const fired = then(started, (current) => fireDue(current, context));
  return isKept ? fired : { ...fired, next: { ...fired.next, acknowledgement: null } };
}

/** The check-in of the round was not held in time: the next round starts, and says who acknowledged and when. */
export function startOverdueRound(breach: Breach, context: Context): Draft {
  const due = dueTimes(breach, context.calendar).checkInBy;
  if (!isOver(breach) || due === null || due > context.now) return begin(breach);
  const { acknowledgement } = breach;
  return startRound(breach, 'check_in_overdue', context, {
    dueAt: rfc3339(due),
    acknowledgedBy: acknowledgement?.by ?? null,
    acknowledgedAt: acknowledgement && rfc3339(acknowledgement.at),
  });
}

/** A check-in answers for `checkInAgainAfter`: still open then, a new round starts. */
export function startAgain(breach: Breach, context: Context): Draft {
  const due = dueTimes(breach, context.calendar).checkInAgainAt;
  if (due === null || due > context.now) return begin(breach);
  const answered = answeredAt(breach);
  return startRound(breach, 'check_in_again', context, { answeredAt: answered && rfc3339(answered) });
}

/** The opening goes to the worker too, in short, where the agency sends copies: nobody twice. */
export function copyToWorker(draft: Draft, { workerCopyTo, calendar }: Context): Draft {
  const { next, notices } = draft;
  if (workerCopyTo === null || next.round === null || notices.some(({ to }) => to === workerCopyTo)) return draft;
  const by = roundCheckInBy(next, calendar);
  const facts: Notice['facts'] = { checkInBy: by && rfc3339(by) };
  const copy = noticeOf(next, 'opened_copy', { personId: workerCopyTo, because: 'the worker' }, facts);
  return { ...draft, notices: [...notices, copy] };
}
