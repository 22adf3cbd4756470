import { isOver, type Breach } from './breach.js';
import { begin, change, entryOf, then, type Draft } from './breach-draft.js';
import type { Context, Refusal, Signal } from './breach-signal.js';
import { addOwed, durationOf, localDate, startOfDay } from './calendar.js';
import { fireHighestPast } from './firing.js';
import type { Clocks } from './target.js';

type Excused = Extract<Signal, { kind: 'excused' }>;

/**
 * Why a reason is not accepted; null: it is. The target says who may accept one and for how long, counted from the first
 * excuse of the breach, so that renewing it does not silence anybody for good. No excuse holds over the absolute limit.
 */
export function excuseRefusal(breach: Breach, signal: Excused, context: Context): Refusal | null {
  const { excusedUpTo, excusedBy }: Clocks = breach.round?.clocks ?? context.terms.clocks;
  if (!isOver(breach)) return 'load_ended';
  if (breach.responseTrack === 'waived') return 'waived';
  if (excusedUpTo === null) return 'no_excuse_in_target';
  if (!excusedBy.includes(signal.as)) return 'not_excused_by';
  if (breach.figures.status === 'over_absolute') return 'over_absolute_limit';
  const { calendar, now } = context;
  if (signal.until <= localDate(now, calendar)) return 'until_too_early';
  const last = localDate(addOwed(breach.firstExcusedAt ?? now, durationOf(excusedUpTo), calendar), calendar);
  return signal.until > last ? 'until_too_late' : null;
}

/** Accepts a reason: the breach stays and is counted as excused; the ladder rests, the check-in does not. */
export function excuse(breach: Breach, { by, as, until, reason }: Excused, { now }: Context): Draft {
  const entry = entryOf(breach, 'excused', now, { by, facts: { as, until }, sealed: { reason } });
  return change(breach, { excuse: { by, at: now, until }, firstExcusedAt: breach.firstExcusedAt ?? now }, entry);
}

/** Ends an excuse: at its date, or on passing the absolute limit. */
export function endExcuse(breach: Breach, why: 'its date' | 'absolute limit passed', { now }: Context): Draft {
  if (!breach.excuse) return begin(breach);
  return change(
    breach,
    { excuse: null },
    entryOf(breach, 'excuse_ended', now, { facts: { why, until: breach.excuse.until } }),
  );
}

/** At 00:00 of its date the ladder resumes where its clocks are: no new round, and of the rungs past the highest fires. */
export function endExcuseAtItsDate(breach: Breach, context: Context): Draft {
  if (!breach.excuse || startOfDay(breach.excuse.until, context.calendar) > context.now) return begin(breach);
  const ended = endExcuse(breach, 'its date', context);
  return then(ended, (current) => fireHighestPast(current, { cause: 'excuse_ended' }, context));
}
