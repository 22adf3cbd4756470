import { Global, Module } from '@nestjs/common';

import { SETTINGS } from '../platform/settings/settings.js';
import type { Settings } from '../platform/settings/settings.schema.js';
import { Heartbeat } from './heartbeat.js';
import { UndeliverableHook } from './undeliverable.js';

/** What several rooms share of the outbox: the heartbeat of the loops, and whom to tell of mail that nobody takes. */
@Global()
@Module({
  providers: [
    UndeliverableHook,
    {
      provide: Heartbeat,
      inject: [SETTINGS],
      useFactory: (settings: Settings) => new Heartbeat(settings.heartbeatUrl),
    },
  ],
  exports: [UndeliverableHook, Heartbeat],
})
export class NotificationsModule {}
