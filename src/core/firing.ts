import { type Breach, type Round, type RungState } from './breach.js';
import { begin, entryOf, noticeOf, type Draft } from './breach-draft.js';
import type { Context } from './breach-signal.js';
import { isLadderRunning, isNeedless, isResting, waitingRungs } from './due-times.js';
import type { EntryDraft } from './entry.js';
import type { Instant } from './instant.js';
import { isMailing, route, type RoutedRung } from './ladder.js';
import type { Notice } from './notice.js';
import { afterMail, firedEntry, noticesOf, rungFacts, type FireCause, type Fired } from './rung-notices.js';

/** How rungs are fired. */
export interface Firing {
  readonly cause: FireCause;
  /** Whose act it was: nobody gets a mail about their own act. */
  readonly actor?: string;
}

/** Puts rungs on record as something else than waiting. */
export function markRungs(breach: Breach, indexes: readonly number[], state: RungState): Breach {
  if (!breach.round) return breach;
  const rungs = breach.round.rungs.map((rung, index) => (indexes.includes(index) ? state : rung));
  return { ...breach, round: { ...breach.round, rungs } };
}

/** A rung that did not fire, and why. */
export const skipped = (at: Instant, why: string): RungState => ({ state: 'skipped', at, to: [], why });

/** Fires what is due at or before an instant, and notes what was due and rests or is needless. */
export function fireDue(breach: Breach, context: Context, dueBy: Instant = context.now): Draft {
  const { round } = breach;
  if (!round || !isLadderRunning(breach)) return begin(breach);
  const due = waitingRungs(breach, context.calendar).filter((rung) => rung.due <= dueBy);
  if (due.length === 0) return begin(breach);
  const needless = due.filter(({ rung }) => isNeedless(rung, breach, round)).map(({ index }) => index);
  const resting = due
    .filter(({ index }) => !needless.includes(index) && isResting(index, breach, round))
    .map(({ index }) => index);
  const firing = due.map(({ index }) => index).filter((index) => !needless.includes(index) && !resting.includes(index));
  const passed = markRungs(breach, needless, skipped(context.now, 'acknowledged'));
  const rested = markRungs(passed, resting, skipped(context.now, 'excused'));
  const fired = fireRungs(rested, firing, { cause: 'due' }, context);
  const skips = [...needless, ...resting].sort((a, b) => a - b).map((index) => skipEntry(rested, index, context.now));
  return { ...fired, entries: [...skips, ...fired.entries] };
}

function skipEntry(breach: Breach, index: number, now: Instant): EntryDraft {
  const why = breach.round?.rungs[index]?.why ?? null;
  return entryOf(breach, 'rung_skipped', now, { facts: { ...rungFacts(breach, index), why } });
}

/**
 * Fires rungs now, each once. One that finds nobody passes to the next mailing rung at once; where none is left, or the next
 * rests, the admins hear that a due mail found nobody. The same person on two rungs gets one notice naming both.
 */
export function fireRungs(
  breach: Breach,
  indexes: readonly number[],
  { cause, actor }: Firing,
  context: Context,
): Draft {
  const fired: Fired[] = [];
  let next = breach;
  let isLost = false;
  const queue = indexes.map((index) => ({ index, cause }));
  for (let turn = queue.shift(); turn; turn = queue.shift()) {
    const rung = next.round?.ladder[turn.index];
    if (!rung || fired.some(({ index }) => index === turn.index)) continue;
    const routed = without(route(rung, context.duty, breach.subject), actor);
    fired.push({ ...turn, routed });
    next = markRungs(next, [turn.index], stateAfter(routed, context.now));
    if (routed.outcome !== 'nobody') continue;
    const following = nextRung(next, turn.index);
    if (following.kind === 'rung') queue.push({ index: following.index, cause: 'nobody_before' });
    isLost ||= following.kind === 'none';
  }
  const isUntold = isLost && fired.every(({ routed }) => routed.outcome !== 'told');
  const lost = isUntold
    ? nobodyToTell(
        breach,
        fired.map(({ index }) => index),
        context,
      )
    : [];
  const notices = noticesOf(breach, fired, context);
  return {
    ...begin(afterMail(next, notices, context.now)),
    entries: fired.map((one) => firedEntry(breach, one, context.now)),
    notices: [...notices, ...lost],
  };
}

/** The route without the person whose act it is; a rung that reaches only them is done with. */
function without(routed: RoutedRung, actor: string | undefined): RoutedRung {
  const own = routed.to.find(({ personId }) => personId === actor);
  if (!own) return routed;
  const to = routed.to.filter((one) => one !== own);
  const passedOver = [...routed.passedOver, { personId: own.personId, because: 'their own act' }];
  return { ...routed, to, passedOver, outcome: to.length > 0 ? 'told' : 'needless' };
}

function stateAfter({ outcome, to }: RoutedRung, at: Instant): RungState {
  switch (outcome) {
    case 'told':
      return { state: 'told', at, to: to.map(({ personId }) => personId), why: null };
    case 'nobody':
      return { state: 'nobody', at, to: [], why: null };
    case 'packet':
      return { state: 'listed', at, to: [], why: null };
    case 'needless':
      return skipped(at, 'needless');
  }
}

/** What comes after a rung that found nobody. `done`: a later rung has been told, or need not be. */
export type NextRung = { readonly kind: 'rung'; readonly index: number } | { readonly kind: 'none' | 'done' };

/** The next mailing rung after one that reached nobody, if its turn has come by that. */
export function nextRung(breach: Breach, after: number): NextRung {
  const { round } = breach;
  if (!round) return { kind: 'none' };
  const index = round.ladder.findIndex(
    (rung, place) => place > after && isMailing(rung) && round.rungs[place]?.state !== 'nobody',
  );
  const rung = round.ladder[index];
  if (!rung || isResting(index, breach, round)) return { kind: 'none' };
  if (round.rungs[index]?.state === 'told' || isNeedless(rung, breach, round)) return { kind: 'done' };
  return { kind: 'rung', index };
}

/** The admins hear of a due mail that found nobody; of nothing else. */
export function nobodyToTell(breach: Breach, indexes: readonly number[], { admins, duty }: Context): Notice[] {
  const facts = { unit: duty.unitId, round: breach.round?.number ?? null, rungs: indexes.map((index) => index + 1) };
  return admins.map((personId) => noticeOf(breach, 'nobody_to_tell', { personId, because: 'admin' }, facts));
}

/**
 * The ladder resumes where its clocks are: of the mailing rungs already past, the highest that has not fired fires, once;
 * those below it are overtaken.
 */
export function fireHighestPast(breach: Breach, firing: Firing, context: Context): Draft {
  const { round } = breach;
  if (!round || !isLadderRunning(breach)) return begin(breach);
  const past = pastRungs(breach, round, context);
  const highest = past.at(-1);
  if (highest === undefined) return begin(breach);
  const overtaken = markRungs(breach, past.slice(0, -1), skipped(context.now, 'overtaken'));
  return fireRungs(overtaken, [highest], firing, context);
}

function pastRungs(breach: Breach, round: Round, { calendar, now }: Context): number[] {
  // A rung is past by its own time: one that was skipped for an answer or an excuse is looked at again.
  const again = ({ why }: RungState): boolean => why === 'acknowledged' || why === 'excused';
  const asIfWaiting = { ...round, rungs: round.rungs.map((rung) => (again(rung) ? waiting : rung)) };
  return waitingRungs({ ...breach, round: asIfWaiting }, calendar)
    .filter(
      ({ due, rung, index }) =>
        due <= now && isMailing(rung) && !isNeedless(rung, breach, round) && !isResting(index, breach, round),
    )
    .map(({ index }) => index);
}

/** A rung whose time has not come. */
export const waiting: RungState = { state: 'waiting', at: null, to: [], why: null };
