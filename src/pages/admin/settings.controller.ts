import { Get, Post, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { saveSettings, settingsDocument, type SettingsDocument } from '../../agency/settings.js';
import { settingsChange } from '../../agency/settings.schema.js';
import { Database } from '../../platform/database/database.js';
import { errorsOf } from '../../platform/problem/schema-problem.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { chosen, fieldErrors, typed } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { SettingsPage } from './settings.page.js';

/** The agency's settings: all of them to read, the main ones to change. */
@PageController('settings')
export class SettingsPagesController {
  constructor(
    private readonly database: Database,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async show(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const isSaved = oneOf(askedOf(request.query), 'done', ['saved']) !== null;
    return this.page(request, reply, { isSaved, errors: [], form: await settingsDocument(this.database.db) });
  }

  @Post()
  async save(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const current = await settingsDocument(this.database.db);
    const wanted = changeIn(request.body, current);
    const read = settingsChange.safeParse(wanted);
    if (!read.success) {
      const errors = fieldErrors(errorsOf(read.error.issues), fieldAt);
      return this.page(request, reply, { isSaved: false, errors, form: { ...current, ...wanted } });
    }
    const saved = await this.database.transaction((tx) => saveSettings(tx, callerOf(request), read.data));
    if (saved.outcome === 'saved') return seeOther(reply, '/settings?done=saved');
    const errors = [{ field: null, message: say('refused.409.text') }];
    return this.page(request, reply, { isSaved: false, errors, form: current });
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    shown: { isSaved: boolean; errors: readonly FieldError[]; form: SettingsDocument },
  ): Promise<string> {
    const page = SettingsPage({
      ...shown,
      context: await this.frame.of(request),
      session: sessionOf(request),
      document: await settingsDocument(this.database.db),
      mayChange: callerOf(request).roles.has('admin'),
    });
    return sendPage(reply, page, shown.errors.length > 0 ? 422 : 200);
  }
}

/** What the form asks for: each key whole, with what the form has no fields for kept as it is. */
function changeIn(body: unknown, { calendar }: SettingsDocument): object {
  const mail = chosen(body, 'mail');
  return {
    calendar: {
      ...calendar,
      workingDays: chosen(body, 'workingDays'),
      closeOfBusiness: typed(body, 'closeOfBusiness'),
    },
    workerCopy: mail.includes('workerCopy'),
    digest: mail.includes('digest'),
    showPeopleAs: { line: typed(body, 'line'), forum: typed(body, 'forum') },
  };
}

function fieldAt(pointer: string): string | null {
  const [, , part] = pointer.split('/');
  return part === undefined || !['workingDays', 'closeOfBusiness', 'line', 'forum'].includes(part) ? null : part;
}
