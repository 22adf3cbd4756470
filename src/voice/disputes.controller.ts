import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { z } from 'zod';

import type { WebRequest } from '../access/web-request.js';
import { personOf } from '../breaches/acts.controller.js';
import { disputeById, type DisputeRow } from '../caseload/dispute.queries.js';
import { answerBy } from '../core/dispute.js';
import { rfc3339 } from '../core/instant.js';
import { calendarOf } from '../people/calendar.queries.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { answerDispute, raiseDispute } from './disputes.js';
import { answerBody, disputeBody } from './voice.schema.js';

interface Reply {
  status(code: number): unknown;
}

/** What workers dispute, and what their line says to it. */
@Controller('api/v1')
export class DisputesController {
  constructor(private readonly database: Database) {}

  @Post('workers/:id/disputes')
  async raise(
    @Res({ passthrough: true }) reply: Reply,
    @Param('id') id: string,
    @Body({ schema: disputeBody }) body: z.output<typeof disputeBody>,
  ): Promise<object> {
    const { dispute, again } = await this.database.transaction((tx) => raiseDispute(tx, id, body));
    reply.status(again ? 200 : 201);
    return { ...(await this.shown(dispute)), ...(again ? { again } : {}) };
  }

  @Get('disputes/:id')
  async read(@Param('id') id: string): Promise<object> {
    const dispute = await disputeById(this.database.db, id);
    if (dispute === null) throw Problem.notFound();
    return this.shown(dispute);
  }

  @Post('disputes/:id/answers')
  async answer(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: Reply,
    @Param('id') id: string,
    @Body({ schema: answerBody }) body: z.output<typeof answerBody>,
  ): Promise<object> {
    const by = personOf(request);
    const { dispute, again } = await this.database.transaction((tx) => answerDispute(tx, id, by, body));
    reply.status(again ? 200 : 201);
    return { ...(await this.shown(dispute)), ...(again ? { again } : {}) };
  }

  private async shown(dispute: DisputeRow): Promise<object> {
    const due = answerBy(dispute, await calendarOf(this.database.db));
    const { id, workerId, ref, why, since, state, madeAt, reopened, passedOnAt, answer } = dispute;
    return {
      ...{ id, workerId, assignmentRef: ref, why, since: rfc3339(since), state, madeAt: rfc3339(madeAt), reopened },
      passedOnAt: passedOnAt === null ? null : rfc3339(passedOnAt),
      answerBy: due === null ? null : rfc3339(due),
      answer: answer === null ? null : { ...answer, at: rfc3339(answer.at) },
    };
  }
}
