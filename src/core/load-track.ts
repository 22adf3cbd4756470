import type { Calendar } from './calendar.js';
import { figuresOf, noteExceeded, type Figures } from './figures.js';
import type { Instant } from './instant.js';
import { endOfSpell, isAtOnce, spellEndsAt } from './load-spells.js';
import type { Advanced, LoadHappening, LoadMoment, LoadTrack, Over, Reach } from './load-state.js';

type Step = Pick<Advanced, 'track' | 'happenings'>;
type Pending = Extract<LoadTrack, { state: 'pending' }>;
type Open = Extract<LoadTrack, { state: 'open' }>;
type Clearing = Extract<LoadTrack, { state: 'clearing' }>;

const nowhere: LoadTrack = { state: 'none' };
const atOnce = '0 hours';

/**
 * Follows the track over moments in order of time. At one instant the facts are folded first (a moment holds all of them),
 * then spells are examined: a load back within the limit at the very end of `alertAfter` opens nothing.
 */
export function advance(track: LoadTrack, moments: readonly LoadMoment[], reach: Reach, calendar: Calendar): Advanced {
  let now = track;
  const happenings: LoadHappening[] = [];
  const take = (step: Step | null): void => {
    if (!step) return;
    now = step.track;
    // With no `clearAfter` it is cleared at once, and never was clearing.
    if (step.happenings[0]?.kind === 'cleared' && isSameInstant(happenings.at(-1), step.happenings[0]))
      happenings.pop();
    happenings.push(...step.happenings);
  };
  for (const moment of moments) {
    take(endSpell(now, moment.at, reach, calendar));
    take(look(now, moment));
  }
  take(endSpell(now, null, reach, calendar));
  return { track: now, happenings, spellEndsAt: spellEndsAt(now, calendar) };
}

const isSameInstant = (last: LoadHappening | undefined, cleared: LoadHappening): boolean =>
  last?.kind === 'clearing' && last.at === cleared.at;

/** Ends the running spell if its end lies before an instant (null: wherever the data reach); null: it goes on. */
function endSpell(track: LoadTrack, before: Instant | null, reach: Reach, calendar: Calendar): Step | null {
  if (track.state === 'pending') {
    const end = endOfSpell(track.since, track.alertAfter, reach, calendar);
    return end !== null && (before === null || end < before) ? open(track, end) : null;
  }
  if (track.state !== 'clearing' || reach.stale) return null;
  const end = endOfSpell(track.since, track.clearAfter, reach, calendar);
  if (end === null || (before !== null && end >= before)) return null;
  return { track: nowhere, happenings: [{ kind: 'cleared', at: end, clearedAt: track.since, figures: track.figures }] };
}

function open({ since: startedAt, figures, exceeded }: Pending, openedAt: Instant): Step {
  const over: Over = { startedAt, openedAt, figures, exceeded, overAbsolute: figures.status === 'over_absolute' };
  return { track: { state: 'open', ...over }, happenings: [{ kind: 'opened', at: openedAt, ...over }] };
}

/** One moment against the track: a row of the table of domain rules, section 4. */
function look(track: LoadTrack, moment: LoadMoment): Step | null {
  if (!moment.reading) return leave(track, moment.at, moment.absent ?? 'the target does not apply');
  const figures = figuresOf(moment.reading);
  const { alertAfter, clearAfter } = moment.clocks ?? { alertAfter: atOnce, clearAfter: atOnce };
  const seen = { at: moment.at, figures };
  switch (track.state) {
    case 'none':
      return figures.position === 'over' ? begin(seen, alertAfter) : null;
    case 'pending':
      return figures.position === 'over' ? stayPending(track, figures, alertAfter) : discard(track, moment.at);
    case 'open':
      return (
        targetChanged(track, seen) ?? (figures.position === 'clear' ? calm(track, seen, clearAfter) : note(track, seen))
      );
    case 'clearing':
      if (figures.position === 'clear') return { track: { ...track, clearAfter, figures }, happenings: [] };
      return targetChanged(track, seen) ?? reopen(track, seen);
  }
}

interface Seen {
  readonly at: Instant;
  readonly figures: Figures;
}

function begin({ at, figures }: Seen, alertAfter: string): Step {
  const pending: Pending = { state: 'pending', since: at, alertAfter, figures, exceeded: noteExceeded([], figures) };
  // With no `alertAfter` it is a breach at once, and never was pending.
  return isAtOnce(alertAfter) ? open(pending, at) : { track: pending, happenings: [{ kind: 'pending', at, figures }] };
}

function stayPending(track: Pending, figures: Figures, alertAfter: string): Step {
  const exceeded = noteExceeded(track.exceeded, figures);
  return { track: { ...track, alertAfter, figures, exceeded }, happenings: [] };
}

const discard = (track: Pending, at: Instant): Step => ({
  track: nowhere,
  happenings: [{ kind: 'discarded', at, since: track.since }],
});

/** Subject or target no longer applies. */
function leave(track: LoadTrack, at: Instant, why: string): Step | null {
  switch (track.state) {
    case 'none':
      return null;
    case 'pending':
      return discard(track, at);
    case 'open':
    case 'clearing':
      return { track: nowhere, happenings: [{ kind: 'ended', at, reason: { code: 'no_longer_applies', why } }] };
  }
}

/** A new version with other limits, under which it is not over, ends the breach; hysteresis does not outlive the old limit. */
function targetChanged(track: Open | Clearing, { at, figures }: Seen): Step | null {
  const before = track.figures;
  if (figures.position === 'over' || figures.version === before.version) return null;
  const limits = figures.rules.map(({ countUnit, effectiveLimit: to }, rule) => ({
    countUnit,
    from: before.rules[rule]?.effectiveLimit ?? null,
    to,
  }));
  const sameLimits = before.rules.length === limits.length && limits.every(({ from, to }) => from === to);
  if (sameLimits) return null;
  const reason = { code: 'target_changed', fromVersion: before.version, toVersion: figures.version, limits } as const;
  return { track: nowhere, happenings: [{ kind: 'ended', at, reason }] };
}

/** Peak, rules exceeded and the passing of the absolute limit are noted; only the last is told. */
function note(track: Over, { at, figures }: Seen): Step {
  const exceeded = noteExceeded(track.exceeded, figures);
  const overAbsolute = figures.status === 'over_absolute';
  const { startedAt, openedAt } = track;
  const happenings: LoadHappening[] = [];
  if (exceeded !== track.exceeded) happenings.push({ kind: 'peak', at, figures, exceeded });
  if (overAbsolute && !track.overAbsolute) happenings.push({ kind: 'absolute_passed', at, figures });
  if (!overAbsolute && track.overAbsolute) happenings.push({ kind: 'absolute_left', at, figures });
  return { track: { state: 'open', startedAt, openedAt, figures, exceeded, overAbsolute }, happenings };
}

function calm(track: Open, { at, figures }: Seen, clearAfter: string): Step {
  const clearing: Clearing = { ...track, state: 'clearing', since: at, clearAfter, figures, overAbsolute: false };
  return { track: clearing, happenings: [{ kind: 'clearing', at, figures }] };
}

function reopen(track: Clearing, seen: Seen): Step {
  const { track: next, happenings } = note(track, seen);
  return { track: next, happenings: [{ kind: 'reopened', at: seen.at, figures: seen.figures }, ...happenings] };
}
