import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';

import { callerOf, type WebRequest } from '../access/web-request.js';
import { type Instant, rfc3339 } from '../core/instant.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { readQuery } from '../platform/web/query.js';
import { startTelling } from './first-run.js';
import { holdForUpdate, type HoldRow, holds } from './hold.queries.js';
import { releaseHold } from './release.js';

const holdsQuery = z.strictObject({ open: z.enum(['true', 'false']).optional() });
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Mass changes, and missed days being caught up: what is recorded and told to nobody yet. */
@Controller('api/v1/holds')
export class HoldsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Query() query: unknown): Promise<object> {
    const { open } = readQuery(holdsQuery, query);
    const rows = await holds(this.database.db, open === 'true');
    return { asOf: rfc3339(await this.clock.now()), items: rows.map(shownHold) };
  }

  @Post(':id/release')
  @HttpCode(200)
  async release(@Req() request: WebRequest, @Param('id') id: string): Promise<object> {
    if (!uuid.test(id)) throw Problem.notFound();
    const { personId, tokenRole } = callerOf(request);
    const by = personId ?? `${tokenRole ?? 'unknown'} token`;
    return this.database.transaction(async (tx) => {
      const hold = await holdForUpdate(tx, id);
      if (hold === null) throw Problem.notFound();
      if (hold.released_at !== null) return { ...shownHold(hold), again: true };
      const breaches = hold.kind === 'first_run' ? await endFirstRun(tx, by) : await releaseHold(tx, hold, by);
      return { ...shownHold({ ...hold, released_at: tx.now, released_by: by }), breaches };
    });
  }
}

async function endFirstRun(tx: Tx, by: string): Promise<number> {
  const started = await startTelling(tx, by);
  switch (started.is) {
    case 'started':
      return started.breaches;
    case 'telling_already':
      return 0;
    case 'no_target':
      throw Problem.conflict('A target has to be agreed first: until then there is nothing to tell anybody about.');
  }
}

const at = (moment: Instant | null): string | null => (moment === null ? null : rfc3339(moment));

/** A hold in the shape of the API. */
export const shownHold = (hold: HoldRow): object => ({
  id: hold.hold_id,
  kind: hold.kind,
  cause: hold.cause,
  openedAt: rfc3339(hold.opened_at),
  releaseDueAt: at(hold.release_due_at),
  releasedAt: at(hold.released_at),
  releasedBy: hold.released_by,
});
