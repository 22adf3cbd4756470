import type { Clock } from '../platform/clock/clock.js';
import type { Db } from '../platform/database/database.js';
import { log } from '../platform/log.js';
import { claimDue, countInQueue } from './lease.queries.js';

/** Puts the ids of mails into the queue. */
export type Publish = (mailIds: readonly string[]) => Promise<void>;

/** How many mails wait in the queue at most; the rest of a backlog stays in the database, where it costs nothing. */
const mostInQueue = 5_000;
const mostAtOnce = 500;
const safetyTick = 1_000;

/**
 * Takes mails that are due out of the database and publishes them, outside any transaction: an id that is lost on the
 * way is published again when its lease has run out. Woken after each commit that promised mail, and once a second.
 */
export class MailRelay {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly publish: Publish,
    private readonly beat: () => void = () => undefined,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => {
      this.wake();
    }, safetyTick);
    this.wake();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    this.again = false;
    await this.running;
  }

  /** Looks for due mails now, or again when it is just looking. */
  wake(): void {
    this.again = true;
    this.running ??= this.work().finally(() => {
      this.running = undefined;
      if (this.again && this.timer !== undefined) this.wake();
    });
  }

  private async work(): Promise<void> {
    try {
      while (this.again) {
        this.again = false;
        const { published, most } = await this.pass();
        if (published === most && most > 0) this.again = true;
      }
      this.beat();
    } catch (error) {
      log.error({ err: error }, 'mail could not be put into the queue; tried again within a second');
    }
  }

  private async pass(): Promise<{ published: number; most: number }> {
    const most = Math.min(mostAtOnce, mostInQueue - (await countInQueue(this.db)));
    if (most <= 0) return { published: 0, most: 0 };
    const mailIds = await claimDue(this.db, await this.clock.now(), most);
    if (mailIds.length > 0) await this.publish(mailIds);
    return { published: mailIds.length, most };
  }
}
