import { Get, Inject, Param, Post, Req, Res } from '@nestjs/common';

import { isSecure } from '../../access/base-url.js';
import { linkOf, setPassword } from '../../access/invitation.js';
import { fieldOf, type WebRequest } from '../../access/web-request.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { SETTINGS } from '../../platform/settings/settings.js';
import type { Settings } from '../../platform/settings/settings.schema.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { ClosedLinkPage, LinkPage } from './link.page.js';

/** One-time links: looking at one changes nothing, sending its form sets the password. */
@PageController('sign-in/link')
export class LinkController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':secret')
  async show(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('secret') secret: string,
  ): Promise<string> {
    const context = await this.frame.of(request);
    const link = await linkOf(this.database.db, secret, await this.clock.now());
    if (link.is === 'closed') return sendPage(reply, ClosedLinkPage({ context }), 410);
    return sendPage(reply, LinkPage({ context, secret, code: link.personId }));
  }

  @Post(':secret')
  async set(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('secret') secret: string,
  ): Promise<string> {
    const now = await this.clock.now();
    const link = await linkOf(this.database.db, secret, now);
    if (link.is === 'closed') return this.closed(request, reply);
    const again = async (field: 'password' | 'again', message: string): Promise<string> => {
      const context = await this.frame.of(request);
      return sendPage(reply, LinkPage({ context, secret, code: link.personId, errors: [{ field, message }] }), 422);
    };

    const password = fieldOf(request.body, 'password') ?? '';
    if (password === '') return again('password', say('link.missing'));
    if (password !== fieldOf(request.body, 'again')) return again('again', say('link.different'));
    const done = await setPassword(this.database, { secret, password, now, secure: isSecure(this.settings) });
    switch (done.is) {
      case 'link_closed':
        return this.closed(request, reply);
      case 'refused':
        return again('password', say(`link.${done.why}`));
      case 'set':
        reply.header('set-cookie', done.cookie);
        return seeOther(reply, '/');
    }
  }

  private async closed(request: WebRequest, reply: WebReply): Promise<string> {
    return sendPage(reply, ClosedLinkPage({ context: await this.frame.of(request) }), 410);
  }
}
