import { type Instant, instant } from '../../core/instant.js';
import { Clock } from './clock.js';

/** Another measurement after this long: crystals drift by seconds a week. */
const measureEvery = 60_000;
/** The host's clock and its counter have parted by more than this: it slept, or its clock was set. */
const mostParting = 1_000;

interface Measurement {
  /** PostgreSQL's time, in milliseconds since 1970, when the counter stood at `counter`. */
  readonly time: number;
  readonly counter: number;
  readonly hostTime: number;
}

/**
 * PostgreSQL's time without asking it each time: the offset of this host is measured, and its counter, which nobody
 * sets, says how long ago. Never goes back.
 */
export class SystemClock extends Clock {
  private measured: Measurement | undefined;
  private measuring: Promise<Measurement> | undefined;
  private last = 0;

  constructor(private readonly askDatabase: () => Promise<number>) {
    super();
  }

  async now(): Promise<Instant> {
    const { time, counter } = await this.measurement();
    this.last = Math.max(this.last, Math.floor(time + performance.now() - counter));
    return instant(this.last);
  }

  private async measurement(): Promise<Measurement> {
    const known = this.measured;
    if (known !== undefined) {
      const passed = performance.now() - known.counter;
      const parted = Math.abs(Date.now() - known.hostTime - passed);
      if (passed < measureEvery && parted < mostParting) return known;
      // The old offset serves while a new one is measured, unless the two clocks have parted.
      if (parted < mostParting) {
        this.measure().catch(() => undefined);
        return known;
      }
    }
    return this.measure();
  }

  private measure(): Promise<Measurement> {
    this.measuring ??= this.measureBest().finally(() => {
      this.measuring = undefined;
    });
    return this.measuring;
  }

  /** Of three questions the one answered fastest: the answer is then off by half its way at most. */
  private async measureBest(): Promise<Measurement> {
    let best: (Measurement & { way: number }) | undefined;
    for (let question = 0; question < 3; question++) {
      const asked = performance.now();
      const time = await this.askDatabase();
      const answered = performance.now();
      const way = answered - asked;
      if (best === undefined || way < best.way) {
        best = { time, counter: asked + way / 2, hostTime: Date.now() - way / 2, way };
      }
    }
    if (best === undefined) throw new Error('the clock was not measured');
    this.measured = best;
    return best;
  }
}
