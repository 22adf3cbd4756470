import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';

import { rfc3339 } from '../core/instant.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { SETTINGS } from '../platform/settings/settings.js';
import type { Settings } from '../platform/settings/settings.schema.js';
import { isAdmin, makeToken } from './token.js';
import { revokeToken, type TokenRow, tokensOf } from './token.queries.js';
import { type NewToken, newTokenSchema } from './token.schema.js';
import { callerOf, type WebRequest } from './web-request.js';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

@Controller('api/v1/tokens')
export class TokensController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Makes a token; its text is told here and never again. */
  @Post()
  async make(
    @Req() request: WebRequest,
    @Body({ schema: newTokenSchema }) wanted: NewToken,
  ): Promise<{ id: string; token: string }> {
    const { rehearsal } = this.settings;
    const made = await this.database.transaction((tx) => makeToken(tx, wanted, callerOf(request), rehearsal));
    switch (made.is) {
      case 'made':
        return { id: made.id, token: made.token };
      case 'refused':
        throw Problem.forbidden(refusals[made.why]);
      case 'wrong':
        throw Problem.invalid([faults[made.why]]);
    }
  }

  @Get()
  async list(@Req() request: WebRequest): Promise<{ asOf: string; items: object[] }> {
    const rows = await tokensOf(this.database.db, this.ownerOf(request));
    return { asOf: rfc3339(await this.clock.now()), items: rows.map(shown) };
  }

  @Delete(':id')
  @HttpCode(204)
  async revoke(@Req() request: WebRequest, @Param('id') id: string): Promise<void> {
    const owner = this.ownerOf(request);
    const revoked = uuid.test(id) && (await this.database.transaction((tx) => revokeToken(tx, id, owner)));
    if (!revoked) throw Problem.notFound();
  }

  /** Whose tokens the caller may see: null for everybody's. */
  private ownerOf(request: WebRequest): string | null {
    const caller = callerOf(request);
    return isAdmin(caller) ? null : caller.personId;
  }
}

const refusals = {
  not_an_admin: 'A token with a role is made by an admin: ask one, or make one of your own.',
  not_that_person: 'A person’s token is made by that person, signed in: ask them, or make one of your own on /tokens.',
} as const;

const faults = {
  unknown_person: {
    pointer: '/personId',
    code: 'unknown_person',
    detail: 'Nobody of this code is known, or they have left.',
  },
  expired_already: { pointer: '/expiresOn', code: 'schema', detail: 'expiresOn must be a day after today.' },
} as const;

function shown(row: TokenRow): object {
  return {
    id: row.token_id,
    name: row.name,
    role: row.role,
    personId: row.person_id,
    madeAt: rfc3339(row.made_at),
    madeBy: row.made_by,
    expiresOn: row.expires_on,
    revokedAt: row.revoked_at === null ? null : rfc3339(row.revoked_at),
  };
}
