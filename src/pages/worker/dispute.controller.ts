import { Get, Param, Post, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { personOf } from '../../breaches/acts.controller.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { answerDispute } from '../../voice/disputes.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { fieldErrors, mendable, typed } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { type DisputeDone, disputeDone, DisputePage } from './dispute.page.js';
import { disputeViewOf } from './dispute.view.js';
import { wordsErrors } from './words-errors.js';

interface Shown {
  readonly id: string;
  readonly done: DisputeDone | null;
  readonly form: { readonly agree: string; readonly text: string };
  readonly status: number;
  readonly errors: readonly FieldError[];
}

const blank = { form: { agree: '', text: '' }, status: 200, errors: [] } as const;

/** The page of a dispute, for the worker and their line; the line answers it there. */
@PageController('disputes/:id')
export class DisputePageController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  show(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const done = oneOf(askedOf(request.query), 'done', disputeDone);
    return this.page(request, reply, { id, done, ...blank });
  }

  @Post()
  async answer(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const form = { agree: typed(request.body, 'agree'), text: typed(request.body, 'text') };
    const errors = errorsIn(form);
    if (errors.length > 0) return this.page(request, reply, { id, done: null, form, status: 422, errors });
    const said = { agree: form.agree === 'yes', text: form.text };
    const by = personOf(request);
    try {
      const { again } = await this.database.transaction((tx) => answerDispute(tx, id, by, said));
      return seeOther(reply, `/disputes/${id}?done=${again ? 'answered_before' : 'answered'}`);
    } catch (error) {
      const refused = mendable(error);
      if (refused === null) throw error;
      const found = fieldErrors(refused.errors, () => null);
      return this.page(request, reply, { id, done: null, form, status: refused.status, errors: found });
    }
  }

  private async page(request: WebRequest, reply: WebReply, { id, status, form, ...shown }: Shown): Promise<string> {
    const view = await disputeViewOf(this.database.db, callerOf(request), id, await this.clock.now());
    const context = await this.frame.of(request);
    return sendPage(reply, DisputePage({ context, session: sessionOf(request), view, typed: form, ...shown }), status);
  }
}

function errorsIn({ agree, text }: Shown['form']): FieldError[] {
  if (agree !== 'yes' && agree !== 'no') return [{ field: 'agree', message: say('voice.answerMissing') }];
  return agree === 'no' || text !== '' ? wordsErrors('text', text) : [];
}
