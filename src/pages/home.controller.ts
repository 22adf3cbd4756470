import { Get, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../access/web-request.js';
import { firstRunState } from '../first-run/found.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { seeOther, type WebReply } from '../platform/tsx/page-reply.js';
import { PageController } from './page-controller.js';

/** The first page of each role, in the order in which a role of a person decides. */
const firstPages: readonly (readonly [role: string, path: string])[] = [
  ['supervisor', '/board'],
  ['manager', '/board'],
  ['director', '/board'],
  ['labor', '/breaches'],
  ['management', '/breaches'],
  ['admin', '/imports'],
  ['it', '/imports'],
  ['auditor', '/breaches'],
  ['worker', '/mine'],
];

/** The ways in: the page that fits the role, and one's own page. */
@PageController()
export class HomeController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  async first(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const { roles } = callerOf(request);
    if (roles.has('admin') && (await this.isAtTheStart())) return seeOther(reply, '/start');
    return seeOther(reply, firstPages.find(([role]) => roles.has(role))?.[1] ?? '/targets');
  }

  @Get('mine')
  mine(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): string {
    const { personId } = callerOf(request);
    return seeOther(reply, `/workers/${encodeURIComponent(personId ?? '')}`);
  }

  /** Whether a first run keeps mail back, or nothing at all is there yet that one would begin with. */
  private async isAtTheStart(): Promise<boolean> {
    const { keptSince, mayBegin, units } = await firstRunState(this.database.db, await this.clock.now());
    return keptSince !== null || (mayBegin && units === 0);
  }
}
