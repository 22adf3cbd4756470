import { isOver, isOwed, type Breach } from './breach.js';
import { change, entryOf, isUntold, settle, tellTold, then, type Draft } from './breach-draft.js';
import type { Context, LoadSignal } from './breach-signal.js';
import { roundCheckInBy } from './due-times.js';
import type { Json } from './entry.js';
import { endExcuse } from './excuse.js';
import type { Exceeded, Figures } from './figures.js';
import { rfc3339, type Instant } from './instant.js';
import { startRound } from './rounds.js';

type Of<Kind extends LoadSignal['kind']> = Extract<LoadSignal, { kind: Kind }>;

/** The loads of an entry: the number, the limit it is held against, rule by rule. */
export const loadsOf = ({ rules }: Figures): Json =>
  rules.map(({ countUnit, load, effectiveLimit, exceeded }) => ({ countUnit, load, effectiveLimit, exceeded }));

/** The peaks of an entry, for the rules exceeded. */
export const peaksOf = (exceeded: readonly Exceeded[]): Json =>
  exceeded.map(({ rule, countUnit, peak }) => ({ rule, countUnit, peak }));

/** What the load did to an open breach. Only clearing, ending and the absolute limit are told to anybody. */
export function followLoad(breach: Breach, signal: LoadSignal, context: Context): Draft | null {
  if (!isOver(breach)) return correctEnded(breach, signal, context);
  const { now } = context;
  switch (signal.kind) {
    case 'peak': {
      const facts = { loads: loadsOf(signal.figures), peaks: peaksOf(signal.exceeded) };
      const changes = { figures: signal.figures, exceeded: signal.exceeded };
      return change(breach, changes, entryOf(breach, 'peak', now, { at: signal.at, facts }));
    }
    case 'clearing':
      return turn(breach, 'clearing', signal, context);
    case 'reopened':
      return turn(breach, 'open', signal, context);
    case 'absolute_left': {
      const entry = entryOf(breach, 'absolute_limit_left', now, {
        at: signal.at,
        facts: { loads: loadsOf(signal.figures) },
      });
      return change(breach, { figures: signal.figures }, entry);
    }
    case 'absolute_passed':
      return passAbsolute(breach, signal, context);
    case 'cleared':
      return clear(breach, signal, context);
    case 'ended':
      return end(breach, signal, context);
    case 'annulled':
      return annul(breach, signal, context);
    case 'restated':
      return restate(breach, signal, context);
    case 'still_open':
      return null;
  }
}

/** What can still be said of a breach whose load has ended: that it never was, was otherwise, or is not over. */
function correctEnded(breach: Breach, signal: LoadSignal, context: Context): Draft | null {
  if (breach.loadTrack === 'annulled') return null;
  if (signal.kind === 'annulled') return annul(breach, signal, context);
  if (signal.kind === 'restated') return restate(breach, signal, context);
  return signal.kind === 'still_open' ? openAgain(breach, signal, context) : null;
}

function turn(
  breach: Breach,
  loadTrack: 'open' | 'clearing',
  signal: Of<'clearing' | 'reopened'>,
  { now }: Context,
): Draft {
  const facts = { loads: loadsOf(signal.figures) };
  const kind = loadTrack === 'open' ? 'open_again' : 'clearing';
  return change(breach, { loadTrack, figures: signal.figures }, entryOf(breach, kind, now, { at: signal.at, facts }));
}

/** The one rise that mails anew: it ends an excuse and starts a round, whatever was answered before. */
function passAbsolute(breach: Breach, { at, figures }: Of<'absolute_passed'>, context: Context): Draft {
  const entry = entryOf(breach, 'absolute_limit_passed', context.now, { at, facts: { loads: loadsOf(figures) } });
  const passed = change(breach, { figures }, entry);
  if (!breach.round) return passed;
  const ended = then(passed, (next) => endExcuse(next, 'absolute limit passed', context));
  return then(ended, (next) => startRound(next, 'absolute_passed', context));
}

/** Cleared from the first moment at or below: rungs stop, the check-in due time stays, all who were told are told. */
function clear(breach: Breach, { at, clearedAt, figures }: Of<'cleared'>, context: Context): Draft {
  const untold = isUntold(breach);
  const facts = { clearedAt: rfc3339(clearedAt), loads: loadsOf(figures), peaks: peaksOf(breach.exceeded) };
  const cleared = change(
    breach,
    {
      ...{ loadTrack: 'cleared', clearedAt, figures, excuse: null, hold: null },
      ...(untold ? { responseTrack: 'not_owed' } : {}),
    },
    entryOf(breach, 'cleared', context.now, { at, facts }),
  );
  const told = { ...cleared, ...farewell(breach, clearedAt, context) };
  const found = untold && context.catchingUp === true ? then(told, (next) => findLate(next, context)) : told;
  return then(found, (next) => settle(next, context));
}

/** Opened and cleared while missed days were caught up: it began and ended before we could tell. */
function findLate(breach: Breach, { now }: Context): Draft {
  const { startedAt, openedAt, clearedAt } = breach;
  const ended = clearedAt === null ? null : rfc3339(clearedAt);
  const facts = { startedAt: rfc3339(startedAt), openedAt: rfc3339(openedAt), clearedAt: ended };
  return change(breach, { foundLate: true }, entryOf(breach, 'found_late', now, { at: openedAt, facts }));
}

/** What was promised is taken back, and those who were told hear that it is over. */
function farewell(breach: Breach, clearedAt: Instant, context: Context): Pick<Draft, 'notices' | 'cancellations'> {
  const by = roundCheckInBy(breach, context.calendar);
  const owed = isOwed(breach) && !isUntold(breach);
  const facts = {
    startedAt: rfc3339(breach.startedAt),
    clearedAt: rfc3339(clearedAt),
    owed,
    checkInBy: owed && by ? rfc3339(by) : null,
  };
  return { notices: tellTold(breach, 'cleared', context, facts), cancellations: [{ kinds: 'all', reason: 'cleared' }] };
}

/** Subject or target no longer applies: nothing is owed, and one mail says why. */
function end(breach: Breach, { at, reason }: Of<'ended'>, context: Context): Draft {
  const facts = { reason };
  const ended = change(
    breach,
    { loadTrack: 'ended', clearedAt: at, endedReason: reason, responseTrack: 'not_owed', excuse: null, hold: null },
    entryOf(breach, 'ended', context.now, { at, facts }),
  );
  const notices = tellTold(breach, 'ended', context, { ...facts, endedAt: rfc3339(at) });
  const told: Draft = { ...ended, notices, cancellations: [{ kinds: 'all', reason: 'ended' }] };
  return then(told, (next) => settle(next, context));
}

/** Corrected data show that it never was: nothing is owed, and those who were told hear so. */
function annul(breach: Breach, { at, into }: Of<'annulled'>, context: Context): Draft {
  const facts = { into };
  const annulled = change(
    breach,
    { loadTrack: 'annulled', responseTrack: 'not_owed', excuse: null, hold: null },
    entryOf(breach, 'annulled', context.now, { at, facts }),
  );
  const notices = tellTold(breach, 'correction', context, { what: 'annulled', ...facts });
  const told: Draft = { ...annulled, notices, cancellations: [{ kinds: 'all', reason: 'annulled' }] };
  return then(told, (next) => settle(next, context));
}

/** Corrected data show that it was otherwise than logged: an entry says what, from and to; nothing is edited. */
function restate(breach: Breach, signal: Of<'restated'>, context: Context): Draft {
  const { at, changes, startedAt, openedAt, clearedAt, exceeded, end: ending, tell } = signal;
  const facts = { changes: changes.map(({ field, from, to }) => ({ field, from, to })) };
  const entry = entryOf(breach, 'restated', context.now, { at, facts });
  const ended = ending ? { loadTrack: ending.loadTrack, endedReason: ending.reason } : {};
  const notOwed = ending?.loadTrack === 'ended' ? { responseTrack: 'not_owed' as const } : {};
  const restated = change(breach, { startedAt, openedAt, clearedAt, exceeded, ...ended, ...notOwed }, entry);
  const notices = tell ? tellTold(breach, 'correction', context, { what: 'restated', ...facts }) : [];
  return then({ ...restated, notices }, (next) => settle(next, context));
}

/** Logged as over and done, it is not: it is the same breach, and a round begins now. */
function openAgain(breach: Breach, { at, figures }: Of<'still_open'>, context: Context): Draft {
  const facts = {
    changes: [{ field: 'clearedAt', from: breach.clearedAt && rfc3339(breach.clearedAt), to: null }],
    loads: loadsOf(figures),
  };
  const changes = {
    loadTrack: 'open',
    clearedAt: null,
    closedAt: null,
    endedReason: null,
    foundLate: false,
    figures,
  } as const;
  const opened = change(breach, changes, entryOf(breach, 'restated', context.now, { at, facts }));
  return then(opened, (next) => startRound(next, 'still_open', context));
}
