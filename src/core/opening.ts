import type { Breach } from './breach.js';
import { begin, entryOf, then, type Draft } from './breach-draft.js';
import type { Context } from './breach-signal.js';
import type { Exceeded, Figures } from './figures.js';
import { rfc3339, type Instant } from './instant.js';
import { responsibleOf } from './ladder.js';
import { loadsOf, peaksOf } from './load-answer.js';
import type { EndReason } from './load-state.js';
import { copyToWorker, startRound } from './rounds.js';
import type { Subject } from './subject.js';

/** What is known of a breach when it opens. */
export interface Opening {
  readonly subject: Subject;
  readonly targetId: string;
  readonly startedAt: Instant;
  readonly openedAt: Instant;
  readonly figures: Figures;
  readonly exceeded: readonly Exceeded[];
  /** `clearing`: it is back at or below already, but not for long enough. */
  readonly loadTrack: 'open' | 'clearing';
  /** Learned only after data came late or were corrected; its round begins now all the same. */
  readonly late: boolean;
}

/** A breach that began and ended before we could tell. */
export interface PastEpisode extends Pick<
  Opening,
  'subject' | 'targetId' | 'startedAt' | 'openedAt' | 'figures' | 'exceeded'
> {
  readonly clearedAt: Instant;
  /** Why it ended without being cleared; null: it cleared. */
  readonly endedReason: EndReason | null;
}

/** A breach of which nothing is known yet but its subject, its target and its figures. */
export function blank(episode: Omit<PastEpisode, 'clearedAt' | 'endedReason'>, { now, duty }: Context): Breach {
  const { subject, targetId, startedAt, openedAt, figures, exceeded } = episode;
  return {
    ...{
      number: null,
      subject,
      targetId,
      loadTrack: 'open',
      responseTrack: 'awaiting',
      startedAt,
      openedAt,
      noticedAt: now,
    },
    ...{ clearedAt: null, closedAt: null, endedReason: null, foundLate: false, opening: figures, figures, exceeded },
    ...{ round: null, hold: null, acknowledgement: null, withdrawal: null, checkIn: null, waiver: null },
    ...{ excuse: null, firstExcusedAt: null, responsibleId: responsibleOf(duty, subject), handedOverAt: null },
    ...{ remindFrom: null, stillOwedAt: null, mailed: [] },
  };
}

/** Opens a breach and starts its first round, or holds it; the worker gets a short copy of the opening. */
export function open(opening: Opening, context: Context): Draft {
  const { openedAt, startedAt, figures, exceeded, late, loadTrack } = opening;
  const breach: Breach = { ...blank(opening, context), loadTrack };
  const facts = {
    startedAt: rfc3339(startedAt),
    targetVersion: figures.version,
    loads: loadsOf(figures),
    peaks: peaksOf(exceeded),
    late,
  };
  const entry = entryOf(breach, 'opened', context.now, { at: openedAt, facts });
  const opened = then({ ...begin(breach), entries: [entry] }, (next) => startRound(next, 'opened', context));
  return copyToWorker(opened, context);
}

/** Logs a breach that is over already: the response is not owed, and nobody is told. */
export function logFoundLate(episode: PastEpisode, context: Context): Draft {
  const { startedAt, openedAt, clearedAt, endedReason, exceeded, figures } = episode;
  const breach: Breach = {
    ...blank(episode, context),
    ...{ loadTrack: endedReason ? 'ended' : 'cleared', responseTrack: 'not_owed', foundLate: true },
    ...{ clearedAt, endedReason, closedAt: context.now },
  };
  const facts = {
    ...{ startedAt: rfc3339(startedAt), openedAt: rfc3339(openedAt), clearedAt: rfc3339(clearedAt), endedReason },
    ...{ targetVersion: figures.version, loads: loadsOf(figures), peaks: peaksOf(exceeded) },
  };
  return { ...begin(breach), entries: [entryOf(breach, 'found_late', context.now, { at: openedAt, facts })] };
}

/** Keeps the first round of a breach back until the release. */
export function hold(breach: Breach, context: Context): Draft | null {
  return breach.round || breach.hold ? null : startRound(breach, 'opened', { ...context, held: true });
}

/** A hold ends, by hand or by itself: the round that waited for it begins now. */
export function release(breach: Breach, by: string | null, context: Context): Draft | null {
  if (!breach.hold) return null;
  const { cause } = breach.hold;
  const entry = entryOf(breach, 'released', context.now, { by, facts: { heldSince: rfc3339(breach.hold.since) } });
  const freed: Draft = {
    ...begin({ ...breach, hold: null }),
    entries: [entry],
  };
  const isOpening = cause === 'opened';
  const started = then(freed, (next) => startRound(next, isOpening ? 'released' : cause, { ...context, held: false }));
  return isOpening ? copyToWorker(started, context) : started;
}
