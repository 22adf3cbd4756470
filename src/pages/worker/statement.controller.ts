import { Get, Param, Post, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { personOf } from '../../breaches/acts.controller.js';
import type { LocalDate } from '../../core/instant.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { makeStatement } from '../../voice/statements.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { dayText } from '../frame/times.js';
import { PageController } from '../page-controller.js';
import { typed } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { checkInViewOf } from '../record/check-in.view.js';
import { StatementPage } from './statement.page.js';
import { wordsErrors } from './words-errors.js';

type Typed = { readonly held: string; readonly text: string };

/** The page on which a worker states whether a check-in about them took place. */
@PageController('check-ins/:id/statement')
export class StatementPageController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  ask(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    return this.page(request, reply, { id, form: { held: '', text: '' }, errors: [] });
  }

  @Post()
  async send(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const form = { held: typed(request.body, 'held'), text: typed(request.body, 'text') };
    const errors = [
      ...(form.held === 'yes' || form.held === 'no' ? [] : [{ field: 'held', message: say('voice.heldMissing') }]),
      ...wordsErrors('text', form.text),
    ];
    if (errors.length > 0) return this.page(request, reply, { id, form, errors });
    const said = { held: form.held === 'yes', text: form.text };
    const by = personOf(request);
    const { again } = await this.database.transaction((tx) => makeStatement(tx, id, by, said));
    return seeOther(reply, `/check-ins/${id}?done=${again ? 'stated_before' : 'stated'}`);
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    { id, form, errors }: { id: string; form: Typed; errors: readonly FieldError[] },
  ): Promise<string> {
    const { newest } = await checkInViewOf(this.database.db, callerOf(request), id, await this.clock.now());
    const page = StatementPage({
      context: await this.frame.of(request),
      session: sessionOf(request),
      checkInId: id,
      on: dayText(newest.body.heldOn as LocalDate),
      typed: form,
      errors,
    });
    return sendPage(reply, page, errors.length > 0 ? 422 : 200);
  }
}
