import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import type { z } from 'zod';

import { stanceTo } from '../access/line.js';
import { callerOf, type WebRequest } from '../access/web-request.js';
import { rfc3339 } from '../core/instant.js';
import { isDisputed } from '../core/statement.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { act, type Acted, matterOf } from './act.js';
import { acknowledgementBody, checkInBody, escalationBody, excuseBody, waiverBody } from './act.schema.js';
import { answerOf } from './answers.js';
import { breachByNumber } from './breach.queries.js';
import { checkIn, editCheckIn } from './check-in.js';
import { checkInVersions } from './check-in.queries.js';
import { excuse } from './excuse.js';
import { statementsOn } from './statement.queries.js';

interface Reply {
  status(code: number): unknown;
}

/** What people do about a breach: by a person, once; said again it is answered with who and when. */
@Controller('api/v1')
export class ActsController {
  constructor(private readonly database: Database) {}

  @Post('breaches/:number/acknowledgements')
  async acknowledge(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: Reply,
    @Param('number') number: string,
    @Body({ schema: acknowledgementBody }) body: z.output<typeof acknowledgementBody>,
  ): Promise<object> {
    const { expectedRound, step } = body;
    const signal = { kind: 'acknowledged', by: personOf(request), ...given({ step, expectedRound }) } as const;
    return this.answer(reply, await this.database.transaction((tx) => act(tx, number, signal)));
  }

  @Delete('breaches/:number/acknowledgements/current')
  @HttpCode(200)
  async withdraw(@Req() request: WebRequest, @Param('number') number: string): Promise<object> {
    const signal = { kind: 'acknowledgement_withdrawn', by: personOf(request) } as const;
    return answerOf(await this.database.transaction((tx) => act(tx, number, signal)));
  }

  @Post('breaches/:number/check-ins')
  async checkIn(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: Reply,
    @Param('number') number: string,
    @Body({ schema: checkInBody }) sent: z.output<typeof checkInBody>,
  ): Promise<object> {
    const { expectedRound: _shown, ...body } = sent;
    const done = await this.database.transaction((tx) => checkIn(tx, number, personOf(request), body));
    return { id: done.checkInId, version: done.version, ...this.answer(reply, done) };
  }

  @Put('check-ins/:id')
  async editCheckIn(
    @Req() request: WebRequest,
    @Param('id') id: string,
    @Body({ schema: checkInBody }) sent: z.output<typeof checkInBody>,
  ): Promise<object> {
    const { expectedRound: _shown, ...body } = sent;
    const done = await this.database.transaction((tx) => editCheckIn(tx, id, personOf(request), body));
    return { id, version: done.version, ...answerOf(done) };
  }

  @Get('check-ins/:id')
  async readCheckIn(@Param('id') id: string): Promise<object> {
    const versions = await checkInVersions(this.database.db, id);
    const last = versions.at(-1);
    if (last === undefined) throw Problem.notFound();
    const shown = versions.map(({ version, body, recorded_by: by, recorded_at: at }) => ({
      version,
      by,
      at: rfc3339(at),
      checkIn: body,
    }));
    const made = await statementsOn(this.database.db, [id]);
    const statements = made.map(({ held, text, by, at }) => ({ held, text, by, at: rfc3339(at) }));
    return {
      id,
      asOf: rfc3339(last.recorded_at),
      checkIn: last.body,
      version: last.version,
      versions: shown,
      disputed: isDisputed(made),
      statements,
    };
  }

  @Post('breaches/:number/waivers')
  async waive(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: Reply,
    @Param('number') number: string,
    @Body({ schema: waiverBody }) { reason }: z.output<typeof waiverBody>,
  ): Promise<object> {
    const signal = { kind: 'waived', by: personOf(request), reason } as const;
    return this.answer(reply, await this.database.transaction((tx) => act(tx, number, signal)));
  }

  @Post('breaches/:number/excuses')
  async excuse(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: Reply,
    @Param('number') number: string,
    @Body({ schema: excuseBody }) body: z.output<typeof excuseBody>,
  ): Promise<object> {
    const row = await breachByNumber(this.database.db, number);
    if (row === null) throw Problem.notFound();
    const caller = callerOf(request);
    const acted = await this.database.transaction(async (tx) => {
      const { posts } = await stanceTo(tx, caller, matterOf(row).subject, tx.now);
      return excuse(tx, row, { by: personOf(request), posts, ...body });
    });
    return this.answer(reply, acted);
  }

  @Post('breaches/:number/escalations')
  async escalate(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: Reply,
    @Param('number') number: string,
    @Body({ schema: escalationBody }) _body: z.output<typeof escalationBody>,
  ): Promise<object> {
    const signal = { kind: 'escalated', by: personOf(request) } as const;
    return this.answer(reply, await this.database.transaction((tx) => act(tx, number, signal)));
  }

  /** 201 the first time, 200 where it had been said already. */
  private answer(reply: Reply, acted: Acted): object {
    reply.status(acted.answer.outcome === 'done' ? 201 : 200);
    return answerOf(acted);
  }
}

/** Acts are by a person: a token that stands for none cannot acknowledge anything. */
export function personOf(request: WebRequest): string {
  const { personId } = callerOf(request);
  if (personId === null) throw Problem.forbidden('This is done by a person: use a token of a person, or sign in.');
  return personId;
}

/** Leaves out what is undefined. */
function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
  };
}
