import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { z } from 'zod';

import type { WebRequest } from '../access/web-request.js';
import { personOf } from '../breaches/acts.controller.js';
import { rfc3339 } from '../core/instant.js';
import { Database } from '../platform/database/database.js';
import { makeStatement } from './statements.js';
import { statementBody } from './voice.schema.js';

interface Reply {
  status(code: number): unknown;
}

/** What workers state about check-ins. */
@Controller('api/v1')
export class StatementsController {
  constructor(private readonly database: Database) {}

  @Post('check-ins/:id/statements')
  async state(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: Reply,
    @Param('id') id: string,
    @Body({ schema: statementBody }) body: z.output<typeof statementBody>,
  ): Promise<object> {
    const by = personOf(request);
    const { statement, again } = await this.database.transaction((tx) => makeStatement(tx, id, by, body));
    reply.status(again ? 200 : 201);
    const { statementId, checkInId, held, text, at } = statement;
    return { id: statementId, checkInId, held, text, by: statement.by, at: rfc3339(at), ...(again ? { again } : {}) };
  }
}
