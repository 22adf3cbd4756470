import { log } from '../platform/log.js';

const minute = 60_000;

/**
 * Calls a URL every 60 seconds while every loop of this process has run within the last minute: whoever watches the
 * URL is alarmed when the calls stop. Runs on real time.
 */
export class Heartbeat {
  private readonly beats = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Names a loop that must keep running; the function it answers is to be called at each turn. */
  register(loop: string): () => void {
    const beat = (): void => void this.beats.set(loop, this.now());
    beat();
    return beat;
  }

  /** The loops that have not run within the last minute. */
  stopped(): string[] {
    const since = this.now() - minute;
    return [...this.beats].filter(([, at]) => at < since).map(([loop]) => loop);
  }

  start(): void {
    if (this.url === undefined || this.timer !== undefined) return;
    this.timer = setInterval(() => void this.call(), minute);
    this.timer.unref();
    void this.call();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Calls the URL unless a loop stands still; whether it was called and answered well. */
  async call(): Promise<boolean> {
    const stopped = this.stopped();
    if (stopped.length > 0) {
      log.error({ stopped }, 'no heartbeat: not everything runs');
      return false;
    }
    if (this.url === undefined) return false;
    try {
      const answer = await fetch(this.url, { signal: AbortSignal.timeout(10_000), redirect: 'manual' });
      await answer.body?.cancel();
      if (!answer.ok) log.warn({ status: answer.status }, 'the heartbeat was not taken');
      return answer.ok;
    } catch (error) {
      log.warn({ err: error }, 'the heartbeat did not arrive');
      return false;
    }
  }
}
