import { type Instant, instant } from '../../src/core/instant.js';
import { Clock } from '../../src/platform/clock/clock.js';

/** A clock that stands still until a test moves it. */
export class SteppedClock extends Clock {
  private present: Instant;

  constructor(start: string) {
    super();
    this.present = instant(Date.parse(start));
  }

  now(): Promise<Instant> {
    return Promise.resolve(this.present);
  }

  /** Moves to this moment, given as RFC 3339. */
  set(to: string): void {
    this.present = instant(Date.parse(to));
  }

  advance(milliseconds: number): void {
    this.present = instant(this.present + milliseconds);
  }
}
