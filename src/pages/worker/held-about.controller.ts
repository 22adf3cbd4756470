import { Param, Post, Res } from '@nestjs/common';

import { Database } from '../../platform/database/database.js';
import type { WebReply } from '../../platform/tsx/page-reply.js';
import { exportHeld } from '../../voice/held-about.js';
import { PageController } from '../page-controller.js';

/** The download of what is held about a person, from their own page. It is logged, so it is sent for, not linked to. */
@PageController('workers/:id/held')
export class HeldAboutPageController {
  constructor(private readonly database: Database) {}

  @Post()
  async take(@Res({ passthrough: true }) reply: WebReply, @Param('id') id: string): Promise<string> {
    const held = await this.database.transaction((tx) => exportHeld(tx, id));
    const name = `plimsoll-${id.replace(/[^\w-]/g, '_')}-${held.asOf.slice(0, 10)}.json`;
    reply.status(200);
    reply.header('content-type', 'application/json; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${name}"`);
    reply.header('cache-control', 'no-store');
    return `${JSON.stringify(held, null, 2)}\n`;
  }
}
