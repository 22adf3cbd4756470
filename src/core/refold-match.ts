import type { Instant } from './instant.js';
import type { OpenSpan, PastSpan } from './load-signals.js';

/** Something that lasted from its first moment over to its clearing; without one it lasts still. */
interface Lasting {
  readonly startedAt: Instant;
  readonly clearedAt?: Instant | null;
}

/** A breach on the log and the one that the replay shows in its place. */
export interface Pair<Was> {
  readonly was: Was;
  readonly is: PastSpan | OpenSpan;
}

/** How a log and a replay correspond: each item of both stands in exactly one of the lists. */
export interface Matched<Was> {
  readonly pairs: readonly Pair<Was>[];
  /** Not in the replay; `into`: the breach on the log whose place in the replay covers it. */
  readonly lost: readonly { readonly was: Was; readonly into: Was | null }[];
  /** Not on the log. */
  readonly missing: readonly (PastSpan | OpenSpan)[];
}

const endOf = ({ clearedAt }: Lasting): number => clearedAt ?? Infinity;

/** How long two lasted together; two that last still share more than any others, negative: they never met. */
function shared(a: Lasting, b: Lasting): number {
  return Math.min(endOf(a), endOf(b)) - Math.max(a.startedAt, b.startedAt);
}

/**
 * Matches what was logged with what is replayed: those that last still belong together, whatever their starts, so that a
 * running breach keeps its number; then those that share the longest time, each once.
 */
export function match<Was extends Lasting>(
  logged: readonly Was[],
  replayed: readonly (PastSpan | OpenSpan)[],
): Matched<Was> {
  const candidates = logged
    .flatMap((was) => replayed.map((is) => ({ was, is, together: shared(was, is) })))
    .filter(({ together }) => together >= 0)
    .sort(
      (a, b) =>
        compareNumbers(b.together, a.together) || a.was.startedAt - b.was.startedAt || a.is.startedAt - b.is.startedAt,
    );
  const pairs: Pair<Was>[] = [];
  for (const { was, is } of candidates)
    if (!pairs.some((pair) => pair.was === was || pair.is === is)) pairs.push({ was, is });
  const lost = logged
    .filter((was) => !pairs.some((pair) => pair.was === was))
    .map((was) => ({ was, into: pairs.find((pair) => shared(was, pair.is) > 0)?.was ?? null }));
  const missing = replayed.filter((is) => !pairs.some((pair) => pair.is === is));
  return { pairs, lost, missing };
}

/** Infinity less infinity is no number. */
const compareNumbers = (a: number, b: number): number => (a === b ? 0 : a - b);
