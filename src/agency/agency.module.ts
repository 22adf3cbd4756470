import { Module } from '@nestjs/common';

import { GrantsController } from './grants.controller.js';
import { RetirementController } from './retirement.controller.js';
import { RosterController } from './roster.controller.js';
import { SettingsController } from './settings.controller.js';
import { TargetsController } from './targets.controller.js';
import { WorkerRouteController } from './worker-route.controller.js';

/** What the two sides and the admin settle: targets, seats, settings; and the roster as it is read back. */
@Module({
  controllers: [
    TargetsController,
    RetirementController,
    GrantsController,
    SettingsController,
    RosterController,
    WorkerRouteController,
  ],
})
export class AgencyModule {}
