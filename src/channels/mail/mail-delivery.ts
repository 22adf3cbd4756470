import { setTimeout as pause } from 'node:timers/promises';

import type { SettlingDuties } from '../../notifications/duties.js';
import { Gatherer } from '../../notifications/gather.js';
import { dropTaken, giveBack, renewLeases, takeForSending } from '../../notifications/lease.queries.js';
import type { Attempt } from '../../notifications/outcome.js';
import { settle } from '../../notifications/settle.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { log } from '../../platform/log.js';
import type { Gathered } from './gathered.js';
import type { LetterDesk, Written } from './letter-desk.js';
import type { Postman } from './postman.js';
import { previewOf } from './preview.js';

/** A sender renews the leases of the mails in its hands this often: many times before they run out. */
const renewEvery = 2_000;
const mostSettlingTries = 4;
const longestStop = 5_000;

/**
 * Works off the ids of mails: takes the mail, unless somebody else has it or it is settled; writes it; hands it over;
 * puts on record what became of it. Coming twice does no harm.
 */
export class MailDelivery {
  private readonly holder = `sender ${newId()}`;
  private readonly inHand = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;
  private underway = 0;
  private readonly taking = new Gatherer<string, Written | null>((mailIds) => this.take(mailIds));
  private readonly settling = new Gatherer<Attempt, null>((attempts) => this.settle(attempts));

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly desk: LetterDesk,
    private readonly postman: Postman,
    private readonly duties: SettlingDuties,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => void this.renew(), renewEvery);
    this.timer.unref();
  }

  /** Does once for nobody what each mail needs, so that the first mail waits neither for plans nor for code that never ran. */
  async warmUp(): Promise<void> {
    try {
      await this.reading([]);
      await previewOf('opened');
    } catch (error) {
      log.debug({ err: error }, 'mail was not warmed up');
    }
  }

  /** Gives back what still comes out of the queue, lets the mails in hand end, closes the way to the server. */
  async stop(): Promise<void> {
    this.stopping = true;
    const until = performance.now() + longestStop;
    while (this.underway > 0 && performance.now() < until) await pause(10);
    clearInterval(this.timer);
    this.timer = undefined;
    await this.postman.close();
  }

  /** Works off one mail. */
  async handle(mailId: string): Promise<void> {
    if (this.stopping) {
      await giveBack(this.database.db, mailId);
      return;
    }
    this.underway += 1;
    try {
      await this.workOff(mailId);
    } finally {
      this.underway -= 1;
    }
  }

  private async workOff(mailId: string): Promise<void> {
    const written = await this.taking.do(mailId);
    if (written === null) return;
    try {
      const attempt = await this.attempt(mailId, written);
      if (attempt !== null) await this.settling.do(attempt);
    } finally {
      this.inHand.delete(mailId);
    }
  }

  private async attempt(mailId: string, written: Written): Promise<Attempt | null> {
    switch (written.kind) {
      case 'letter':
        return { mailId, outcome: await this.postman.deliver(written.letter, await this.clock.now()) };
      case 'no_address':
      case 'put_off':
        return { mailId, outcome: written };
      case 'nothing':
        await dropTaken(this.database.db, mailId, await this.clock.now());
        return null;
    }
  }

  /** What the mails say is read after they are taken, in the same journey: from then on nothing of it is taken back. */
  private reading(mailIds: readonly string[]): Promise<[string[], Gathered]> {
    return this.database.transaction((tx) =>
      Promise.all([takeForSending(tx, mailIds, this.holder), this.desk.gather(tx, mailIds, tx.now)]),
    );
  }

  private async take(mailIds: readonly string[]): Promise<(Written | null)[]> {
    const [taken, gathered] = await this.reading(mailIds);
    if (taken.length === 0) return mailIds.map(() => null);
    const written = await this.desk.write(taken, gathered.now, gathered);
    for (const mailId of taken) this.inHand.add(mailId);
    return mailIds.map((mailId) => written.get(mailId) ?? null);
  }

  /** What was handed over must be put on record, or it is handed over again: a database that stumbles is tried again. */
  private async settle(attempts: readonly Attempt[]): Promise<null[]> {
    for (let tried = 1; ; tried++) {
      try {
        await this.database.transaction((tx) => settle(tx, attempts, this.duties));
        return attempts.map(() => null);
      } catch (error) {
        if (tried === mostSettlingTries) throw error;
        log.warn(
          { err: error, mails: attempts.length },
          'what became of mails could not be put on record; tried again',
        );
        await pause(250 * 2 ** tried);
      }
    }
  }

  private async renew(): Promise<void> {
    if (this.inHand.size === 0) return;
    try {
      await renewLeases(this.database.db, [...this.inHand], this.holder);
    } catch (error) {
      log.warn({ err: error }, 'leases of mails could not be renewed');
    }
  }
}
