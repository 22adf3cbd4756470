import { Get, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { askedOf } from '../parts/address.js';
import { BreachLogPage } from './breach-log.page.js';
import { breachLogOf } from './breach-log.view.js';

/** The breach log as a list. */
@PageController('breaches')
export class BreachLogController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async show(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const now = await this.clock.now();
    const log = await breachLogOf(this.database.db, callerOf(request), askedOf(request.query), now);
    return sendPage(reply, BreachLogPage({ context: await this.frame.of(request), log }));
  }
}
