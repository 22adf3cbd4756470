import type { Exceeded, Figures } from './figures.js';
import type { Instant } from './instant.js';
import type { EndReason, LoadHappening } from './load-state.js';

/** What is to be done about the happenings of one subject and target that were noticed together. */
export interface Noticed {
  /** For the breach that was open before, in order of time. */
  readonly signals: readonly Exclude<LoadHappening, { kind: 'pending' | 'discarded' | 'opened' }>[];
  /** Breaches that began and ended before we could tell. */
  readonly past: readonly PastSpan[];
  /** The breach that opened and is open still; null: none did. */
  readonly opening: OpenSpan | null;
}

/** From the first moment over to the last reading, with the highest loads on the way. */
export interface OpenSpan {
  readonly startedAt: Instant;
  readonly openedAt: Instant;
  readonly figures: Figures;
  readonly exceeded: readonly Exceeded[];
  readonly loadTrack: 'open' | 'clearing';
}

/** A breach of the past: cleared, or ended with a reason. */
export interface PastSpan extends Omit<OpenSpan, 'loadTrack'> {
  readonly clearedAt: Instant;
  readonly endedReason: EndReason | null;
}

const started = ({ startedAt, openedAt, figures, exceeded }: Extract<LoadHappening, { kind: 'opened' }>): OpenSpan => ({
  startedAt,
  openedAt,
  figures,
  exceeded,
  loadTrack: 'open',
});

function goOn(span: OpenSpan, happening: Exclude<LoadHappening, { kind: 'opened' | 'cleared' | 'ended' }>): OpenSpan {
  switch (happening.kind) {
    case 'pending':
    case 'discarded':
      return span;
    case 'peak':
      return { ...span, figures: happening.figures, exceeded: happening.exceeded };
    case 'absolute_passed':
    case 'absolute_left':
      return { ...span, figures: happening.figures };
    case 'clearing':
      return { ...span, figures: happening.figures, loadTrack: 'clearing' };
    case 'reopened':
      return { ...span, figures: happening.figures, loadTrack: 'open' };
  }
}

function ended(span: OpenSpan, happening: Extract<LoadHappening, { kind: 'cleared' | 'ended' }>): PastSpan {
  const { startedAt, openedAt, exceeded } = span;
  const isCleared = happening.kind === 'cleared';
  const figures = isCleared ? happening.figures : span.figures;
  const clearedAt = isCleared ? happening.clearedAt : happening.at;
  return { startedAt, openedAt, exceeded, figures, clearedAt, endedReason: isCleared ? null : happening.reason };
}

/**
 * Sorts happenings that were noticed in one go: a request is folded whole, in order, then told. What happened to the breach
 * that was open before are signals to it; one that opened and ended meanwhile is of the past; one that opened and rose
 * further opens with its latest figures.
 */
export function sortNoticed(happenings: readonly LoadHappening[]): Noticed {
  const signals: Noticed['signals'][number][] = [];
  const past: PastSpan[] = [];
  let opening: OpenSpan | null = null;
  for (const happening of happenings) {
    if (happening.kind === 'opened') opening = started(happening);
    else if (happening.kind === 'pending' || happening.kind === 'discarded') continue;
    else if (!opening) signals.push(happening);
    else if (happening.kind === 'cleared' || happening.kind === 'ended') {
      past.push(ended(opening, happening));
      opening = null;
    } else opening = goOn(opening, happening);
  }
  return { signals, past, opening };
}
