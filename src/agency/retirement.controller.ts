import { Body, Controller, Delete, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../access/web-request.js';
import type { LocalDate } from '../core/instant.js';
import { Database } from '../platform/database/database.js';
import type { Done } from '../targets/act.js';
import { approveRetirement, proposeRetirement, withdrawRetirement } from '../targets/retire.js';
import { type RetirementInput, retirementSchema } from './retirement.schema.js';
import { actOnTarget, signerFor } from './target-acts.js';
import { retirementShown } from './target.view.js';
import { type Approval, approvalSchema, type Reply } from './targets.controller.js';

/** A target stops by a retirement with two signatures. */
@Controller('api/v1/targets/:id/retirement')
export class RetirementController {
  constructor(private readonly database: Database) {}

  @Post()
  async propose(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: Reply,
    @Param('id') id: string,
    @Body({ schema: retirementSchema }) { on, reason }: RetirementInput,
  ): Promise<object> {
    const done = await actOnTarget(this.database, callerOf(request), (tx, { actor }) =>
      proposeRetirement(tx, id, { on: on as LocalDate, reason }, actor),
    );
    if (!done.created) reply.status(HttpStatus.OK);
    return this.shown(done);
  }

  @Delete()
  async withdraw(@Req() request: WebRequest, @Param('id') id: string): Promise<object> {
    return this.shown(
      await actOnTarget(this.database, callerOf(request), (tx, { actor }) => withdrawRetirement(tx, id, actor)),
    );
  }

  @Post('approvals')
  async approve(
    @Req() request: WebRequest,
    @Param('id') id: string,
    @Body({ schema: approvalSchema }) { side }: Approval,
  ): Promise<object> {
    const signer = signerFor(callerOf(request), side);
    return this.shown(
      await actOnTarget(this.database, callerOf(request), (tx, { calendar }) =>
        approveRetirement(tx, id, signer, calendar),
      ),
    );
  }

  private async shown(done: Done): Promise<object> {
    return { id: done.targetId, version: done.version, ...(await retirementShown(this.database.db, done.targetId)) };
  }
}
