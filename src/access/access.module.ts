import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';

import { AccessGuard } from './access.guard.js';
import { InvitationsController } from './invitations.controller.js';
import { TokensController } from './tokens.controller.js';

/** Who may do what: the guard over every route, tokens, invitations. */
@Module({
  controllers: [TokensController, InvitationsController],
  providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
})
export class AccessModule {}
