import { Get, Param, Post, Req, Res } from '@nestjs/common';

import type { WebRequest } from '../../access/web-request.js';
import { Database } from '../../platform/database/database.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { requestCheckIn } from '../../voice/requests.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { withQuery } from '../parts/address.js';
import { fieldErrors, mendable, typed } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { workerPath } from '../supervisor/board-row.page.js';
import { AskPage } from './ask.page.js';
import { wordsErrors } from './words-errors.js';

/** The page on which a worker asks for a check-in. */
@PageController('workers/:id/ask')
export class AskPageController {
  constructor(
    private readonly database: Database,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  ask(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    return this.page(request, reply, { id, why: '', status: 200, errors: [] });
  }

  @Post()
  async send(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const why = typed(request.body, 'why');
    const errors = wordsErrors('why', why);
    if (errors.length > 0) return this.page(request, reply, { id, why, status: 422, errors });
    try {
      const { row, again } = await this.database.transaction((tx) => requestCheckIn(tx, id, why));
      return seeOther(reply, withQuery(workerPath(id), { done: again ? 'asked_before' : 'asked', number: row.number }));
    } catch (error) {
      const refused = mendable(error);
      if (refused === null) throw error;
      return this.page(request, reply, { id, why, ...refused, errors: fieldErrors(refused.errors, () => null) });
    }
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    shown: { id: string; why: string; status: number; errors: readonly FieldError[] },
  ): Promise<string> {
    const { id, why, status, errors } = shown;
    const context = await this.frame.of(request);
    return sendPage(reply, AskPage({ context, session: sessionOf(request), workerId: id, why, errors }), status);
  }
}
