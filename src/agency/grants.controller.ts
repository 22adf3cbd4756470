import { Body, Controller, Get, HttpStatus, Post, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../access/web-request.js';
import { rfc3339 } from '../core/instant.js';
import { grantsNow } from '../people/grant.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { grant } from './grant.js';
import { type GrantInput, grantProblem, grantSchema } from './grant-problem.js';
import type { Reply } from './targets.controller.js';

/** Roles that people are given by people: admin, and the seats of both sides. */
@Controller('api/v1/grants')
export class GrantsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Post()
  async grant(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: Reply,
    @Body({ schema: grantSchema }) wanted: GrantInput,
  ): Promise<GrantInput> {
    const result = await this.database.transaction((tx) => grant(tx, callerOf(request), wanted));
    const refusal = grantProblem(result, wanted);
    if (refusal !== null) throw refusal;
    if (result.outcome === 'held_already') reply.status(HttpStatus.OK);
    return wanted;
  }

  @Get()
  async list(): Promise<object> {
    const grants = await grantsNow(this.database.db);
    return {
      asOf: rfc3339(await this.clock.now()),
      items: grants.map((one) => ({ ...one, grantedAt: rfc3339(one.grantedAt) })),
    };
  }
}
