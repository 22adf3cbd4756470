import type { Breach } from './breach.js';
import type { LoadSignal, Restatement } from './breach-signal.js';
import { localDate, type Calendar } from './calendar.js';
import { rfc3339, type Instant } from './instant.js';
import { sortNoticed, type OpenSpan, type PastSpan } from './load-signals.js';
import { advance } from './load-track.js';
import type { Advanced, LoadMoment, Reach } from './load-state.js';
import { match, type Pair } from './refold-match.js';

/** A whole history as the data now tell it: the breaches that there were, and the one that is. */
export interface Replayed extends Pick<Advanced, 'track' | 'spellEndsAt'> {
  readonly past: readonly PastSpan[];
  readonly opening: OpenSpan | null;
}

/** What the log says of a breach. */
export type Logged = Pick<
  Breach,
  'number' | 'loadTrack' | 'startedAt' | 'openedAt' | 'clearedAt' | 'endedReason' | 'exceeded' | 'figures'
>;

/** What follows for a breach on the log, or for one that is missing there. Signals are for `respond`, in this order. */
export type Correction =
  | { readonly kind: 'unchanged'; readonly number: string | null }
  | { readonly kind: 'restated'; readonly number: string | null; readonly signals: readonly LoadSignal[] }
  | { readonly kind: 'annulled'; readonly number: string | null; readonly signals: readonly LoadSignal[] }
  /** It began and ended before we could tell: for `foundLate`. */
  | { readonly kind: 'found_late'; readonly episode: PastSpan }
  /** Still over: for `opened`, with its true start; its notices and its round begin now. */
  | { readonly kind: 'open_now'; readonly episode: OpenSpan };

/** When it was found out, and whether those who were told hear of it (a retroactive target tells nobody). */
export interface Found {
  readonly at: Instant;
  readonly tell: boolean;
  readonly calendar: Calendar;
}

/** Folds a history anew, from nothing, by the same rules as it was followed. */
export function replay(moments: readonly LoadMoment[], reach: Reach, calendar: Calendar): Replayed {
  const { track, happenings, spellEndsAt } = advance({ state: 'none' }, moments, reach, calendar);
  const { past, opening } = sortNoticed(happenings);
  return { track, spellEndsAt, past, opening };
}

/**
 * Compares what was logged about one subject and target with a full replay (domain rules, section 5). Every breach on the log
 * and every one replayed is answered for exactly once; carried out, the log agrees with the replay, and at most one breach
 * is open. What was annulled before stays annulled.
 */
export function compare(logged: readonly Logged[], replayed: Replayed, found: Found): Correction[] {
  const standing = logged.filter(({ loadTrack }) => loadTrack !== 'annulled');
  const { pairs, lost, missing } = match(standing, [...replayed.past, ...(replayed.opening ? [replayed.opening] : [])]);
  return [
    ...lost.map(({ was, into }): Correction => {
      const signal: LoadSignal = { kind: 'annulled', at: was.startedAt, into: into?.number ?? null };
      return { kind: 'annulled', number: was.number, signals: [signal] };
    }),
    ...pairs.map((pair) => restatement(pair, found)),
    ...missing.map((episode): Correction =>
      isPast(episode) ? { kind: 'found_late', episode } : { kind: 'open_now', episode },
    ),
  ];
}

const isPast = (span: PastSpan | OpenSpan): span is PastSpan => 'clearedAt' in span;
const isLive = ({ loadTrack }: Logged): boolean => loadTrack === 'open' || loadTrack === 'clearing';

function restatement(pair: Pair<Logged>, found: Found): Correction {
  const { was } = pair;
  const changes = changesOf(pair, found.calendar);
  const signals = [...(changes.length > 0 ? [restated(pair, changes, found)] : []), ...stateSignals(pair, found.at)];
  return signals.length === 0
    ? { kind: 'unchanged', number: was.number }
    : { kind: 'restated', number: was.number, signals };
}

/** A spell's end follows from the data's reach: another hour of the same day restates nothing by itself. */
function changesOf({ was, is }: Pair<Logged>, calendar: Calendar): Restatement[] {
  const changes: Restatement[] = [];
  const isEnded = !isLive(was) && isPast(is);
  if (was.startedAt !== is.startedAt) changes.push(moved('startedAt', was.startedAt, is.startedAt));
  if (localDate(was.openedAt, calendar) !== localDate(is.openedAt, calendar))
    changes.push(moved('openedAt', was.openedAt, is.openedAt));
  if (isEnded && was.clearedAt !== is.clearedAt) changes.push(moved('clearedAt', was.clearedAt, is.clearedAt));
  const peaks = { from: peaksOf(was), to: peaksOf(is) };
  if (JSON.stringify(peaks.from) !== JSON.stringify(peaks.to)) changes.push({ field: 'peak', ...peaks });
  if (isEnded && (was.endedReason === null) !== (is.endedReason === null))
    changes.push({ field: 'end', from: was.endedReason, to: is.endedReason });
  return changes;
}

const moved = (field: Restatement['field'], from: Instant | null, to: Instant | null): Restatement => ({
  field,
  from: from === null ? null : rfc3339(from),
  to: to === null ? null : rfc3339(to),
});

/** Peaks by rule, in the order of the target: which rule was passed first is no difference. */
const peaksOf = ({ exceeded }: Pick<Logged, 'exceeded'>): { countUnit: string; peak: string }[] =>
  [...exceeded].sort((a, b) => a.rule - b.rule).map(({ countUnit, peak }) => ({ countUnit, peak }));

function restated(
  { was, is }: Pair<Logged>,
  changes: readonly Restatement[],
  { at, tell, calendar }: Found,
): LoadSignal {
  const isEnded = !isLive(was) && isPast(is);
  const clearedAt = isEnded ? is.clearedAt : was.clearedAt;
  const end = isEnded
    ? { end: { loadTrack: is.endedReason ? 'ended' : 'cleared', reason: is.endedReason } as const }
    : {};
  const otherDay = (a: Instant | null, b: Instant | null): boolean =>
    a !== null && b !== null && localDate(a, calendar) !== localDate(b, calendar);
  const isNews = otherDay(was.startedAt, is.startedAt) || otherDay(was.clearedAt, clearedAt);
  const { startedAt, openedAt, exceeded } = is;
  return { kind: 'restated', at, changes, startedAt, openedAt, clearedAt, exceeded, ...end, tell: tell && isNews };
}

/** What the corrected data make of the load track now. */
function stateSignals({ was, is }: Pair<Logged>, at: Instant): LoadSignal[] {
  const { figures } = is;
  if (isPast(is)) {
    if (!isLive(was)) return [];
    if (is.endedReason) return [{ kind: 'ended', at: is.clearedAt, reason: is.endedReason }];
    return [{ kind: 'cleared', at: is.clearedAt, clearedAt: is.clearedAt, figures }];
  }
  const isClearing = is.loadTrack === 'clearing';
  if (!isLive(was)) {
    const again: LoadSignal = { kind: 'still_open', at, figures };
    return isClearing ? [again, { kind: 'clearing', at, figures }] : [again];
  }
  if (is.loadTrack !== was.loadTrack)
    return [{ kind: isClearing ? 'clearing' : 'reopened', at, figures }, ...beyond(was, is, at)];
  return beyond(was, is, at);
}

function beyond(was: Logged, { figures }: OpenSpan, at: Instant): LoadSignal[] {
  const [before, now] = [was.figures.status === 'over_absolute', figures.status === 'over_absolute'];
  if (before === now) return [];
  return [{ kind: now ? 'absolute_passed' : 'absolute_left', at, figures }];
}
