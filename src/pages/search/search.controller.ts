import { Get, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Database } from '../../platform/database/database.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { askedOf } from '../parts/address.js';
import { breachNumber } from './breach-number.js';
import { SearchPage } from './search.page.js';
import { breachNumbered, searchFor } from './search.view.js';

const longest = 100;

/** One search for everybody who is signed in; what is asked stands in the address. */
@PageController('search')
export class SearchController {
  constructor(
    private readonly database: Database,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async search(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const text = (askedOf(request.query)['q'] ?? '').normalize('NFC').replace(/\s+/gu, ' ');
    const isTooLong = Array.from(text).length > longest;
    if (text === '' || isTooLong) {
      const page = SearchPage({ context: await this.frame.of(request), results: null, isTooLong });
      return sendPage(reply, page, isTooLong ? 422 : 200);
    }
    const caller = callerOf(request);
    const number = breachNumber(text);
    const exact =
      number === null ? null : await this.database.transaction((tx) => breachNumbered(tx, caller, number, tx.now));
    if (exact !== null) return seeOther(reply, `/breaches/${exact}`);
    const results = await this.database.transaction((tx) => searchFor(tx, caller, text, tx.now));
    return sendPage(reply, SearchPage({ context: await this.frame.of(request), results, isTooLong }));
  }
}
