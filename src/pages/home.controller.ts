import { Get, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../access/web-request.js';
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
  @Get()
  first(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): string {
    const { roles } = callerOf(request);
    return seeOther(reply, firstPages.find(([role]) => roles.has(role))?.[1] ?? '/targets');
  }

  @Get('mine')
  mine(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): string {
    const { personId } = callerOf(request);
    return seeOther(reply, `/workers/${encodeURIComponent(personId ?? '')}`);
  }
}
