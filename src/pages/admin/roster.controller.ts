import { Get, Inject, Param, Post, Req, Res } from '@nestjs/common';

import { baseUrlOf, isSecure } from '../../access/base-url.js';
import { invite } from '../../access/invitation.js';
import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { SETTINGS } from '../../platform/settings/settings.js';
import type { Settings } from '../../platform/settings/settings.schema.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { askedOf, withQuery } from '../parts/address.js';
import { sessionOf } from '../parts/session-of.js';
import { carryOnce, takeOnce } from '../parts/shown-once.js';
import { PeoplePage } from './people.page.js';
import { rosterOf, unitsViewOf } from './roster.view.js';
import { UnitsPage } from './units.page.js';

const link = /^\/sign-in\/link\/[\w-]+$/;

/** The roster, and the links by which people first sign in. */
@PageController()
export class RosterPagesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('people')
  async people(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const caller = callerOf(request);
    const asked = askedOf(request.query);
    const wanted = asked['find'] ?? '';
    const people = await rosterOf(this.database.db, caller, wanted, await this.clock.now());
    const invitedId = people.find(({ personId }) => personId === asked['invited'])?.personId;
    const path = invitedId === undefined ? null : takeOnce(request, reply, { path: '/people', shape: link });
    const url = path === null ? null : baseUrlOf(this.settings, request) + path;
    const page = PeoplePage({
      context: await this.frame.of(request),
      session: sessionOf(request),
      people,
      wanted,
      mayInvite: caller.roles.has('admin'),
      invited: invitedId === undefined ? null : { personId: invitedId, url },
    });
    return sendPage(reply, page);
  }

  @Post('people/:id/invite')
  async invite(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') personId: string,
  ): Promise<string> {
    const invited = await this.database.transaction((tx) => invite(tx, personId, callerOf(request).personId));
    if (invited.is === 'unknown_person') throw Problem.notFound();
    carryOnce(reply, invited.path, { path: '/people', secure: isSecure(this.settings) });
    return seeOther(reply, withQuery('/people', { invited: personId }));
  }

  @Get('units')
  async units(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const { units, names } = await unitsViewOf(this.database.db, callerOf(request), await this.clock.now());
    return sendPage(reply, UnitsPage({ context: await this.frame.of(request), units, names }));
  }
}
