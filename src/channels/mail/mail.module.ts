import { Inject, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

import { recordMailMode } from '../../agency/mail-mode.js';
import { Checkpoints } from '../../breach-log/checkpoints.js';
import { BreachLogModule } from '../../breach-log/breach-log.module.js';
import { Heartbeat } from '../../notifications/heartbeat.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { UndeliverableHook } from '../../notifications/undeliverable.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Agency, AGENCY } from '../../platform/database/agency.js';
import { Database } from '../../platform/database/database.js';
import { log } from '../../platform/log.js';
import { Problem } from '../../platform/problem/problem.js';
import { QUEUES, type Queues } from '../../platform/queues/queues.js';
import { SETTINGS } from '../../platform/settings/settings.js';
import type { Settings } from '../../platform/settings/settings.schema.js';
import { LetterDesk } from './letter-desk.js';
import { mailModeOf } from './mail-settings.js';
import { deskFor, dutiesWith, postmanFor } from './mail-wiring.js';
import { MailService } from './mail.service.js';
import { NotificationsController } from './notifications.controller.js';
import { Postman } from './postman.js';

type Given = [Database, Clock, Queues, Heartbeat, UndeliverableHook, LetterDesk, Postman];

/** Mail runs wherever work is done: it takes part in the life of the process. */
function serviceFrom(...[database, clock, queues, heartbeat, hook, desk, postman]: Given): MailService {
  const ground = {
    database,
    clock,
    queues,
    duties: dutiesWith(hook),
    beat: heartbeat.register('mail relay'),
  };
  return new MailService(ground, desk, postman);
}

/** Mail: what is owed becomes letters, and leaves or is kept. */
@Module({
  imports: [NotificationsModule, BreachLogModule],
  controllers: [NotificationsController],
  providers: [
    { provide: Postman, inject: [SETTINGS, AGENCY, Database], useFactory: postmanFor },
    { provide: LetterDesk, inject: [SETTINGS, AGENCY, Database, HttpAdapterHost, Checkpoints], useFactory: deskFor },
    {
      provide: MailService,
      inject: [Database, Clock, QUEUES, Heartbeat, UndeliverableHook, LetterDesk, Postman],
      useFactory: serviceFrom,
    },
  ],
  exports: [Postman, LetterDesk],
})
export class MailModule implements OnApplicationBootstrap, OnModuleDestroy {
  private started = false;

  constructor(
    private readonly mail: MailService,
    private readonly heartbeat: Heartbeat,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(AGENCY) private readonly agency: Agency,
    private readonly database: Database,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role === 'web') return;
    this.started = true;
    await this.putOnRecord();
    await this.mail.start();
    this.heartbeat.start();
  }

  /** A log that takes nothing more, because something is missing in it, is said elsewhere and stops no start. */
  private async putOnRecord(): Promise<void> {
    const mode = mailModeOf({ ...this.settings, rehearsal: this.agency.rehearsal });
    if (mode === null) return;
    try {
      await this.database.transaction((tx) => recordMailMode(tx, mode));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      log.error({ err: error }, 'where mail goes could not be put on record');
    }
  }

  async onModuleDestroy(): Promise<void> {
    if (!this.started) return;
    this.heartbeat.stop();
    await this.mail.stop();
  }
}
