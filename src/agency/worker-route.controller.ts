import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';

import { rfc3339 } from '../core/instant.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { moment } from '../platform/web/moment.js';
import { readQuery } from '../platform/web/query.js';
import { routeOf } from './worker-route.js';

const routeQuery = z.strictObject({ at: moment.optional() });

/** Who would be told about a worker; sends nothing. */
@Controller('api/v1/workers')
export class WorkerRouteController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get(':id/route')
  async route(@Param('id') workerId: string, @Query() query: unknown): Promise<object> {
    const { at = await this.clock.now() } = readQuery(routeQuery, query);
    return { asOf: rfc3339(at), rungs: await routeOf(this.database.db, workerId, at) };
  }
}
