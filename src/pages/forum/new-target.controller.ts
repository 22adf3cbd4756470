import { Get, Post, Req, Res } from '@nestjs/common';

import { actOnTarget } from '../../agency/target-acts.js';
import { callerOf, type WebRequest } from '../../access/web-request.js';
import { type TargetBody, termsOf } from '../../core/target-terms.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { proposeTarget, proposeVersion } from '../../targets/propose.js';
import { type TargetInput } from '../../targets/target.schema.js';
import { versionsOf } from '../../targets/version.queries.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { askedOf } from '../parts/address.js';
import { mendable, typed } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { NewTargetPage } from './new-target.page.js';
import { blankTarget, readTarget, sentTarget, targetErrors, type TypedTarget, typedTarget } from './target-form.js';

interface Base {
  readonly targetId: string;
  readonly name: string;
  readonly body: TargetBody;
}

type Shown = Pick<Parameters<typeof NewTargetPage>[0], 'form' | 'preview' | 'errors'>;

/** Proposing a target, or a change of one. */
@PageController('targets/new')
export class NewTargetController {
  constructor(
    private readonly database: Database,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async show(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const base = await this.base(askedOf(request.query)['of'] ?? '');
    return this.page(request, reply, base, { form: base === null ? blankTarget() : typedTarget(base.body) });
  }

  /** Shows it in words, which changes nothing, or proposes it. */
  @Post()
  async propose(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const form = sentTarget(request.body);
    const base = await this.base(typed(request.body, 'of'));
    const read = readTarget(form, base?.body ?? null);
    if (read.is === 'wrong') return this.page(request, reply, base, { form, errors: read.errors }, 422);
    if (typed(request.body, 'act') === 'preview') {
      return this.page(request, reply, base, { form, preview: termsOf(read.body) });
    }
    return this.carry(request, reply, { form, base, body: read.body });
  }

  private async carry(
    request: WebRequest,
    reply: WebReply,
    { form, base, body }: { form: TypedTarget; base: Base | null; body: TargetInput },
  ): Promise<string> {
    try {
      const done = await actOnTarget(this.database, callerOf(request), (tx, { actor, calendar }) =>
        base === null
          ? proposeTarget(tx, body, actor, calendar)
          : proposeVersion(tx, base.targetId, body, actor, calendar),
      );
      const outcome = done.created ? 'proposed' : 'unchanged';
      return seeOther(reply, `/targets/${done.targetId}?done=${outcome}&version=${done.version}`);
    } catch (error) {
      const refused = mendable(error);
      if (refused === null) throw error;
      const errors = targetErrors(refused.errors, form);
      return this.page(request, reply, base, { form, errors }, refused.status);
    }
  }

  /** What a change is proposed of; null: nothing was named. */
  private async base(targetId: string): Promise<Base | null> {
    if (targetId === '') return null;
    const newest = (await versionsOf(this.database.db, targetId)).findLast(({ state }) => state !== 'withdrawn');
    if (newest === undefined) throw Problem.notFound();
    return { targetId: newest.targetId, name: newest.body.name, body: newest.body };
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    changeOf: Base | null,
    shown: Shown,
    status = 200,
  ): Promise<string> {
    const context = await this.frame.of(request);
    return sendPage(reply, NewTargetPage({ context, session: sessionOf(request), changeOf, ...shown }), status);
  }
}
