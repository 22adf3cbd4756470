import { Get, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Checkpoints } from '../../breach-log/checkpoints.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { askedOf } from '../parts/address.js';
import { ChainPage } from './chain.page.js';
import { chainViewOf } from './chain.view.js';

/** The verifiable log: its checkpoint, how to verify it, and its entries. */
@PageController('log')
export class ChainController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
    private readonly checkpoints: Checkpoints,
  ) {}

  @Get()
  async show(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const before = entryNumber(askedOf(request.query)['before']);
    const now = await this.clock.now();
    const view = await chainViewOf(this.database.db, this.checkpoints, callerOf(request), { before, now });
    return sendPage(reply, ChainPage({ context: await this.frame.of(request), view }));
  }
}

function entryNumber(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw Problem.invalid([{ pointer: '/before', code: 'schema', detail: 'before: the number of an entry' }]);
}
