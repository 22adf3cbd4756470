import { Get, Inject, Post, Req, Res } from '@nestjs/common';

import { isSecure } from '../../access/base-url.js';
import { callerBySession } from '../../access/identify.js';
import { closeSession } from '../../access/session.js';
import { signIn } from '../../access/sign-in.js';
import { fieldOf, headerOf, type WebRequest } from '../../access/web-request.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { SETTINGS } from '../../platform/settings/settings.js';
import type { Settings } from '../../platform/settings/settings.schema.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { type KeptForm, unpacked } from './kept-form.js';
import { safeReturn } from './return-path.js';
import { ResumePage } from './resume.page.js';
import { SignInPage } from './sign-in.page.js';

@PageController()
export class SignInController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('sign-in')
  async show(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const asked = fieldOf(request.query, 'return');
    const back = safeReturn(asked);
    if (request.session !== undefined) return seeOther(reply, back);
    const context = await this.frame.of(request);
    const notice = fieldOf(request.query, 'signed-out') === undefined ? null : 'signIn.signedOut';
    return sendPage(reply, SignInPage({ context, back, notice }));
  }

  @Post('sign-in')
  async signIn(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const name = fieldOf(request.body, 'name')?.trim() ?? '';
    const password = fieldOf(request.body, 'password') ?? '';
    const back = safeReturn(fieldOf(request.body, 'return'));
    const kept = unpacked(fieldOf(request.body, 'kept'));
    const again = async (status: number, errors: readonly FieldError[]): Promise<string> =>
      sendPage(reply, SignInPage({ context: await this.frame.of(request), back, kept, name, errors }), status);

    const missing = missingIn(name, password);
    if (missing.length > 0) return again(422, missing);
    const secure = isSecure(this.settings);
    const signedIn = await signIn({ database: this.database, clock: this.clock, secure }, { name, password });
    switch (signedIn.is) {
      case 'no_match':
        return again(422, [{ field: 'name', message: say('signIn.noMatch') }]);
      case 'too_many_attempts':
        return again(429, [{ field: 'name', message: say('signIn.tooMany') }]);
      case 'signed_in':
        reply.header('set-cookie', signedIn.cookie);
        if (kept === null) return seeOther(reply, back);
        return this.resume(request, reply, { kept, cookie: signedIn.cookie });
    }
  }

  @Post('sign-out')
  async signOut(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    reply.header('set-cookie', await closeSession(this.database.db, headerOf(request, 'cookie') ?? ''));
    return seeOther(reply, '/sign-in?signed-out');
  }

  /** The guard has prolonged the session by now: says until when. */
  @Post('sign-in/stay')
  stay(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): string {
    reply.status(200);
    reply.header('content-type', 'text/plain; charset=utf-8');
    return String(request.session?.expiresAt ?? 0);
  }

  private async resume(
    request: WebRequest,
    reply: WebReply,
    { kept, cookie }: { kept: KeptForm; cookie: string },
  ): Promise<string> {
    const found = await callerBySession(this.database.db, cookie, await this.clock.now());
    if (found === null) throw new Error('the session that was just opened is not there');
    request.session = found.session;
    request.caller = found.caller;
    const context = await this.frame.of(request);
    return sendPage(reply, ResumePage({ context, session: found.session, kept }));
  }
}

function missingIn(name: string, password: string): FieldError[] {
  return [
    ...(name === '' ? [{ field: 'name', message: say('signIn.nameMissing') }] : []),
    ...(password === '' ? [{ field: 'password', message: say('signIn.passwordMissing') }] : []),
  ];
}
