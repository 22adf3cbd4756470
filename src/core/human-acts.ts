import { isExcused, isOver, type Breach } from './breach.js';
import { begin, cancelling, change, entryOf, settle, then, type Draft } from './breach-draft.js';
import type { Answer, Context, Refusal, Signal } from './breach-signal.js';
import { waitingRungs } from './due-times.js';
import { excuse, excuseRefusal } from './excuse.js';
import { fireHighestPast, fireRungs, markRungs, skipped } from './firing.js';
import { isMailing, route } from './ladder.js';
import type { BreachNoticeKind } from './notice.js';

type Of<Kind extends Signal['kind']> = Extract<Signal, { kind: Kind }>;

/** A draft with what its author is told. */
export interface Answered {
  readonly draft: Draft;
  readonly answer: Answer;
}

const statusOf: Readonly<Partial<Record<Refusal, 403 | 422>>> = {
  not_yours: 403,
  not_excused_by: 403,
  step_needed: 422,
  no_excuse_in_target: 422,
  until_too_early: 422,
  until_too_late: 422,
};

/** No, and why; nothing changes. */
export const refuse = (breach: Breach, code: Refusal): Answered => ({
  draft: begin(breach),
  answer: { outcome: 'refused', status: statusOf[code] ?? 409, code },
});

const again = (breach: Breach, { by, at }: { by: string; at: Context['now'] }): Answered => ({
  draft: begin(breach),
  answer: { outcome: 'again', by, at },
});

/** Done, first of all; what the page showed may have been an earlier round. */
function done(before: Breach, draft: Draft, expectedRound?: number): Answered {
  const round = before.round?.number ?? 0;
  const goneTo = [...new Set((before.round?.rungs ?? []).flatMap((rung) => rung.to))];
  const staleRound = expectedRound !== undefined && expectedRound !== round;
  return { draft, answer: { outcome: 'done', round, staleRound, goneTo } };
}

/** Why nothing can be answered any more; null: something can. */
function over(breach: Breach): Refusal | null {
  if (breach.closedAt !== null) return 'closed';
  return breach.responseTrack === 'waived' || breach.responseTrack === 'not_owed' ? breach.responseTrack : null;
}

/** The supervisor says: I have seen it. Said again, it is answered with who and when. A pool's names a relief step. */
export function acknowledge(
  breach: Breach,
  { by, step, expectedRound }: Of<'acknowledged'>,
  { now }: Context,
): Answered {
  const refusal = over(breach);
  if (refusal) return refuse(breach, refusal);
  const known = breach.responseTrack === 'checked_in' ? breach.checkIn : breach.acknowledgement;
  if (breach.responseTrack !== 'awaiting' && known) return again(breach, known);
  if (breach.subject.kind === 'pool' && !step) return refuse(breach, 'step_needed');
  const facts = { round: breach.round?.number ?? null, ...(step ? { step } : {}) };
  const entry = entryOf(breach, 'acknowledged', now, { by, facts });
  const acted = change(breach, { responseTrack: 'acknowledged', acknowledgement: { by, at: now } }, entry);
  const quiet = then(acted, (next) => cancelling(next, ['reminder'], 'acknowledged'));
  return done(
    breach,
    then(quiet, (next) => settle(next, { now })),
    expectedRound,
  );
}

/** Who acknowledged takes it back: the round goes on as if it had never been said; both acts stay in the log. */
export function withdraw(breach: Breach, { by }: Of<'acknowledgement_withdrawn'>, context: Context): Answered {
  const refusal = over(breach);
  if (refusal) return refuse(breach, refusal);
  const { acknowledgement, withdrawal } = breach;
  if (breach.responseTrack === 'checked_in') return refuse(breach, 'checked_in');
  if (!acknowledgement) return withdrawal?.by === by ? again(breach, withdrawal) : refuse(breach, 'not_acknowledged');
  if (acknowledgement.by !== by) return refuse(breach, 'not_yours');
  const at = context.now;
  const entry = entryOf(breach, 'acknowledgement_withdrawn', at, {
    by,
    facts: { round: breach.round?.number ?? null },
  });
  // Who withdraws knows of the breach: their next reminder counts from here.
  const changes = { responseTrack: 'awaiting', acknowledgement: null, withdrawal: { by, at }, remindFrom: at } as const;
  const acted = change(breach, changes, entry);
  return done(
    breach,
    then(acted, (next) => fireHighestPast(next, { cause: 'withdrawn', actor: by }, context)),
  );
}

/** A request lasts until it is answered; a load has its own end. */
const answered = ({ asked }: Breach, at: Context['now']): Partial<Breach> =>
  asked === undefined ? {} : { loadTrack: 'ended', clearedAt: at };

const mootByCheckIn: readonly BreachNoticeKind[] = ['escalated', 'check_in_overdue', 'reminder', 'still_owed'];

/** Supervisor and worker talked: it counts as acknowledging too; a further one is added, and closes nothing twice. */
export function checkIn(breach: Breach, { by, checkInId, heldOn }: Of<'checked_in'>, context: Context): Answered {
  if (breach.closedAt !== null) return refuse(breach, 'closed');
  if (breach.subject.kind === 'pool') return refuse(breach, 'pool_has_no_check_in');
  const at = context.now;
  const facts = { checkInId, heldOn, round: breach.round?.number ?? null };
  const entry = entryOf(breach, 'checked_in', at, { by, facts });
  const isAdded = breach.responseTrack === 'waived' || breach.responseTrack === 'not_owed';
  const responseTrack = isAdded ? breach.responseTrack : 'checked_in';
  const acted = change(
    breach,
    { ...answered(breach, at), responseTrack, checkIn: { by, at, checkInId, heldOn } },
    entry,
  );
  const quiet = then(acted, (next) => cancelling(next, mootByCheckIn, 'checked in'));
  return done(
    breach,
    then(quiet, (next) => settle(next, context)),
  );
}

/** A new version of a recorded check-in: the first stays readable, and no state changes, whatever it is. */
export function editCheckIn(
  breach: Breach,
  { by, checkInId, version }: Of<'check_in_edited'>,
  { now }: Context,
): Answered {
  return done(
    breach,
    change(breach, {}, entryOf(breach, 'check_in_edited', now, { by, facts: { checkInId, version } })),
  );
}

/** Manager or director give up the check-in, with a reason. */
export function waive(breach: Breach, { by, reason }: Of<'waived'>, context: Context): Answered {
  if (breach.closedAt === null && breach.responseTrack === 'waived' && breach.waiver)
    return again(breach, breach.waiver);
  const refusal = over(breach);
  if (refusal) return refuse(breach, refusal);
  if (breach.responseTrack === 'checked_in') return refuse(breach, 'checked_in');
  const entry = entryOf(breach, 'waived', context.now, { by, sealed: { reason } });
  const waiver = { by, at: context.now };
  const acted = change(breach, { ...answered(breach, context.now), responseTrack: 'waived', waiver }, entry);
  const quiet = then(acted, (next) => cancelling(next, mootByCheckIn, 'waived'));
  return done(
    breach,
    then(quiet, (next) => settle(next, context)),
  );
}

/** Accepts a reason to be over; the same once more is answered with who and when. */
export function acceptExcuse(breach: Breach, signal: Of<'excused'>, context: Context): Answered {
  const { closedAt, responseTrack, excuse: current } = breach;
  if (breach.asked !== undefined) return refuse(breach, 'request_has_no_excuse');
  if (closedAt !== null) return refuse(breach, 'closed');
  if (responseTrack === 'not_owed') return refuse(breach, 'not_owed');
  if (isExcused(breach) && current?.until === signal.until) return again(breach, current);
  const refusal = excuseRefusal(breach, signal, context);
  return refusal ? refuse(breach, refusal) : done(breach, excuse(breach, signal, context));
}

/** Tells the next mailing rung now and sets awaiting. Where that rung is only who asked, the one after it is told. */
export function escalate(breach: Breach, { by }: Of<'escalated'>, context: Context): Answered {
  const refusal = over(breach);
  if (refusal) return refuse(breach, refusal);
  if (!isOver(breach)) return refuse(breach, 'load_ended');
  if (!breach.round || breach.hold) return refuse(breach, 'held');
  const rungs = rungsLeft(breach, by, context);
  const [rung] = rungs.others;
  if (rung === undefined) return refuse(breach, 'no_rung_left');
  const entry = entryOf(breach, 'escalated', context.now, {
    by,
    facts: { round: breach.round.number, rung: rung + 1 },
  });
  const passed = markRungs(
    breach,
    [...passedWhileAnswered(breach, rung, context), ...rungs.own],
    skipped(context.now, 'overtaken'),
  );
  const acted = change(passed, { responseTrack: 'awaiting', acknowledgement: null }, entry);
  return done(
    breach,
    then(acted, (next) => fireRungs(next, [rung], { cause: 'by_hand', actor: by }, context)),
  );
}

/** The mailing rungs above the last that fired: those that reach only who asks, up to the first that reaches another. */
function rungsLeft(breach: Breach, by: string, context: Context): { own: number[]; others: number[] } {
  const { ladder, rungs } = breach.round ?? { ladder: [], rungs: [] };
  const last = rungs.findLastIndex(({ state }) => state === 'told' || state === 'nobody');
  const left = ladder.flatMap((rung, index) => (index > last && isMailing(rung) ? [index] : []));
  const reachesOnly = (index: number): boolean => {
    const rung = ladder[index];
    const to = rung ? route(rung, context.duty, breach.subject).to : [];
    return to.length > 0 && to.every(({ personId }) => personId === by);
  };
  const first = left.findIndex((index) => !reachesOnly(index));
  return first === -1 ? { own: [], others: [] } : { own: left.slice(0, first), others: left.slice(first) };
}

/** Rungs whose time came while somebody had answered do not fire after the fact. */
function passedWhileAnswered(breach: Breach, except: number, { calendar, now }: Context): number[] {
  const asIfOwed: Breach = { ...breach, responseTrack: 'awaiting' };
  return waitingRungs(asIfOwed, calendar)
    .filter(({ due, index }) => due <= now && index !== except)
    .map(({ index }) => index);
}
