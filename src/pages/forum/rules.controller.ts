import { Get, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { agencySettings } from '../../people/settings.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { RulesPage } from './rules.page.js';
import { targetsViewOf } from './targets.view.js';

/** The rules in force, in words. */
@PageController('rules')
export class RulesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async show(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const { db } = this.database;
    const { inForce, oneSided } = await targetsViewOf(db, callerOf(request), await this.clock.now());
    const { calendar } = await agencySettings(db);
    return sendPage(reply, RulesPage({ context: await this.frame.of(request), inForce, oneSided, calendar }));
  }
}
