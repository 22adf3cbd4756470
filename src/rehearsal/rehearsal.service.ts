import { setTimeout as pause } from 'node:timers/promises';

import { beginCatchUp, feedsAwaited } from '../assessment/catch-up.js';
import { type Instant, rfc3339 } from '../core/instant.js';
import { duePending } from '../notifications/settled.queries.js';
import type { Clock } from '../platform/clock/clock.js';
import type { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import type { Sweeper } from '../platform/sweeper.js';
import { anythingRecorded, setClock } from './rehearsal-clock.queries.js';

/** How long an answer waits for the mail that its change caused. */
const longestWait = 10_000;

export interface Moved {
  readonly now: string;
  readonly mailPending?: number;
  readonly outage?: true;
  readonly waitingFor?: readonly string[];
}

/** Moves the rehearsal's clock by hand: nothing that is due on the way is passed over. */
export class Rehearsal {
  private moving: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sweeper: Sweeper,
  ) {}

  /** One move at a time in this process; the clock's row keeps other processes from moving it back. */
  async move(to: Instant, outage: boolean): Promise<Moved> {
    return this.alone(() => (outage ? this.jump(to) : this.walk(to)));
  }

  /** Does something to the whole rehearsal while nobody moves its clock. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.moving.then(work);
    this.moving = turn.catch(() => undefined);
    return turn;
  }

  /** Does what is due now and waits until the mail of it is caught; how many mails are still on their way. */
  async settle(): Promise<number> {
    return (await this.settled()).pending;
  }

  private async settled(): Promise<{ pending: number; isStuck: boolean }> {
    const swept = await this.sweeper.runDue(() => this.clock.now());
    return { pending: await this.mailSettled(), isStuck: swept.kind === 'stuck' };
  }

  private async walk(to: Instant): Promise<Moved> {
    let now = await this.clock.now();
    if (to < now) await this.turnBack(to, now);
    let { pending, isStuck } = await this.settled();
    while (!isStuck) {
      const next = (await this.sweeper.nextDue())?.at ?? null;
      if (next === null || next > to) break;
      now = await this.clock.now();
      if (next > now) await setClock(this.database.db, next, true);
      ({ pending, isStuck } = await this.settled());
      if (next <= now && pending > 0) break;
    }
    await setClock(this.database.db, to, true);
    pending = await this.settle();
    return { now: rfc3339(await this.clock.now()), ...(pending > 0 ? { mailPending: pending } : {}) };
  }

  private async jump(to: Instant): Promise<Moved> {
    const now = await this.clock.now();
    if (to < now) throw earlierThan(now);
    await setClock(this.database.db, to, true);
    const waitingFor = await this.database.transaction(async (tx) => {
      const feeds = await feedsAwaited(tx);
      if (feeds.length > 0) await beginCatchUp(tx, feeds);
      return feeds;
    });
    return { now: rfc3339(to), outage: true, waitingFor };
  }

  private async turnBack(to: Instant, now: Instant): Promise<void> {
    if (await anythingRecorded(this.database.db)) throw earlierThan(now);
    await setClock(this.database.db, to, false);
  }

  private async mailSettled(): Promise<number> {
    const until = performance.now() + longestWait;
    for (let wait = 2; ; wait = Math.min(wait * 1.5, 50)) {
      const pending = await duePending(this.database.db, await this.clock.now());
      if (pending === 0 || performance.now() > until) return pending;
      await pause(wait);
    }
  }
}

const earlierThan = (now: Instant): Problem =>
  new Problem({
    status: 409,
    title: 'The clock only moves forward',
    detail: `The clock stands at ${rfc3339(now)}; it can be set to an earlier time only while nothing is recorded.`,
  });
