import { Module, type OnModuleInit } from '@nestjs/common';

import { UndeliverableHook } from '../notifications/undeliverable.js';
import { ActsController } from './acts.controller.js';
import { BreachesController } from './breaches.controller.js';
import { HoldsController } from './holds.controller.js';
import { passUndelivered } from './pass-undelivered.js';

/** Breaches as rows, what people do about them, and holds. */
@Module({ controllers: [BreachesController, ActsController, HoldsController] })
export class BreachesModule implements OnModuleInit {
  constructor(private readonly undeliverable: UndeliverableHook) {}

  onModuleInit(): void {
    this.undeliverable.register(passUndelivered);
  }
}
