import type { Instant } from '../../core/instant.js';

/** What time it is for facts, due times and mail. Leases, sessions and rate limits run on real time instead. */
export abstract class Clock {
  abstract now(): Promise<Instant>;
}
