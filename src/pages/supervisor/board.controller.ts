import { Get, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Database } from '../../platform/database/database.js';
import { sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { BoardPage } from './board.page.js';
import { boardOf } from './board.view.js';

/** The supervisor's board; managers and directors see the units under them on it. */
@PageController('board')
export class BoardController {
  constructor(
    private readonly database: Database,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async show(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const asked = askedOf(request.query);
    const drawsMany = oneOf(asked, 'pictures', ['all']) !== null;
    const narrowed = { unit: asked['unit'] ?? null, drawsMany };
    const board = await this.database.transaction((tx) => boardOf(tx, callerOf(request), narrowed, tx.now));
    return sendPage(reply, BoardPage({ context: await this.frame.of(request), board }));
  }
}
