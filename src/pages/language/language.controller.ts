import { Post, Req, Res } from '@nestjs/common';

import type { WebRequest } from '../../access/web-request.js';
import { chooseLanguage } from '../../people/language.queries.js';
import { Database } from '../../platform/database/database.js';
import { languageOf, languages } from '../../platform/language/language.js';
import { Problem } from '../../platform/problem/problem.js';
import { seeOther, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageController } from '../page-controller.js';
import { typed } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { safeReturn } from '../sign-in/return-path.js';

/** The language that a person reads in, chosen at the foot of each page. */
@PageController('language')
export class LanguageController {
  constructor(private readonly database: Database) {}

  @Post()
  async choose(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const language = languageOf(typed(request.body, 'language'));
    if (language === null) {
      throw Problem.invalid([{ code: 'schema', pointer: '/language', detail: `one of ${languages.join(', ')}` }]);
    }
    const { personId } = sessionOf(request);
    await this.database.transaction((tx) => chooseLanguage(tx, personId, language));
    return seeOther(reply, safeReturn(typed(request.body, 'back')));
  }
}
