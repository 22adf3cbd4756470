import type { Readable } from 'node:stream';

import { Get, Inject, Param, Post, Req, Res } from '@nestjs/common';

import { callerOf, headerOf, type WebRequest } from '../../access/web-request.js';
import { type Decided, refuseImport, releaseImport } from '../../feeds/decide-held.js';
import { importOrder, importQuery } from '../../feeds/import-order.js';
import { receiveImport } from '../../feeds/receive-import.js';
import { calendarOf } from '../../people/calendar.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { errorsOf } from '../../platform/problem/schema-problem.js';
import { SETTINGS } from '../../platform/settings/settings.js';
import type { Settings } from '../../platform/settings/settings.schema.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { TakesBody } from '../../platform/web/body.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { fieldErrors, mendable } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { importDone, ImportPage } from './import.page.js';
import { ImportsPage } from './imports.page.js';
import { importNamed, importsViewOf } from './imports.view.js';
import { readUpload, type Upload } from './multipart.js';

/** Data coming in: files sent from a page are taken by the same door as those of programs. */
@PageController('imports')
export class ImportPagesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  list(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    return this.page(request, reply, { form: {}, errors: [], status: 200 });
  }

  @Post()
  @TakesBody({ as: 'stream', limit: 'import', types: ['multipart/form-data'] })
  async receive(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const upload = await readUpload(headerOf(request, 'content-type') ?? '', request.body as Readable);
    const { fields: form, file } = upload;
    if (file === null) {
      const errors = [{ field: 'file', message: say('imports.fileMissing') }];
      return this.page(request, reply, { form, errors, status: 422 });
    }
    try {
      const { made, duplicate } = await this.take(request, { fields: form, file });
      return seeOther(reply, `/imports/${made.importId}${duplicate ? '?done=duplicate' : ''}`);
    } catch (error) {
      const refused = mendable(error);
      if (refused === null) throw error;
      file.body.resume();
      const errors = fieldErrors(refused.errors, (pointer) => pointer.slice(1)).map(said);
      const again = { field: 'file', message: say('imports.again') };
      return this.page(request, reply, { form, errors: [...errors, again], status: refused.status });
    }
  }

  @Get(':id')
  one(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const done = oneOf(askedOf(request.query), 'done', importDone);
    return this.file(request, reply, { id, done, errors: [], status: 200 });
  }

  @Post(':id/release')
  release(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    return this.decide(request, reply, { id, done: 'accepted', act: releaseImport });
  }

  @Post(':id/refuse')
  refuse(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    return this.decide(request, reply, { id, done: 'refused', act: refuseImport });
  }

  private async take(
    request: WebRequest,
    { fields, file }: { fields: Upload['fields']; file: NonNullable<Upload['file']> },
  ) {
    const { kind, feed, mode, asOf, dryRun } = askedOf(fields);
    const query = importQuery.safeParse(JSON.parse(JSON.stringify({ kind, feed, mode, asOf, dryRun })));
    if (!query.success) throw Problem.invalid(errorsOf(query.error.issues));
    const format = /\.(ndjson|jsonl)$/i.test(file.name) ? 'ndjson' : 'csv';
    const order = importOrder(query.data, format, await this.clock.now(), await calendarOf(this.database.db));
    const { personId: by } = callerOf(request);
    const { rehearsal } = this.settings;
    return receiveImport(this.database, { order, body: file.body, by, rehearsal, untilDone: rehearsal });
  }

  private async decide(
    request: WebRequest,
    reply: WebReply,
    {
      id,
      done,
      act,
    }: { id: string; done: 'accepted' | 'refused'; act: (tx: Tx, id: string, by: string | null) => Promise<Decided> },
  ): Promise<string> {
    const { importId } = await importNamed(this.database.db, id);
    const decided = await this.database.transaction((tx) => act(tx, importId, callerOf(request).personId));
    if (decided === 'done') return seeOther(reply, `/imports/${importId}?done=${done}`);
    const errors = [{ field: null, message: say('refused.409.text') }];
    return this.file(request, reply, { id, done: null, errors, status: 409 });
  }

  private async file(
    request: WebRequest,
    reply: WebReply,
    shown: { id: string; done: (typeof importDone)[number] | null; errors: readonly FieldError[]; status: number },
  ): Promise<string> {
    const { id, done, errors, status } = shown;
    const sent = await importNamed(this.database.db, id);
    const context = await this.frame.of(request);
    const mayDecide = callerOf(request).roles.has('admin');
    return sendPage(reply, ImportPage({ context, session: sessionOf(request), sent, mayDecide, done, errors }), status);
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    shown: { form: Upload['fields']; errors: readonly FieldError[]; status: number },
  ): Promise<string> {
    const { form, errors, status } = shown;
    const view = await importsViewOf(this.database.db, callerOf(request), await this.clock.now());
    const context = await this.frame.of(request);
    return sendPage(reply, ImportsPage({ context, session: sessionOf(request), view, form, errors }), status);
  }
}

const said = ({ field, message }: FieldError): FieldError =>
  field === 'feed' ? { field, message: say('imports.feedMissing') } : { field, message };
