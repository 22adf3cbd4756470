import { exact, type Exact } from './decimal.js';

/** When so many breaches open at once that a fault of the data is likelier than a change of the work. */
export interface MassChangeGuard {
  /** Share of the program's workers: 0.2 is a fifth. */
  readonly share: Exact;
  readonly workers: number;
}

/** What a program's workers did in one import, one target taking force or one catch-up. */
export interface Openings {
  readonly program: string;
  /** Workers whose breach opens in it. */
  readonly opening: number;
  /** Workers of the program. */
  readonly workers: number;
}

/**
 * The programs in which more than the guard's share of the workers **and** more than its number of workers open a breach at
 * once (domain rules, section 5). Exactly the share, or exactly the number, is none. No guard: never.
 */
export function massChanges(openings: readonly Openings[], guard: MassChangeGuard | null): readonly Openings[] {
  if (guard === null) return [];
  return openings.filter(
    ({ opening, workers }) => opening > guard.workers && exact(opening).gt(guard.share.times(workers)),
  );
}
