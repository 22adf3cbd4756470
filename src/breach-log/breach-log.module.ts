import { Module } from '@nestjs/common';

import { originOf } from '../core/checkpoint.js';
import { type Agency, AGENCY } from '../platform/database/agency.js';
import { SETTINGS } from '../platform/settings/settings.js';
import type { Settings } from '../platform/settings/settings.schema.js';
import { Checkpoints } from './checkpoints.js';
import { LogController } from './log.controller.js';
import { openLogKey } from './log-key.js';

/** The verifiable record: append, checkpoint, prove. */
@Module({
  controllers: [LogController],
  providers: [
    {
      provide: Checkpoints,
      inject: [SETTINGS, AGENCY],
      useFactory: (settings: Settings, agency: Agency) => new Checkpoints(openLogKey(settings), originOf(agency.code)),
    },
  ],
  exports: [Checkpoints],
})
export class BreachLogModule {}
