import { Module } from '@nestjs/common';

import { EventsController } from './events.controller.js';
import { ImportsController } from './imports.controller.js';

/** Data in: events and files. */
@Module({ controllers: [EventsController, ImportsController] })
export class FeedsModule {}
