import { Get, Param, Post, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { personOf } from '../../breaches/acts.controller.js';
import { type HoldRow, holdForUpdate, holds } from '../../breaches/hold.queries.js';
import { releaseHold } from '../../breaches/release.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { namesFor } from '../parts/names.js';
import { sessionOf } from '../parts/session-of.js';
import { HoldsPage } from './holds.page.js';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Mass changes and missed days: what is recorded and told to nobody yet. */
@PageController('holds')
export class HoldPagesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async list(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const { db } = this.database;
    const caller = callerOf(request);
    const rows: HoldRow[] = await holds(db, false);
    const people = rows.flatMap(({ released_by: by }) => by ?? []);
    const page = HoldsPage({
      context: await this.frame.of(request),
      session: sessionOf(request),
      holds: rows,
      mayRelease: caller.roles.has('admin'),
      isReleased: oneOf(askedOf(request.query), 'done', ['released']) !== null,
      names: await namesFor(db, caller, people, await this.clock.now()),
    });
    return sendPage(reply, page);
  }

  @Post(':id/release')
  async release(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    if (!uuid.test(id)) throw Problem.notFound();
    const by = personOf(request);
    const next = await this.database.transaction(async (tx) => {
      const hold = await holdForUpdate(tx, id);
      if (hold === null) throw Problem.notFound();
      if (hold.kind === 'first_run') return '/start/8';
      if (hold.released_at === null) await releaseHold(tx, hold, by);
      return '/holds?done=released';
    });
    return seeOther(reply, next);
  }
}
