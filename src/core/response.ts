import type { Breach } from './breach.js';
import { begin, cancelling, change, entryOf, settle, then, type Draft } from './breach-draft.js';
import type { Answer, Context, Decision, Signal } from './breach-signal.js';
import { dueTimes } from './due-times.js';
import { endExcuseAtItsDate } from './excuse.js';
import { fireDue } from './firing.js';
import { handOver, passUndelivered } from './handing-over.js';
import {
  acceptExcuse,
  acknowledge,
  checkIn,
  editCheckIn,
  escalate,
  waive,
  withdraw,
  type Answered,
} from './human-acts.js';
import { earlier } from './instant.js';
import { followLoad } from './load-answer.js';
import type { BreachNoticeKind, Notice } from './notice.js';
import { hold, logFoundLate, open, release, type Opening, type PastEpisode } from './opening.js';
import { requestCheckIn, type CheckInRequest } from './request.js';
import { passStillOwed, remind, tellStillOwed } from './reminders.js';
import { startAgain, startOverdueRound } from './rounds.js';

const decide = (draft: Draft, answer: Answer): Decision => ({ ...draft, answer });
const noted = (draft: Draft): Decision => decide(draft, { outcome: 'noted' });
const nothing = (breach: Breach, why: string): Decision => decide(begin(breach), { outcome: 'nothing', why });
const answered = ({ draft, answer }: Answered): Decision => decide(draft, answer);
const notedOr = (draft: Draft | null, breach: Breach, why: string): Decision =>
  draft ? noted(draft) : nothing(breach, why);

/** A breach opens: number (handed out by the log), entry, round 1 and its first notices. */
export const opened = (opening: Opening, context: Context): Decision => noted(open(opening, context));

/** A worker asked for a check-in: number, entry, round 1 and its first notice. */
export const asked = (request: CheckInRequest, context: Context): Decision => noted(requestCheckIn(request, context));

/** A breach began and ended before we could tell: logged, not owed, told to nobody. */
export const foundLate = (episode: PastEpisode, context: Context): Decision => noted(logFoundLate(episode, context));

/** Takes any signal in any state, and says what follows: the next value, entries, notices, and an answer to who asked. */
export function respond(breach: Breach, signal: Signal, context: Context): Decision {
  switch (signal.kind) {
    case 'acknowledged':
      return answered(acknowledge(breach, signal, context));
    case 'acknowledgement_withdrawn':
      return answered(withdraw(breach, signal, context));
    case 'checked_in':
      return answered(checkIn(breach, signal, context));
    case 'check_in_edited':
      return answered(editCheckIn(breach, signal, context));
    case 'waived':
      return answered(waive(breach, signal, context));
    case 'excused':
      return answered(acceptExcuse(breach, signal, context));
    case 'escalated':
      return answered(escalate(breach, signal, context));
    case 'tick':
      return tick(breach, context);
    case 'calendar_changed':
      return nothing(breach, 'due times are derived');
    case 'responsible_changed':
    case 'undeliverable':
    case 'held':
    case 'released':
    case 'settled_by_later_check_in':
      return respondToService(breach, signal, context);
    default:
      return notedOr(followLoad(breach, signal, context), breach, `the load is ${breach.loadTrack}`);
  }
}

type Service = Extract<
  Signal,
  { kind: 'responsible_changed' | 'undeliverable' | 'held' | 'released' | 'settled_by_later_check_in' }
>;

function respondToService(breach: Breach, signal: Service, context: Context): Decision {
  if (breach.closedAt !== null) return nothing(breach, 'closed');
  switch (signal.kind) {
    case 'responsible_changed':
      if (signal.to === breach.responsibleId) return nothing(breach, 'the same person');
      return noted(handOver(breach, signal.to, context));
    case 'undeliverable':
      return undeliverable(breach, signal, context);
    case 'held':
      return notedOr(hold(breach, context), breach, 'its round has started');
    case 'released':
      return notedOr(release(breach, signal.by, context), breach, 'not held');
    case 'settled_by_later_check_in':
      return settleLater(breach, signal, context);
  }
}

/** The mails that a person must have got for the ladder to rest on them. */
const dutyMail: readonly BreachNoticeKind[] = [
  'opened',
  'check_in_requested',
  'escalated',
  'check_in_overdue',
  'reminder',
  'handed_over',
  'still_owed',
];

function undeliverable(breach: Breach, signal: Extract<Signal, { kind: 'undeliverable' }>, context: Context): Decision {
  const { personId, notice, why } = signal;
  if (!dutyMail.includes(notice)) return nothing(breach, 'no mail of duty');
  if (notice === 'still_owed') return noted(passStillOwed(breach, personId, context));
  if (!breach.mailed.includes(personId)) return nothing(breach, 'known already');
  return noted(passUndelivered(breach, personId, { notice, why }, context));
}

/** Cleared and still owed: a check-in on a later breach of the same worker and target settles it. */
function settleLater(
  breach: Breach,
  signal: Extract<Signal, { kind: 'settled_by_later_check_in' }>,
  context: Context,
): Decision {
  const isOwedYet = breach.responseTrack === 'awaiting' || breach.responseTrack === 'acknowledged';
  if (breach.loadTrack !== 'cleared' || !isOwedYet) return nothing(breach, 'nothing is owed');
  const { by, checkInId, heldOn, breach: of } = signal;
  const entry = entryOf(breach, 'settled_by_later_check_in', context.now, { by, facts: { checkInId, heldOn, of } });
  const acted = change(
    breach,
    { responseTrack: 'checked_in', checkIn: { by, at: context.now, checkInId, heldOn } },
    entry,
  );
  const quiet = then(acted, (next) => cancelling(next, ['still_owed'], 'settled by a later check-in'));
  return noted(then(quiet, (next) => settle(next, context)));
}

/**
 * Everything due at or before now, in its order: an excuse ends, rungs fire, an overdue check-in or one that no longer answers
 * starts a round, a check-in still owed is told, and last a reminder, which any other mail to the supervisor makes needless.
 */
function tick(breach: Breach, context: Context): Decision {
  if (breach.closedAt !== null) return nothing(breach, 'closed');
  if (breach.hold) return nothing(breach, 'held');
  const steps = [endExcuseAtItsDate, fireBeforeOverdue, startOverdueRound, startAgain, tellStillOwed, remind];
  const draft = steps.reduce((so, step) => then(so, (next) => step(next, context)), begin(breach));
  if (draft.next === breach) return nothing(breach, 'nothing is due');
  return noted({ ...draft, notices: lastOfEach(draft.notices) });
}

/** Where a round ended and the next began in one tick, a person hears of a kind once: as it stands at the end of it. */
const lastOfEach = (notices: readonly Notice[]): Notice[] =>
  notices.filter((one, place) => !notices.slice(place + 1).some(({ kind, to }) => kind === one.kind && to === one.to));

/** Rungs due after an overdue check-in belong to a round that has ended by then. */
function fireBeforeOverdue(breach: Breach, context: Context): Draft {
  const { checkInBy } = dueTimes(breach, context.calendar);
  return fireDue(breach, context, checkInBy === null ? context.now : earlier(checkInBy, context.now));
}

/** Fills in the number that the log has handed out: in the breach, its entries and its notices. */
export function withNumber(decision: Decision, number: string): Decision {
  return {
    ...decision,
    next: { ...decision.next, number },
    entries: decision.entries.map((entry) => ({ ...entry, breach: number })),
    notices: decision.notices.map((notice) => ({ ...notice, breach: number })),
  };
}
