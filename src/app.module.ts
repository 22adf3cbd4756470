import { type DynamicModule, Module } from '@nestjs/common';

import { AccessModule } from './access/access.module.js';
import { AgencyModule } from './agency/agency.module.js';
import { BreachLogModule } from './breach-log/breach-log.module.js';
import type { Platform } from './platform/platform.js';
import { PlatformModule } from './platform/platform.module.js';

/** The rooms of the service that take part in it as modules, from the bottom to the top. */
const rooms = [BreachLogModule, AccessModule, AgencyModule];

@Module({})
export class AppModule {
  static with(platform: Platform): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(platform), ...rooms] };
  }
}
