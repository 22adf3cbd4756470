import type { Instant } from '../core/instant.js';
import { Clock } from '../platform/clock/clock.js';

/** A clock that only the making of the demonstration moves. */
export class MovedClock extends Clock {
  constructor(private at: Instant) {
    super();
  }

  now(): Promise<Instant> {
    return Promise.resolve(this.at);
  }

  moveTo(at: Instant): void {
    if (at > this.at) this.at = at;
  }
}
