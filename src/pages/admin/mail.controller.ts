import { Get, Param, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { MailboxPage, MailPage } from './mailbox.page.js';
import { mailboxOf, mailNamed } from './mailbox.view.js';
import { NotificationsPage } from './notifications.page.js';
import { notificationStates, notificationsViewOf } from './notifications.view.js';

/** A frame may show our own mail on this page, and nothing else. */
const pageWithMail = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'",
  "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
].join('; ');

/** A mail brings its own styles and nothing that runs, loads or leads anywhere. */
const mailItself =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

/** Messages: what is owed and was sent, and the mail that was kept. */
@PageController()
export class MailPagesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
  ) {}

  @Get('notifications')
  async notifications(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const asked = askedOf(request.query);
    const wanted = { state: oneOf(asked, 'state', notificationStates), breach: asked['breach'] ?? null };
    const view = await notificationsViewOf(this.database.db, callerOf(request), wanted, await this.clock.now());
    return sendPage(reply, NotificationsPage({ context: await this.frame.of(request), view }));
  }

  @Get('mailbox')
  async mailbox(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const context = await this.frame.of(request);
    return sendPage(reply, MailboxPage({ context, ...(await mailboxOf(this.database.db)) }));
  }

  @Get('mailbox/:id')
  async mail(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const mail = await mailNamed(this.database.db, id);
    reply.header('content-security-policy', pageWithMail);
    return sendPage(reply, MailPage({ context: await this.frame.of(request), mail }));
  }

  /** The mail itself, for the frame of its page. */
  @Get('mailbox/:id/html')
  async html(@Res({ passthrough: true }) reply: WebReply, @Param('id') id: string): Promise<string> {
    const mail = await mailNamed(this.database.db, id);
    reply.header('content-security-policy', mailItself);
    reply.header('x-frame-options', 'SAMEORIGIN');
    reply.header('content-type', 'text/html; charset=utf-8');
    reply.header('cache-control', 'no-store');
    return mail.html;
  }
}
