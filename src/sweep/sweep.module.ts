import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

import { AgendaSweep } from '../assessment/agenda.sweep.js';
import { CatchUpSweep } from '../assessment/catch-up.sweep.js';
import { SpellSweep } from '../assessment/spell.sweep.js';
import { BreachLogModule } from '../breach-log/breach-log.module.js';
import { checkpointDue } from '../breach-log/checkpoint-due.js';
import { Checkpoints } from '../breach-log/checkpoints.js';
import { BreachSweep } from '../breaches/breach.sweep.js';
import { HoldSweep } from '../breaches/hold.sweep.js';
import { openCatchUp } from '../breaches/hold.queries.js';
import { digestDue } from '../channels/mail/digest.sweep.js';
import { futureFacts } from '../feeds/future-facts.sweep.js';
import { freshness } from '../feeds/freshness.sweep.js';
import { heldImports } from '../feeds/held-imports.sweep.js';
import { receipts } from '../feeds/receipts.sweep.js';
import { Heartbeat } from '../notifications/heartbeat.js';
import { promise } from '../notifications/promise.js';
import { mailRetries } from '../notifications/retries.sweep.js';
import { calendarOf } from '../people/calendar.queries.js';
import { seats } from '../people/grant.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { type Agency, AGENCY } from '../platform/database/agency.js';
import { Database } from '../platform/database/database.js';
import type { DueSource } from '../platform/due.js';
import { SETTINGS } from '../platform/settings/settings.js';
import type { Settings } from '../platform/settings/settings.schema.js';
import { Sweeper } from '../platform/sweeper.js';
import { disputesDue } from '../voice/dispute.sweep.js';
import { Ticker } from './ticker.js';

/** What comes due, in the order in which it is looked at for one instant: facts first, then spells and due times, last retries. */
function dueSources(checkpoints: Checkpoints): DueSource[] {
  const circle = {
    calendarOf,
    seats,
    promise: (tx: Parameters<typeof promise>[0], notices: Parameters<typeof promise>[1]) =>
      promise(tx, notices, () => null),
  };
  return [
    futureFacts,
    new CatchUpSweep(),
    new AgendaSweep(),
    new SpellSweep(),
    new HoldSweep(),
    new BreachSweep(),
    disputesDue,
    freshness,
    heldImports,
    receipts,
    digestDue,
    checkpointDue(checkpoints, circle),
    mailRetries,
  ];
}

/** Everything that happens by the clock. */
@Module({
  imports: [BreachLogModule],
  providers: [
    {
      provide: Sweeper,
      inject: [Database, Checkpoints],
      useFactory: (database: Database, checkpoints: Checkpoints) =>
        new Sweeper(database, dueSources(checkpoints), async (db) => (await openCatchUp(db)) !== null),
    },
    {
      provide: Ticker,
      inject: [Database, Clock, Sweeper, Heartbeat],
      useFactory: (database: Database, clock: Clock, sweeper: Sweeper, heartbeat: Heartbeat) =>
        new Ticker(database, clock, sweeper, heartbeat.register('sweep')),
    },
  ],
  exports: [Sweeper],
})
export class SweepModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly ticker: Ticker,
    private readonly heartbeat: Heartbeat,
    @Inject(AGENCY) private readonly agency: Agency,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role === 'web' || this.agency.rehearsal) return;
    this.ticker.start();
    this.heartbeat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.heartbeat.stop();
    await this.ticker.stop();
  }
}
