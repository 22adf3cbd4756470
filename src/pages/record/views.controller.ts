import { Get, Param, Post, Req, Res } from '@nestjs/common';

import { scopeOf } from '../../access/line.js';
import { callerOf, type WebRequest } from '../../access/web-request.js';
import { unitsAt } from '../../people/unit.queries.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { type MessageKey, say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf, withQuery } from '../parts/address.js';
import { typed, typedForm } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { type Filters, filtersIn, readAsked } from './breach-log.filters.js';
import { deleteView, mostViews, renameView, saveView, savedViewsOf } from './saved-view.queries.js';
import { NewViewPage, ViewPage, ViewsPage } from './views.page.js';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const longestName = 60;

/** A person's own named filters of the breach log. */
@PageController('views')
export class ViewsController {
  constructor(
    private readonly database: Database,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async list(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const done = oneOf(askedOf(request.query), 'done', ['renamed', 'deleted']);
    const views = await savedViewsOf(this.database.db, sessionOf(request).personId);
    const context = await this.frame.of(request);
    return sendPage(reply, ViewsPage({ context, views, units: await this.unitsOf(request), done }));
  }

  @Get('new')
  fresh(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const filters = filtersIn(askedOf(request.query));
    return this.form(request, reply, { filters, name: '', errors: wrongFilters(filters) });
  }

  @Post()
  async save(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const filters = filtersIn(typedForm(request.body));
    const name = typed(request.body, 'name');
    const wrong = wrongFilters(filters);
    const key = wrong.length > 0 || Object.keys(filters).length === 0 ? null : wrongName(name);
    const errors = key === null ? wrong : [{ field: 'name', message: say(key) }];
    if (errors.length > 0 || Object.keys(filters).length === 0)
      return this.form(request, reply, { filters, name, errors });
    const { personId } = sessionOf(request);
    const saved = await this.database.transaction((tx) => saveView(tx, personId, { name, filters }));
    if (saved === 'saved') return seeOther(reply, withQuery('/breaches', { ...filters, done: 'saved' }));
    const message = saved === 'name_taken' ? say('views.wrong.taken') : say('views.wrong.many', { n: mostViews });
    return this.form(request, reply, { filters, name, errors: [{ field: 'name', message }] });
  }

  @Get(':id')
  async show(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    return this.one(request, reply, { id, typed: null, errors: [] });
  }

  @Post(':id/rename')
  async rename(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const name = typed(request.body, 'name');
    const again = (message: string): Promise<string> =>
      this.one(request, reply, { id, typed: name, errors: [{ field: 'name', message }] });
    const key = wrongName(name);
    if (key !== null) return again(say(key));
    if (!uuid.test(id)) throw Problem.notFound();
    const { personId } = sessionOf(request);
    const renamed = await this.database.transaction((tx) => renameView(tx, personId, { id, name }));
    if (renamed === 'not_theirs') throw Problem.notFound();
    return renamed === 'name_taken' ? again(say('views.wrong.taken')) : seeOther(reply, '/views?done=renamed');
  }

  /** Deleting again what is gone says the same. */
  @Post(':id/delete')
  async delete(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    if (!uuid.test(id)) throw Problem.notFound();
    const { personId } = sessionOf(request);
    await this.database.transaction((tx) => deleteView(tx, personId, id));
    return seeOther(reply, '/views?done=deleted');
  }

  private async form(
    request: WebRequest,
    reply: WebReply,
    shown: { filters: Filters; name: string; errors: readonly FieldError[] },
  ): Promise<string> {
    const context = await this.frame.of(request);
    const units = await this.unitsOf(request);
    const page = NewViewPage({ context, session: sessionOf(request), units, ...shown });
    return sendPage(reply, page, shown.errors.length === 0 ? 200 : 422);
  }

  private async one(
    request: WebRequest,
    reply: WebReply,
    shown: { id: string; typed: string | null; errors: readonly FieldError[] },
  ): Promise<string> {
    const session = sessionOf(request);
    const view = (await savedViewsOf(this.database.db, session.personId)).find(({ id }) => id === shown.id);
    if (view === undefined) throw Problem.notFound();
    const page = ViewPage({
      ...{ session, view, errors: shown.errors, name: shown.typed ?? view.name },
      context: await this.frame.of(request),
      units: await this.unitsOf(request),
    });
    return sendPage(reply, page, shown.errors.length === 0 ? 200 : 422);
  }

  /** The units that the reader knows by name. */
  private unitsOf(request: WebRequest): Promise<{ id: string; name: string }[]> {
    return this.database.transaction(async (tx) => {
      const scope = await scopeOf(tx, callerOf(request), tx.now);
      const units = await unitsAt(tx, scope.kind === 'everybody' ? null : scope.unitIds, tx.now);
      return [...units.values()].map(({ unitId, name }) => ({ id: unitId, name }));
    });
  }
}

const wrongFilters = (filters: Filters): FieldError[] =>
  readAsked(filters).errors.length === 0 ? [] : [{ field: null, message: say('views.wrong.filters') }];

function wrongName(
  name: string,
): Extract<MessageKey, 'views.wrong.missing' | 'views.wrong.long' | 'views.wrong.line'> | null {
  if (name === '') return 'views.wrong.missing';
  if (Array.from(name).length > longestName) return 'views.wrong.long';
  return /\p{Cc}/u.test(name) ? 'views.wrong.line' : null;
}
