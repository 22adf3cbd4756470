import { Module } from '@nestjs/common';

import { AbandonedImports } from './abandoned-imports.sweep.js';
import { EventIntake } from './event-intake.js';
import { EventsController } from './events.controller.js';
import { ImportsController } from './imports.controller.js';

/** Data in: events and files. */
@Module({ controllers: [EventsController, ImportsController], providers: [AbandonedImports, EventIntake] })
export class FeedsModule {}
