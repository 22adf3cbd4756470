import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';

import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Sweeper } from '../platform/sweeper.js';
import { SweepModule } from '../sweep/sweep.module.js';
import { MailFaultsController } from './mail-faults.controller.js';
import { MailboxController } from './mailbox.controller.js';
import { RehearsalController } from './rehearsal.controller.js';
import { Rehearsal } from './rehearsal.service.js';
import { SettlingInterceptor } from './settling.interceptor.js';

/** The calls that there are in a rehearsal only, and answers that wait for what they caused. */
@Module({})
export class RehearsalModule {
  static when(isRehearsal: boolean): DynamicModule {
    if (!isRehearsal) return { module: RehearsalModule };
    return {
      module: RehearsalModule,
      imports: [SweepModule],
      controllers: [RehearsalController, MailboxController, MailFaultsController],
      providers: [
        {
          provide: Rehearsal,
          inject: [Database, Clock, Sweeper],
          useFactory: (database: Database, clock: Clock, sweeper: Sweeper) => new Rehearsal(database, clock, sweeper),
        },
        { provide: APP_INTERCEPTOR, useClass: SettlingInterceptor },
      ],
    };
  }
}
