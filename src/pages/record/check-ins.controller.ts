import { Get, Inject, Param, Post, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { personOf } from '../../breaches/acts.controller.js';
import { editCheckIn } from '../../breaches/check-in.js';
import type { LocalDate } from '../../core/instant.js';
import { Clock } from '../../platform/clock/clock.js';
import { AGENCY, type Agency } from '../../platform/database/agency.js';
import { Database } from '../../platform/database/database.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { mendable } from '../parts/form-fields.js';
import { localDay } from '../parts/local-day.js';
import { nameAndCode, namesFor } from '../parts/names.js';
import { sessionOf } from '../parts/session-of.js';
import { breachNamed } from './breach.view.js';
import { asTyped, checkInErrors, type Held, readCheckIn, type TypedCheckIn, typedCheckIn } from './check-in-form.js';
import { CheckInFormPage } from './check-in.page.js';
import { checkInViewOf, participants } from './check-in.view.js';
import { checkInDone, ShownCheckInPage } from './shown-check-in.page.js';

/** A recorded check-in: every version of it, and correcting it by a new one. */
@PageController('check-ins/:id')
export class CheckInsPageController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
    @Inject(AGENCY) private readonly agency: Agency,
  ) {}

  @Get()
  async show(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const done = oneOf(askedOf(request.query), 'done', checkInDone);
    const view = await checkInViewOf(this.database.db, callerOf(request), id, await this.clock.now());
    return sendPage(reply, ShownCheckInPage({ context: await this.frame.of(request), view, done }));
  }

  @Get('edit')
  async form(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const { newest } = await checkInViewOf(this.database.db, callerOf(request), id, await this.clock.now());
    return this.page(request, reply, { id, form: asTyped(newest.body), status: 200, errors: [] });
  }

  @Post('edit')
  async save(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const form = typedCheckIn(request.body);
    const read = readCheckIn(form, await this.heldWithin(request, id));
    if (read.is === 'wrong') return this.page(request, reply, { id, form, status: 422, errors: read.errors });
    try {
      const by = personOf(request);
      const { answer } = await this.database.transaction((tx) => editCheckIn(tx, id, by, read.body));
      return seeOther(reply, `/check-ins/${id}?done=${answer.outcome === 'nothing' ? 'unchanged' : 'edited'}`);
    } catch (error) {
      const refused = mendable(error);
      if (refused === null) throw error;
      const errors = checkInErrors(refused.errors, form);
      return this.page(request, reply, { id, form, status: refused.status, errors });
    }
  }

  /** The days it can have been held on; the one on record is one of them, though corrected data moved the breach. */
  private async heldWithin(request: WebRequest, id: string): Promise<Held> {
    const { db } = this.database;
    const { timeZone } = this.agency;
    const now = await this.clock.now();
    const { number, newest } = await checkInViewOf(db, callerOf(request), id, now);
    const began = localDay((await breachNamed(db, number)).started_at, timeZone);
    const recorded = newest.body.heldOn as LocalDate;
    return { since: recorded < began ? recorded : began, today: localDay(now, timeZone) };
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    shown: { id: string; form: TypedCheckIn; status: number; errors: readonly FieldError[] },
  ): Promise<string> {
    const { db } = this.database;
    const { id, form, status, errors } = shown;
    const now = await this.clock.now();
    const view = await checkInViewOf(db, callerOf(request), id, now);
    const recorded = view.newest.body;
    const unit = await participants(db, view.number, personOf(request), now);
    const ids = [...new Set([...unit.all, ...recorded.attended, ...recorded.steps.map(({ owner }) => owner)])];
    const names = await namesFor(db, callerOf(request), ids, now);
    const page = CheckInFormPage({
      context: await this.frame.of(request),
      session: sessionOf(request),
      heading: say('checkIn.editHeading', { who: nameAndCode(names, view.subjectId) }),
      lead: say('checkIn.editLead', { version: view.newest.version + 1 }),
      action: `/check-ins/${id}/edit`,
      back: { path: `/check-ins/${id}`, number: view.number },
      form,
      round: null,
      usual: unit.usual,
      people: ids.map((one) => ({ value: one, label: nameAndCode(names, one) })),
      errors,
    });
    return sendPage(reply, page, status);
  }
}
