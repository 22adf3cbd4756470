import { Inject, Injectable } from '@nestjs/common';

import type { WebRequest } from '../../access/web-request.js';
import { mailModeOf } from '../../channels/mail/mail-settings.js';
import { Clock } from '../../platform/clock/clock.js';
import { AGENCY, type Agency } from '../../platform/database/agency.js';
import { Database } from '../../platform/database/database.js';
import { SETTINGS } from '../../platform/settings/settings.js';
import type { Settings } from '../../platform/settings/settings.schema.js';
import type { FrameContext } from './frame.page.js';
import { type Notices, noticesNow } from './frame.queries.js';

const nothingToSay: Notices = { firstRunSince: null, lateFeeds: [] };

/** Gathers what the frame of a page shows. */
@Injectable()
export class PageFrame {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(AGENCY) private readonly agency: Agency,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async of(request: WebRequest): Promise<FrameContext> {
    const session = request.session ?? null;
    return {
      agencyName: this.agency.name,
      timeZone: this.agency.timeZone,
      path: request.url,
      session,
      roles: request.caller?.roles ?? new Set(),
      rehearsal: this.settings.rehearsal,
      rehearsalNow: this.settings.rehearsal ? await this.clock.now() : null,
      mail: mailModeOf({ ...this.settings, rehearsal: this.agency.rehearsal }),
      ...(session === null ? nothingToSay : await noticesNow(this.database.db)),
    };
  }
}
