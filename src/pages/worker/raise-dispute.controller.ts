import { Get, Param, Post, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { raiseDispute } from '../../voice/disputes.js';
import type { FieldError } from '../frame/error-summary.js';
import type { Choice } from '../frame/fields.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { dayText } from '../frame/times.js';
import { PageController } from '../page-controller.js';
import { askedOf } from '../parts/address.js';
import { fieldErrors, mendable, typed } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import type { LocalDate } from '../../core/instant.js';
import { RaiseDisputePage, type TypedDispute } from './raise-dispute.page.js';
import { wordsErrors } from './words-errors.js';
import { workerViewOf } from './worker.view.js';

/** The page on which a worker disputes what is counted for them. */
@PageController('workers/:id/dispute')
export class RaiseDisputeController {
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
    const assignmentRef = askedOf(request.query)['ref'] ?? '';
    return this.page(request, reply, { id, form: { assignmentRef, why: '', since: '' }, status: 200, errors: [] });
  }

  @Post()
  async send(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const { body } = request;
    const form = { assignmentRef: typed(body, 'assignmentRef'), why: typed(body, 'why'), since: typed(body, 'since') };
    const errors = errorsIn(form);
    if (errors.length > 0) return this.page(request, reply, { id, form, status: 422, errors });
    try {
      const { dispute, again } = await this.database.transaction((tx) => raiseDispute(tx, id, form));
      return seeOther(reply, `/disputes/${dispute.id}?done=${again ? 'raised_before' : 'raised'}`);
    } catch (error) {
      const refused = mendable(error);
      if (refused === null) throw error;
      const found = fieldErrors(refused.errors, (pointer) => pointer.slice(1));
      return this.page(request, reply, { id, form, status: refused.status, errors: found });
    }
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    shown: { id: string; form: TypedDispute; status: number; errors: readonly FieldError[] },
  ): Promise<string> {
    const { id, form, status, errors } = shown;
    const { standings, asOf } = await workerViewOf(this.database.db, callerOf(request), id, await this.clock.now());
    const counted = new Map<string, Choice>();
    for (const { assignmentRef: value, program, caseType, since } of standings.flatMap((one) => one.counted)) {
      const on = dayText(since.slice(0, 10) as LocalDate);
      counted.set(value, {
        value,
        label: say('voice.disputeChoice', { ref: value, what: `${program} ${caseType}`, on }),
      });
    }
    const context = await this.frame.of(request);
    const page = RaiseDisputePage({
      ...{ context, session: sessionOf(request), workerId: id, form, errors, asOf },
      counted: [...counted.values()],
    });
    return sendPage(reply, page, status);
  }
}

function errorsIn({ assignmentRef, why, since }: TypedDispute): FieldError[] {
  return [
    ...(assignmentRef === '' ? [{ field: 'assignmentRef', message: say('voice.disputeWhatMissing') }] : []),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(since) && !Number.isNaN(Date.parse(since))
      ? []
      : [{ field: 'since', message: say('voice.disputeSinceMissing') }]),
    ...wordsErrors('why', why),
  ];
}
