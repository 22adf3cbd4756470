import { Get, Param, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { WorkerPage } from './worker.page.js';
import { type WorkerView, workerViewOf } from './worker.view.js';

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
    const done = confirmation(view, askedOf(request.query));
    return sendPage(reply, WorkerPage({ context: await this.frame.of(request), view, done }));
  }
}

const outcomes = ['asked', 'asked_before'] as const;

/** What is said of a request that an address speaks of: by the record, so that no address can say what was not done. */
function confirmation({ requests, relation }: WorkerView, asked: Readonly<Record<string, string>>): string | null {
  const done = oneOf(asked, 'done', outcomes);
  const request = requests.find(({ number }) => number === asked['number']);
  if (done === null || request === undefined || relation !== 'self') return null;
  return say(done === 'asked' ? 'voice.askDone' : 'voice.askAgain', { number: request.number });
}
