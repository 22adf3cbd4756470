import { Controller, Get, Query, Req } from '@nestjs/common';
import { z } from 'zod';

import type { Caller } from '../../access/caller.js';
import { scopeOf } from '../../access/line.js';
import { callerOf, type WebRequest } from '../../access/web-request.js';
import { rfc3339 } from '../../core/instant.js';
import {
  type ListedNotification,
  listNotifications,
  type ListWanted,
} from '../../notifications/notification-list.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { readQuery } from '../../platform/web/query.js';

const states = ['promised', 'held', 'sent', 'unsure', 'refused', 'cancelled'] as const;

export const notificationQuery = z.strictObject({
  breach: z.string().max(40).optional(),
  state: z.enum(states, `one of ${states.join(', ')}`).optional(),
});

/** The longest list that is answered; a breach or a state narrows it. */
const mostListed = 1_000;

/** Every message: whom it was for, why, when, and the server's words. */
@Controller('api/v1/notifications')
export class NotificationsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Req() request: WebRequest, @Query() query: unknown): Promise<object> {
    const { breach = null, state = null } = readQuery(notificationQuery, query);
    const scope = await this.scope(callerOf(request));
    const rows = await listNotifications(this.database.db, { breach, state, scope, most: mostListed });
    return { asOf: rfc3339(await this.clock.now()), items: rows.map(item) };
  }

  /** Admins and IT see all; the line its own: what it was told, and what was told about those it leads. */
  private async scope(caller: Caller): Promise<ListWanted['scope']> {
    const all = caller.tokenRole === 'admin' || caller.roles.has('admin') || caller.roles.has('it');
    if (all || caller.personId === null) return null;
    const scope = await scopeOf(this.database.db, caller, await this.clock.now());
    const within = scope.kind === 'everybody' ? { unitIds: [], workerIds: [] } : scope;
    return { personId: caller.personId, unitIds: within.unitIds, workerIds: within.workerIds };
  }
}

function item(row: ListedNotification): object {
  return {
    id: row.id,
    kinds: [...new Set(row.kinds)],
    personId: row.person_id,
    breaches: [...new Set(row.breaches)],
    state: row.state,
    reason: row.reason,
    promisedAt: rfc3339(row.promised_at),
    attempts: row.attempts.map(({ at, reply }) => ({ at: new Date(at).toISOString().replace('.000Z', 'Z'), reply })),
    sentAt: row.sent_at === null ? null : rfc3339(row.sent_at),
  };
}
