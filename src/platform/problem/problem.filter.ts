import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Optional } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { log } from '../log.js';
import type { ProblemBody } from './problem.js';
import { problemOf } from './problem-of.js';

/** Makes a page of a problem, for people; undefined where there is none to show. */
export type ProblemPage = (problem: ProblemBody, request: FastifyRequest) => string | undefined;

/** The token that a room of pages gives its ProblemPage under. */
export const PROBLEM_PAGE = Symbol('problem page');

/** Answers everything that was thrown: programs get problem+json, people a page. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Optional() @Inject(PROBLEM_PAGE) private readonly page?: ProblemPage) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) {
      log.error(
        { err: error, method: request.method, route: request.routeOptions.url, id: request.id },
        'a request failed',
      );
    }
    if (reply.sent) return;

    const body: ProblemBody =
      problem.status < 500 ? problem.body() : { ...problem.body(), instance: `urn:plimsoll:${request.id}` };
    void reply.status(problem.status);
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (problem.status === 503) void reply.header('retry-after', '5');
    const page = wantsPage(request) ? this.page?.(body, request) : undefined;
    if (page === undefined) void reply.type('application/problem+json').send(JSON.stringify(body));
    else void reply.type('text/html; charset=utf-8').send(page);
  }
}

function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
}
