import { Get, Inject, Param, Post, Req, Res } from '@nestjs/common';

import { isSecure } from '../../access/base-url.js';
import { isAdmin, makeToken } from '../../access/token.js';
import { revokeToken, tokensOf } from '../../access/token.queries.js';
import { newTokenSchema } from '../../access/token.schema.js';
import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { errorsOf } from '../../platform/problem/schema-problem.js';
import { SETTINGS } from '../../platform/settings/settings.js';
import type { Settings } from '../../platform/settings/settings.schema.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { fieldErrors, typed, typedForm } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { carryOnce, takeOnce } from '../parts/shown-once.js';
import { tokenDone, TokensPage } from './tokens.page.js';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const tokenText = /^plim_[\w-]+$/;

/** Tokens: one's own, and for an admin everybody's. */
@PageController('tokens')
export class TokenPagesController {
  constructor(
    private readonly database: Database,
    private readonly frame: PageFrame,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  async list(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const done = oneOf(askedOf(request.query), 'done', tokenDone);
    const token = done === 'made' ? takeOnce(request, reply, { path: '/tokens', shape: tokenText }) : null;
    return this.page(request, reply, { done, token, form: {}, errors: [] });
  }

  @Post()
  async make(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const { body } = request;
    const caller = callerOf(request);
    const again = (errors: readonly FieldError[]): Promise<string> =>
      this.page(request, reply, { done: null, token: null, form: typedForm(body), errors });
    const expiresOn = typed(body, 'expiresOn');
    const role = typed(body, 'role');
    const isOwn = role === 'me' || !isAdmin(caller);
    const wanted = newTokenSchema.safeParse({
      name: typed(body, 'name'),
      ...(isOwn ? { personId: caller.personId ?? '' } : { role }),
      ...(expiresOn === '' ? {} : { expiresOn }),
    });
    if (!wanted.success) {
      const errors = fieldErrors(errorsOf(wanted.error.issues), (pointer) => pointer.slice(1));
      return again(
        errors.map((error) => (error.field === 'name' ? { ...error, message: say('tokens.nameMissing') } : error)),
      );
    }
    const { rehearsal } = this.settings;
    const made = await this.database.transaction((tx) => makeToken(tx, wanted.data, caller, rehearsal));
    switch (made.is) {
      case 'made':
        carryOnce(reply, made.token, { path: '/tokens', secure: isSecure(this.settings) });
        return seeOther(reply, '/tokens?done=made');
      case 'refused':
        throw Problem.forbidden(say('refused.403.text'));
      case 'wrong':
        return again([{ field: 'expiresOn', message: say('tokens.expiresHint') }]);
    }
  }

  @Post(':id/revoke')
  async revoke(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const owner = this.ownerOf(request);
    const revoked = uuid.test(id) && (await this.database.transaction((tx) => revokeToken(tx, id, owner)));
    if (!revoked) throw Problem.notFound();
    return seeOther(reply, '/tokens?done=revoked');
  }

  /** Whose tokens the reader sees: null for everybody's. */
  private ownerOf(request: WebRequest): string | null {
    const caller = callerOf(request);
    return isAdmin(caller) ? null : caller.personId;
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    shown: Pick<Parameters<typeof TokensPage>[0], 'done' | 'token' | 'form' | 'errors'>,
  ): Promise<string> {
    const page = TokensPage({
      ...shown,
      context: await this.frame.of(request),
      session: sessionOf(request),
      tokens: await tokensOf(this.database.db, this.ownerOf(request)),
      isAdmin: isAdmin(callerOf(request)),
    });
    return sendPage(reply, page, shown.errors.length > 0 ? 422 : 200);
  }
}
