import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { z } from 'zod';

import { rfc3339 } from '../core/instant.js';
import { Database } from '../platform/database/database.js';
import { requestCheckIn } from './requests.js';
import { requestBody } from './voice.schema.js';

interface Reply {
  status(code: number): unknown;
}

/** Check-ins that workers ask for. */
@Controller('api/v1')
export class RequestsController {
  constructor(private readonly database: Database) {}

  @Post('workers/:id/check-in-requests')
  async ask(
    @Res({ passthrough: true }) reply: Reply,
    @Param('id') id: string,
    @Body({ schema: requestBody }) { why }: z.output<typeof requestBody>,
  ): Promise<object> {
    const { row, again } = await this.database.transaction((tx) => requestCheckIn(tx, id, why));
    reply.status(again ? 200 : 201);
    const due = row.check_in_by;
    return {
      number: row.number,
      workerId: row.subject_id,
      requestedAt: rfc3339(row.opened_at),
      responseTrack: row.response_track,
      round: row.round,
      checkInBy: due === null ? null : rfc3339(due),
      ...(again ? { again } : {}),
    };
  }
}
