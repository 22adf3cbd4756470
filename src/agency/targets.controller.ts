import { Body, Controller, Delete, Get, HttpStatus, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { z } from 'zod';

import { callerOf, type WebRequest } from '../access/web-request.js';
import { parseDate } from '../core/calendar.js';
import { rfc3339 } from '../core/instant.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import type { Done } from '../targets/act.js';
import { approveVersion } from '../targets/approve.js';
import { editVersion, proposeTarget, proposeVersion, withdrawVersion } from '../targets/propose.js';
import { type TargetInput, targetSchema } from '../targets/target.schema.js';
import { actOnTarget, editedBody, signerFor } from './target-acts.js';
import { targetDetail, targetList } from './target.view.js';

/** For which side one signs. */
export const approvalSchema = z.strictObject({ side: z.enum(['labor', 'management']) }).meta({ id: 'Approval' });
export type Approval = z.output<typeof approvalSchema>;

/** Any of a target's top-level fields, each replaced whole; what results is checked as a whole. */
const targetEdit = z.record(z.string(), z.json()).meta({ id: 'TargetEdit' });

/** What an answer's status is set on. */
export interface Reply {
  status(code: number): unknown;
}

interface Answer {
  readonly id: string;
  readonly version: number;
  readonly state: string;
}

const answer = (done: Done): Answer => ({ id: done.targetId, version: done.version, state: done.state });

/** Targets: proposed by either side or an admin, signed by both. */
@Controller('api/v1/targets')
export class TargetsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Post()
  async propose(@Req() request: WebRequest, @Body({ schema: targetSchema }) body: TargetInput): Promise<Answer> {
    return answer(
      await actOnTarget(this.database, callerOf(request), (tx, { actor, calendar }) =>
        proposeTarget(tx, body, actor, calendar),
      ),
    );
  }

  @Get()
  async list(@Query('inForceOn') inForceOn: string | undefined): Promise<object> {
    const on = inForceOn === undefined ? null : parseDate(inForceOn);
    if (inForceOn !== undefined && on === null) {
      throw Problem.invalid([
        { pointer: '/inForceOn', code: 'schema', detail: 'inForceOn must be a date, YYYY-MM-DD' },
      ]);
    }
    return { asOf: rfc3339(await this.clock.now()), items: await targetList(this.database.db, on) };
  }

  @Get(':id')
  async detail(@Param('id') id: string): Promise<object> {
    const detail = await targetDetail(this.database.db, id);
    if (detail === null) throw Problem.notFound();
    return { asOf: rfc3339(await this.clock.now()), ...detail };
  }

  /** A body that changes nothing makes no version: 200 and the one that stands. */
  @Post(':id/versions')
  async proposeNext(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: Reply,
    @Param('id') id: string,
    @Body({ schema: targetSchema }) body: TargetInput,
  ): Promise<Answer> {
    const done = await actOnTarget(this.database, callerOf(request), (tx, { actor, calendar }) =>
      proposeVersion(tx, id, body, actor, calendar),
    );
    if (!done.created) reply.status(HttpStatus.OK);
    return answer(done);
  }

  @Patch(':id/versions/:version')
  async edit(
    @Req() request: WebRequest,
    @Param('id') id: string,
    @Param('version') version: string,
    @Body({ schema: targetEdit }) edit: z.output<typeof targetEdit>,
  ): Promise<Answer> {
    const which = { targetId: id, version: Number(version) };
    return answer(
      await actOnTarget(this.database, callerOf(request), (tx, { actor, calendar }) =>
        editVersion(tx, which, (body) => editedBody(body, edit), actor, calendar),
      ),
    );
  }

  @Delete(':id/versions/:version')
  async withdraw(
    @Req() request: WebRequest,
    @Param('id') id: string,
    @Param('version') version: string,
  ): Promise<Answer> {
    const which = { targetId: id, version: Number(version) };
    return answer(
      await actOnTarget(this.database, callerOf(request), (tx, { actor }) => withdrawVersion(tx, which, actor)),
    );
  }

  @Post(':id/versions/:version/approvals')
  async approve(
    @Req() request: WebRequest,
    @Param('id') id: string,
    @Param('version') version: string,
    @Body({ schema: approvalSchema }) { side }: Approval,
  ): Promise<Answer> {
    const which = { targetId: id, version: Number(version) };
    const signer = signerFor(callerOf(request), side);
    return answer(
      await actOnTarget(this.database, callerOf(request), (tx, { calendar }) =>
        approveVersion(tx, which, signer, calendar),
      ),
    );
  }
}
