import { Get, Post, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { saveSettings, settingsDocument, type SettingsOutcome } from '../../agency/settings.js';
import { settingsChange } from '../../agency/settings.schema.js';
import { Database } from '../../platform/database/database.js';
import { errorsOf } from '../../platform/problem/schema-problem.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { fieldErrors, typed } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { feedsWanted, fieldsIn, fieldsOf, generalWanted, type SettingsFields } from './settings-form.js';
import { SettingsPage } from './settings.page.js';

/** The agency's settings: to read for both sides, to change for an admin, each of the two forms by itself. */
@PageController('settings')
export class SettingsPagesController {
  constructor(
    private readonly database: Database,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async show(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const isSaved = oneOf(askedOf(request.query), 'done', ['saved']) !== null;
    return this.page(request, reply, { isSaved, errors: [], typedFields: {} });
  }

  @Post()
  async save(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const typedFields = fieldsIn(request.body);
    const { change, fieldAt } =
      typed(request.body, 'part') === 'feeds' ? feedsWanted(typedFields) : generalWanted(typedFields);
    const read = settingsChange.safeParse(change);
    if (!read.success) {
      const errors = fieldErrors(errorsOf(read.error.issues), fieldAt);
      return this.page(request, reply, { isSaved: false, errors, typedFields });
    }
    const saved = await this.database.transaction((tx) => saveSettings(tx, callerOf(request), read.data));
    if (saved.outcome === 'saved') return seeOther(reply, '/settings?done=saved');
    return this.page(request, reply, { isSaved: false, errors: [refusalOf(saved)], typedFields });
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    shown: { isSaved: boolean; errors: readonly FieldError[]; typedFields: SettingsFields },
  ): Promise<string> {
    const { isSaved, errors, typedFields } = shown;
    const document = await settingsDocument(this.database.db);
    const part = typedFields['part']?.[0];
    const asSet = fieldsOf(document);
    const page = SettingsPage({
      isSaved,
      errors,
      document,
      general: part === 'general' ? typedFields : asSet,
      feeds: part === 'feeds' ? typedFields : asSet,
      context: await this.frame.of(request),
      session: sessionOf(request),
      mayChange: callerOf(request).roles.has('admin'),
    });
    return sendPage(reply, page, errors.length > 0 ? 422 : 200);
  }
}

function refusalOf(saved: Exclude<SettingsOutcome, { outcome: 'saved' }>): FieldError {
  switch (saved.outcome) {
    case 'holidays_unknown':
      return { field: 'country', message: say('settings.countryUnknown') };
    case 'feed_in_use':
      return { field: null, message: say('settings.feedInUse', { name: saved.name }) };
  }
}
