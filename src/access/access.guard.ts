import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';

import type { Subject } from '../core/subject.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { SETTINGS } from '../platform/settings/settings.js';
import type { Settings } from '../platform/settings/settings.schema.js';
import { admission, type Relation, type Stance } from './admission.js';
import type { Caller } from './caller.js';
import { carriesCsrf } from './csrf.js';
import { callerBySession, callerByToken } from './identify.js';
import { stanceTo, subjectNamed } from './line.js';
import { holdersOver } from './line.queries.js';
import { formRefused, notYours } from './not-yours.js';
import { isFromHere, mayChange } from './origin.js';
import type { About, GuardedRight } from './right.js';
import { rightOf } from './rights.js';
import { headerOf, type WebRequest } from './web-request.js';

const api = '/api/v1/';
const rehearsalOnly = '/api/v1/rehearsal/';

/** The one door: what the table of rights does not admit is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WebRequest>();
    const route = request.routeOptions.url ?? '';
    const right = rightOf(request.method, route);
    if (right === undefined) throw Problem.notFound();
    if (route.startsWith(rehearsalOnly) && !this.settings.rehearsal) throw Problem.notFound();

    const caller = await this.identify(request, route);
    if (caller !== null) request.caller = caller;
    if (right.kind === 'public') return true;
    if (caller === null) throw Problem.notSignedIn();
    const subject = right.about === undefined ? null : await this.subject(request, right.about);
    const stance = right.about === undefined ? null : await this.stance(subject, caller);
    const answer = admission(right, caller, stance);
    switch (answer.is) {
      case 'admitted':
        return true;
      case 'refused':
        throw await this.refusal(right, caller, { subject, relation: stance?.relation ?? null });
      case 'hidden':
        throw Problem.notFound();
    }
  }

  /** By token or by session, never by both: a request that brings a token is not helped by a cookie. */
  private async identify(request: WebRequest, route: string): Promise<Caller | null> {
    const authorization = headerOf(request, 'authorization');
    if (authorization !== undefined && route.startsWith(api)) return this.byToken(authorization);
    if (mayChange(request) && !isFromHere(request, this.settings.baseUrl)) {
      throw Problem.forbidden(() => formRefused('elsewhere'));
    }
    const cookies = headerOf(request, 'cookie');
    if (cookies === undefined) return null;
    const found = await callerBySession(this.database.db, cookies, await this.clock.now());
    if (found === null) return null;
    request.session = found.session;
    if (mayChange(request) && !carriesCsrf(request, found.session.csrf)) {
      throw Problem.forbidden(() => formRefused('otherSession'));
    }
    return found.caller;
  }

  private async byToken(authorization: string): Promise<Caller | null> {
    const token = /^Bearer +([\x21-\x7e]{1,300}) *$/i.exec(authorization)?.[1];
    if (token === undefined) return null;
    const { adminToken } = this.settings;
    return callerByToken(this.database.db, token, { adminToken, now: await this.clock.now() });
  }

  private async subject(request: WebRequest, about: About): Promise<Subject | null> {
    const [name] = Object.values(request.params as Record<string, string>);
    return (name === undefined ? undefined : await subjectNamed(this.database.db, about, name)) ?? null;
  }

  private async stance(subject: Subject | null, caller: Caller): Promise<Stance> {
    if (subject === null) return { relation: 'nothing', posts: new Set() };
    return stanceTo(this.database.db, caller, subject, await this.clock.now());
  }

  /** What somebody is told who may know of it and not do it: whose it is to do, and whom to ask. */
  private async refusal(
    right: GuardedRight,
    caller: Caller,
    { subject, relation }: { subject: Subject | null; relation: Relation | null },
  ): Promise<Problem> {
    const holders = subject === null ? {} : await holdersOver(this.database.db, subject, await this.clock.now());
    const others = Object.entries(holders).filter(([, code]) => code !== caller.personId && code !== subject?.id);
    return Problem.forbidden(() => notYours(right, { relation, holders: Object.fromEntries(others) }));
  }
}
