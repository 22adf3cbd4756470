import { Controller, Inject, Param, Post, Req } from '@nestjs/common';

import { rfc3339 } from '../core/instant.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { SETTINGS } from '../platform/settings/settings.js';
import type { Settings } from '../platform/settings/settings.schema.js';
import { baseUrlOf } from './base-url.js';
import { invite } from './invitation.js';
import { callerOf, type WebRequest } from './web-request.js';

@Controller('api/v1/people')
export class InvitationsController {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Makes the one-time link by which a person sets a password; it is told here and never again. */
  @Post(':id/invitations')
  async invite(@Req() request: WebRequest, @Param('id') personId: string): Promise<{ url: string; expiresAt: string }> {
    const invited = await this.database.transaction((tx) => invite(tx, personId, callerOf(request).personId));
    if (invited.is === 'unknown_person') throw Problem.notFound();
    return { url: baseUrlOf(this.settings, request) + invited.path, expiresAt: rfc3339(invited.expiresAt) };
  }
}
