import { instant, type Instant } from '../core/instant.js';
import type { IsRelieved } from './caseworld.js';
import { Random } from './random.js';

/** A check-in that was held: for some days after it new work goes to others of the unit. */
export interface HeldCheckIn {
  readonly personId: string;
  /** The breach it was about. */
  readonly number: string;
  readonly at: Instant;
}

/** So many days at most does anybody take no new work. */
export const longestRelief = 15;
const shortestRelief = 5;
const day = 86_400_000;

/** Who takes no new work when, by what was agreed at these check-ins. */
export function reliefBy(seed: number, heldCheckIns: Iterable<HeldCheckIn>): IsRelieved {
  const until = new Map<string, Instant>();
  for (const { personId, number, at } of heldCheckIns) {
    const days = Random.about(seed, 'relief', number).whole(shortestRelief, longestRelief);
    until.set(personId, instant(Math.max(until.get(personId) ?? 0, at + days * day)));
  }
  return (personId, at) => at < (until.get(personId) ?? 0);
}
