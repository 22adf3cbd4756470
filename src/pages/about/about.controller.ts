import { Get, Req, Res } from '@nestjs/common';

import type { WebRequest } from '../../access/web-request.js';
import { settingsDocument } from '../../agency/settings.js';
import { Database } from '../../platform/database/database.js';
import { sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { AccessibilityPage } from './accessibility.page.js';
import { HelpPage } from './help.page.js';
import { PrivacyPage } from './privacy.page.js';

/** Pages about the service, for everybody, signed in or not. */
@PageController()
export class AboutController {
  constructor(
    private readonly database: Database,
    private readonly frame: PageFrame,
  ) {}

  @Get('help')
  async help(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    return sendPage(reply, HelpPage({ context: await this.frame.of(request) }));
  }

  @Get('accessibility')
  async accessibility(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    return sendPage(reply, AccessibilityPage({ context: await this.frame.of(request) }));
  }

  @Get('privacy')
  async privacy(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const { showPeopleAs } = await settingsDocument(this.database.db);
    return sendPage(reply, PrivacyPage({ context: await this.frame.of(request), showPeopleAs }));
  }
}
