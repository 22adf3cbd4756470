import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';

import { isFromHere, mayChange } from '../access/origin.js';
import type { WebRequest } from '../access/web-request.js';
import { inLanguage } from '../platform/language/language.js';
import { log } from '../platform/log.js';
import type { ProblemBody } from '../platform/problem/problem.js';
import { problemOf } from '../platform/problem/problem-of.js';
import { seeOther, sendPage, type WebReply } from '../platform/tsx/page-reply.js';
import { PageFrame } from './frame/page-frame.service.js';
import { RefusedPage } from './frame/refused.page.js';
import { readLanguage } from './language/read-language.js';
import { keptForm } from './sign-in/kept-form.js';
import { safeReturn, signInPath } from './sign-in/return-path.js';
import { SignInPage } from './sign-in/sign-in.page.js';

interface SendingReply extends WebReply {
  send(body: string): unknown;
}

/** What a person is shown where a page cannot be given: the way to sign in, or why not. */
@Injectable()
@Catch()
export class PageErrors implements ExceptionFilter {
  constructor(private readonly frame: PageFrame) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<WebRequest>();
    const reply = host.switchToHttp().getResponse<SendingReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ err: error, route: request.routeOptions.url }, 'a page failed');
    const answer = inLanguage(readLanguage(request), () => this.answer(request, reply, problem.body()));
    reply.send(await answer);
  }

  private async answer(request: WebRequest, reply: WebReply, { status, detail }: ProblemBody): Promise<string> {
    if (status === 401 && !mayChange(request)) return seeOther(reply, signInPath(request.url));
    const context = await this.frame.of(request);
    if (status !== 401) return sendPage(reply, RefusedPage({ context, status, detail }), status);
    const kept = isFromHere(request, undefined) ? keptForm(request.url, request.body) : null;
    const notice = kept === null ? 'signIn.ended' : 'signIn.kept';
    return sendPage(reply, SignInPage({ context, back: safeReturn(request.url), kept, notice }), status);
  }
}
