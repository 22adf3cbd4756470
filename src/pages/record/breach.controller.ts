import { Get, Inject, Param, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Clock } from '../../platform/clock/clock.js';
import { AGENCY, type Agency } from '../../platform/database/agency.js';
import { Database } from '../../platform/database/database.js';
import { sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { BreachPage } from './breach.page.js';
import { breachViewOf } from './breach.view.js';
import { confirmation, outcomes } from './confirmations.js';

/** The page of one breach. */
@PageController('breaches/:number')
export class BreachController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
    @Inject(AGENCY) private readonly agency: Agency,
  ) {}

  @Get()
  async show(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('number') number: string,
  ): Promise<string> {
    const asked = askedOf(request.query);
    const outcome = oneOf(asked, 'done', outcomes);
    const { timeZone } = this.agency;
    const now = await this.clock.now();
    const view = await breachViewOf(this.database.db, callerOf(request), number, { now, timeZone });
    const came = { gone: asked['gone']?.split(' ') ?? [], stale: asked['stale'] !== undefined };
    return sendPage(
      reply,
      BreachPage({
        context: await this.frame.of(request),
        view,
        confirmation: outcome === null ? [] : confirmation(view, { ...came, outcome }, timeZone),
      }),
    );
  }
}
