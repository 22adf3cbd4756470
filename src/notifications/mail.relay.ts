import type { Clock } from '../platform/clock/clock.js';
import type { Db } from '../platform/database/database.js';
import { log } from '../platform/log.js';
import { claimForQueue } from './lease.queries.js';

/** Puts the ids of mails into the queue. */
export type Publish = (mailIds: readonly string[]) => Promise<void>;

/** The rest of a backlog stays in the database, where it costs nothing. */
const limits = { atOnce: 500, inQueue: 5_000 };
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
        if (await this.pass()) this.again = true;
      }
      this.beat();
    } catch (error) {
      log.error({ err: error }, 'mail could not be put into the queue; tried again within a second');
    }
  }

  /** Whether more may be due. */
  private async pass(): Promise<boolean> {
    const { mailIds, full } = await claimForQueue(this.db, await this.clock.now(), limits);
    if (mailIds.length > 0) await this.publish(mailIds);
    return full;
  }
}
