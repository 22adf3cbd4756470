import { Get, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Database } from '../../platform/database/database.js';
import { sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { BreachLogPage, pageAfter } from './breach-log.page.js';
import { breachLogOf } from './breach-log.view.js';

/** The breach log as a list. */
@PageController('breaches')
export class BreachLogController {
  constructor(
    private readonly database: Database,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async show(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const asked = askedOf(request.query);
    const isSaved = oneOf(asked, 'done', ['saved']) !== null;
    const log = await this.database.transaction((tx) => breachLogOf(tx, callerOf(request), asked, tx.now));
    if (log.next !== null) reply.header('link', `<${pageAfter(log.filters, log.next)}>; rel="next"`);
    const page = BreachLogPage({ context: await this.frame.of(request), log, isSaved });
    return sendPage(reply, page, log.errors.length === 0 ? 200 : 422);
  }
}
