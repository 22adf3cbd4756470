import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { z } from 'zod';

import { openSession } from '../access/session.js';
import { instant, rfc3339 } from '../core/instant.js';
import { personAt } from '../people/person.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { momentText } from '../platform/web/moment.js';
import { type Moved, Rehearsal } from './rehearsal.service.js';
import { reset } from './reset.js';

const moveBody = z.strictObject({
  now: momentText,
  outage: z.boolean().optional(),
});
const sessionBody = z.strictObject({ personId: z.string().min(1).max(200) });

interface Reply {
  header(name: string, value: string): unknown;
}

/** A service on a clock that is moved by hand, with mail caught: for training, trials and tests. */
@Controller('api/v1/rehearsal')
export class RehearsalController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rehearsal: Rehearsal,
  ) {}

  @Get('clock')
  async read(): Promise<{ now: string }> {
    return { now: rfc3339(await this.clock.now()) };
  }

  @Post('clock')
  @HttpCode(200)
  move(@Body({ schema: moveBody }) { now, outage }: z.output<typeof moveBody>): Promise<Moved> {
    return this.rehearsal.move(instant(Date.parse(now)), outage ?? false);
  }

  /** Signs in as anybody on the roster. */
  @Post('sessions')
  async signIn(
    @Body({ schema: sessionBody }) { personId }: z.output<typeof sessionBody>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<{ personId: string }> {
    const now = await this.clock.now();
    if ((await personAt(this.database.db, personId, now)) === null) {
      throw Problem.invalid([
        { pointer: '/personId', code: 'unknown_person', detail: `${personId} is not on the roster` },
      ]);
    }
    reply.header('set-cookie', await this.database.transaction((tx) => openSession(tx, personId)));
    return { personId };
  }

  @Post('reset')
  @HttpCode(204)
  async reset(): Promise<void> {
    await this.rehearsal.alone(() => this.database.transaction(reset));
  }
}
