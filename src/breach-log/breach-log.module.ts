import { Module, type OnModuleInit } from '@nestjs/common';

import { originOf } from '../core/checkpoint.js';
import { type Agency, AGENCY } from '../platform/database/agency.js';
import { Database } from '../platform/database/database.js';
import { log } from '../platform/log.js';
import { SETTINGS } from '../platform/settings/settings.js';
import type { Settings } from '../platform/settings/settings.schema.js';
import { ReadinessChecks } from '../platform/web/readiness.js';
import { Checkpoints } from './checkpoints.js';
import { LogController } from './log.controller.js';
import { logIntact } from './log-intact.js';
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
export class BreachLogModule implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly checkpoints: Checkpoints,
    private readonly readiness: ReadinessChecks,
  ) {}

  async onModuleInit(): Promise<void> {
    this.readiness.add('log', async () => {
      const intactness = await logIntact(this.database.db);
      return intactness.intact ? null : intactness.detail;
    });
    const former = await this.checkpoints.formerKey(this.database.db);
    if (former === null) return;
    log.warn(
      { former, present: this.checkpoints.publicKey },
      'another key than this one signed the last checkpoint of the log',
    );
  }
}
