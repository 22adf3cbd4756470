import { Get, Param, Post, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { retirementSchema } from '../../agency/retirement.schema.js';
import { actOnTarget } from '../../agency/target-acts.js';
import type { LocalDate } from '../../core/instant.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { errorsOf } from '../../platform/problem/schema-problem.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { proposeRetirement } from '../../targets/retire.js';
import { retirementsOf } from '../../targets/retirement.queries.js';
import { versionsOf } from '../../targets/version.queries.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { fieldErrors, mendable, typed } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { RetirePage, type TypedRetirement } from './retire.page.js';

/** Proposing that a target ends. It is signed on the target's page, as a version is. */
@PageController('targets/:id/retire')
export class RetirementPageController {
  constructor(
    private readonly database: Database,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async show(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const { targetId } = await this.target(id);
    const proposed = (await retirementsOf(this.database.db, targetId)).find(({ state }) => state === 'proposed');
    return this.page(request, reply, id, { form: proposed ?? { on: '', reason: '' }, errors: [], status: 200 });
  }

  @Post()
  async propose(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const form = { on: typed(request.body, 'on'), reason: typed(request.body, 'reason') };
    const read = retirementSchema.safeParse(form);
    if (!read.success) {
      const errors = fieldErrors(errorsOf(read.error.issues), fieldAt).map((error) => ({
        ...error,
        ...missing(error, form),
      }));
      return this.page(request, reply, id, { form, errors, status: 422 });
    }
    const { on, reason } = read.data;
    try {
      await actOnTarget(this.database, callerOf(request), (tx, { actor }) =>
        proposeRetirement(tx, id, { on: on as LocalDate, reason }, actor),
      );
      return seeOther(reply, `/targets/${encodeURIComponent(id)}?done=retirementProposed`);
    } catch (error) {
      const refused = mendable(error);
      if (refused === null) throw error;
      return this.page(request, reply, id, {
        form,
        errors: fieldErrors(refused.errors, fieldAt),
        status: refused.status,
      });
    }
  }

  private async target(id: string): Promise<{ targetId: string; name: string }> {
    const newest = (await versionsOf(this.database.db, id)).findLast(({ state }) => state !== 'withdrawn');
    if (newest === undefined) throw Problem.notFound();
    return { targetId: newest.targetId, name: newest.body.name };
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    id: string,
    { form, errors, status }: { form: TypedRetirement; errors: readonly FieldError[]; status: number },
  ): Promise<string> {
    const context = await this.frame.of(request);
    const target = await this.target(id);
    return sendPage(reply, RetirePage({ context, session: sessionOf(request), target, form, errors }), status);
  }
}

const fieldAt = (pointer: string): string | null => (/^\/(on|reason)$/.test(pointer) ? pointer.slice(1) : null);

function missing({ field }: FieldError, form: TypedRetirement): { message?: string } {
  if (field === 'on' && form.on === '') return { message: say('retire.onMissing') };
  if (field === 'reason' && form.reason === '') return { message: say('retire.reasonMissing') };
  return {};
}
