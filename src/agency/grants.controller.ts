import { Body, Controller, Get, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';

import { callerOf, type WebRequest } from '../access/web-request.js';
import { rfc3339 } from '../core/instant.js';
import { grantsNow } from '../people/grant.queries.js';
import { grantedRoles } from '../people/roster.schema.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { grant } from './grant.js';
import type { Reply } from './targets.controller.js';

const grantSchema = z
  .strictObject({ personId: z.string().trim().min(1).max(128), role: z.enum(grantedRoles) })
  .meta({ id: 'Grant' });
type GrantInput = z.output<typeof grantSchema>;

/** Roles that people are given by people: admin, and the seats of both sides. */
@Controller('api/v1/grants')
export class GrantsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Post()
  async grant(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: Reply,
    @Body({ schema: grantSchema }) wanted: GrantInput,
  ): Promise<GrantInput> {
    const result = await this.database.transaction((tx) => grant(tx, callerOf(request), wanted));
    switch (result.outcome) {
      case 'granted':
        return wanted;
      case 'held_already':
        reply.status(HttpStatus.OK);
        return wanted;
      case 'unknown_person':
        throw Problem.invalid([
          {
            pointer: '/personId',
            code: 'unknown_person',
            detail: 'personId must be the code of somebody on the roster who has not left.',
          },
        ]);
      case 'admin_only':
        throw Problem.forbidden('This is granted by an admin.');
      case 'seat_only':
        throw Problem.forbidden(`${result.side} has a seat: further ones are granted by a seat of ${result.side}.`);
      case 'seats_left':
        throw Problem.forbidden(
          `The seats of ${result.side} have left the roster. The next is granted by one of them: put one back on the roster first.`,
        );
      case 'other_side':
        throw otherSide(wanted, result.side);
    }
  }

  @Get()
  async list(): Promise<object> {
    const grants = await grantsNow(this.database.db);
    return {
      asOf: rfc3339(await this.clock.now()),
      items: grants.map((one) => ({ ...one, grantedAt: rfc3339(one.grantedAt) })),
    };
  }
}

function otherSide({ personId, role }: GrantInput, side: string): Problem {
  const detail = `${personId} sits for ${side} and cannot sit for ${role} as well: a target is signed by two people, one of each side.`;
  return new Problem({ status: 409, detail, errors: [{ pointer: '/personId', code: 'other_side', detail }] });
}
