import { Controller, Get, Param, Query } from '@nestjs/common';

import { type Instant, instant, rfc3339 } from '../core/instant.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { routeOf } from './worker-route.js';

const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Who would be told about a worker; sends nothing. */
@Controller('api/v1/workers')
export class WorkerRouteController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get(':id/route')
  async route(@Param('id') workerId: string, @Query('at') asked: string | undefined): Promise<object> {
    const at = asked === undefined ? await this.clock.now() : readTime(asked);
    return { asOf: rfc3339(at), rungs: await routeOf(this.database.db, workerId, at) };
  }
}

function readTime(text: string): Instant {
  const parsed = time.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(parsed)) return instant(parsed);
  throw Problem.invalid([
    { pointer: '/at', code: 'schema', detail: 'at must be a time, such as 2026-11-23T14:02:00Z' },
  ]);
}
