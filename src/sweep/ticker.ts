import { beginCatchUp, feedsAwaited } from '../assessment/catch-up.js';
import type { Clock } from '../platform/clock/clock.js';
import type { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { log } from '../platform/log.js';
import type { Sweeper } from '../platform/sweeper.js';
import { giveLeaseBack, takeLease } from './lease.queries.js';

const everySecond = 1_000;
const leaseSeconds = 10;
/** Nobody has swept for so long: an outage, whose missed days are caught up before anybody is told anything. */
const outage = 15 * 60_000;

/** Sweeps once a second while this process holds the lease. In a rehearsal the clock's mover sweeps instead. */
export class Ticker {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private readonly holder = newId();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sweeper: Sweeper,
    private readonly beat: () => void,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => {
      this.running ??= this.tick().finally(() => {
        this.running = undefined;
      });
    }, everySecond);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.running;
    await giveLeaseBack(this.database.db, 'sweep', this.holder).catch(() => undefined);
  }

  private async tick(): Promise<void> {
    try {
      const lease = await takeLease(this.database.db, { name: 'sweep', holder: this.holder, seconds: leaseSeconds });
      this.beat();
      if (lease.kind === 'held_by_another') return;
      if (lease.idleFor > outage) await this.catchUp();
      const swept = await this.sweeper.runDue(() => this.clock.now());
      if (swept.kind === 'stuck') log.error({ source: swept.source }, 'a due source does not come to an end');
    } catch (error) {
      log.error({ err: error }, 'the sweep failed; tried again within a second');
    }
  }

  private async catchUp(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const feeds = await feedsAwaited(tx);
      if (feeds.length > 0) await beginCatchUp(tx, feeds);
    });
  }
}
