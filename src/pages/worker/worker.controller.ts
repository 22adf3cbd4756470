import { Get, Param, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { WorkerPage } from './worker.page.js';
import { workerViewOf } from './worker.view.js';

/** A worker's page: the same for the worker, their line, and both sides. */
@PageController('workers/:id')
export class WorkerPageController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async show(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const view = await workerViewOf(this.database.db, callerOf(request), id, await this.clock.now());
    return sendPage(reply, WorkerPage({ context: await this.frame.of(request), view }));
  }
}
