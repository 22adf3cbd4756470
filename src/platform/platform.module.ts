import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';

import { Clock } from './clock/clock.js';
import { AGENCY } from './database/agency.js';
import { Database } from './database/database.js';
import type { Platform } from './platform.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { QUEUES } from './queues/queues.js';
import { SETTINGS } from './settings/settings.js';
import { BodyInterceptor } from './web/body.interceptor.js';
import { HealthController } from './web/health.controller.js';
import { OpenApi } from './web/open-api.js';
import { ReadinessChecks } from './web/readiness.js';
import { validation } from './web/validation.js';

/** Gives every room what was opened before Nest began. */
@Module({})
export class PlatformModule {
  static with(platform: Platform): DynamicModule {
    const given = [
      { provide: SETTINGS, useValue: platform.settings },
      { provide: AGENCY, useValue: platform.agency },
      { provide: Database, useValue: platform.database },
      { provide: Clock, useValue: platform.clock },
      { provide: QUEUES, useValue: platform.queues },
      { provide: ReadinessChecks, useValue: new ReadinessChecks(platform) },
      { provide: OpenApi, useValue: new OpenApi() },
    ];
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController],
      providers: [
        ...given,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: BodyInterceptor },
        { provide: APP_PIPE, useValue: validation },
      ],
      exports: given.map(({ provide }) => provide),
    };
  }
}
