import { Injectable } from '@nestjs/common';

import type { Outcome } from '../caseload/received-fact.js';
import { Database } from '../platform/database/database.js';
import type { Receipt } from './arrival.queries.js';
import type { ToldEvent } from './event.js';
import { takeEvents } from './take-events.js';

/** A request that waits for its turn. */
interface Waiting {
  readonly events: readonly ToldEvent[];
  readonly receipt: Receipt;
  readonly resolve: (outcomes: readonly Outcome[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Requests share a transaction up to this many events. */
const mostTogether = 500;
/** So many transactions take events in at a time, where so much waits: one is at the database while another is prepared here. */
const lanes = 2;
const worthAnother = 50;

/**
 * Where events come in. A request that comes alone is taken at once; those that arrive while others are on their way are
 * taken together next, in one transaction, each with its own answer.
 */
@Injectable()
export class EventIntake {
  private readonly waiting: Waiting[] = [];
  private running = 0;

  constructor(private readonly database: Database) {}

  /** Takes the events of a request in, and answers when they are durable and judged: one outcome for each. */
  async take(events: readonly ToldEvent[], receipt: Receipt): Promise<readonly Outcome[]> {
    if (events.length === 0) return [];
    return new Promise((resolve, reject) => {
      this.waiting.push({ events, receipt, resolve, reject });
      void this.work();
    });
  }

  private async work(): Promise<void> {
    if (this.running === lanes || (this.running > 0 && this.eventsWaiting() < worthAnother)) return;
    this.running += 1;
    for (let next = this.next(); next.length > 0; next = this.next()) await this.takeTogether(next);
    this.running -= 1;
  }

  private eventsWaiting(): number {
    return this.waiting.reduce((sum, { events }) => sum + events.length, 0);
  }

  /** The requests that have waited longest: as many as fit, and one at least. */
  private next(): Waiting[] {
    let events = 0;
    const beyond = this.waiting.findIndex((each, i) => (events += each.events.length) > mostTogether && i > 0);
    return this.waiting.splice(0, beyond === -1 ? this.waiting.length : beyond);
  }

  /** What fails together is tried one by one: nobody's request fails for another's. */
  private async takeTogether(requests: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.inOneTransaction(requests);
      let start = 0;
      for (const { events, resolve } of requests) resolve(outcomes.slice(start, (start += events.length)));
    } catch (error) {
      if (requests.length === 1) requests[0]?.reject(error);
      else for (const request of requests) await this.takeTogether([request]);
    }
  }

  private inOneTransaction(requests: readonly Waiting[]): Promise<readonly Outcome[]> {
    const events = requests.flatMap((request) => request.events);
    const receipts = requests.map((request) => request.receipt);
    return this.database.transaction((tx) => takeEvents(tx, events, receipts));
  }
}
