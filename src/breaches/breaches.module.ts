import { Module } from '@nestjs/common';

import { ActsController } from './acts.controller.js';
import { BreachesController } from './breaches.controller.js';
import { HoldsController } from './holds.controller.js';

/** Breaches as rows, what people do about them, and holds. */
@Module({ controllers: [BreachesController, ActsController, HoldsController] })
export class BreachesModule {}
