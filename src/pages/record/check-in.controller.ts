import { Get, Inject, Param, Post, Req, Res } from '@nestjs/common';

import { callerOf, type WebRequest } from '../../access/web-request.js';
import { personOf } from '../../breaches/acts.controller.js';
import type { ListedBreach } from '../../breaches/breach-list.queries.js';
import { checkIn } from '../../breaches/check-in.js';
import { Clock } from '../../platform/clock/clock.js';
import { AGENCY, type Agency } from '../../platform/database/agency.js';
import { Database } from '../../platform/database/database.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { instantText } from '../frame/times.js';
import { PageController } from '../page-controller.js';
import { decimal } from '../parts/decimal.js';
import { mendable } from '../parts/form-fields.js';
import { localDay } from '../parts/local-day.js';
import { nameAndCode, namesFor } from '../parts/names.js';
import { sessionOf } from '../parts/session-of.js';
import { whatOf } from './breach-words.js';
import { breachNamed } from './breach.view.js';
import { blankCheckIn, checkInErrors, readCheckIn, type TypedCheckIn, typedCheckIn } from './check-in-form.js';
import { CheckInFormPage } from './check-in.page.js';
import { participants } from './check-in.view.js';

/** Recording that supervisor and worker talked. */
@PageController('breaches/:number/check-in')
export class CheckInPageController {
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
    @Param('number') number: string,
  ): Promise<string> {
    const row = await breachNamed(this.database.db, number);
    const today = localDay(await this.clock.now(), this.agency.timeZone);
    const form = blankCheckIn(today, [row.subject_id, personOf(request)]);
    return this.page(request, reply, { number, form, status: 200, errors: [] });
  }

  @Post()
  async record(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('number') number: string,
  ): Promise<string> {
    const form = typedCheckIn(request.body);
    const { started_at: began } = await breachNamed(this.database.db, number);
    const { timeZone } = this.agency;
    const read = readCheckIn(form, {
      since: localDay(began, timeZone),
      today: localDay(await this.clock.now(), timeZone),
    });
    if (read.is === 'wrong') return this.page(request, reply, { number, form, status: 422, errors: read.errors });
    try {
      const by = personOf(request);
      const done = await this.database.transaction((tx) => checkIn(tx, number, by, read.body));
      return seeOther(reply, `/check-ins/${done.checkInId}?done=recorded`);
    } catch (error) {
      const refused = mendable(error);
      if (refused === null) throw error;
      const errors = checkInErrors(refused.errors, form);
      return this.page(request, reply, { number, form, status: refused.status, errors });
    }
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    shown: { number: string; form: TypedCheckIn; status: number; errors: readonly FieldError[] },
  ): Promise<string> {
    const { db } = this.database;
    const { number, form, status, errors } = shown;
    const now = await this.clock.now();
    const row = await breachNamed(db, number);
    const { usual, all } = await participants(db, number, personOf(request), now);
    const names = await namesFor(db, callerOf(request), all, now);
    const who = nameAndCode(names, row.subject_id);
    const given = {
      who,
      load: decimal(row.load_now ?? row.load),
      limit: decimal(row.effective_limit),
      what: whatOf(row),
    };
    const at = row.check_in_by === null ? null : instantText(row.check_in_by, this.agency.timeZone);
    const page = CheckInFormPage({
      context: await this.frame.of(request),
      session: sessionOf(request),
      heading: say('checkIn.heading', { who }),
      lead: row.kind === 'request' ? requestLead(who, at) : leadOf(given, at),
      links: linksOf(row),
      action: `/breaches/${number}/check-in`,
      back: { path: `/breaches/${number}`, number },
      form,
      round: row.round,
      usual,
      people: all.map((id) => ({ value: id, label: nameAndCode(names, id) })),
      errors,
    });
    return sendPage(reply, page, status);
  }
}

type Given = { readonly who: string; readonly load: string; readonly limit: string; readonly what: string };

const leadOf = (given: Given, at: string | null): string =>
  at === null ? say('checkIn.leadPlain', given) : say('checkIn.lead', { ...given, at });

const requestLead = (who: string, at: string | null): string =>
  at === null ? say('voice.checkInLeadPlain', { who }) : say('voice.checkInLead', { who, at });

/** The breach, what is counted, and, while nobody has, to acknowledge only. */
function linksOf(row: ListedBreach): { path: string; label: string }[] {
  const page = `/breaches/${row.number}`;
  return [
    { path: page, label: say('checkIn.seeBreach', { number: row.number }) },
    { path: `/workers/${encodeURIComponent(row.subject_id)}`, label: say('checkIn.seeCounted') },
    ...(row.response_track === 'awaiting' ? [{ path: `${page}/acknowledge`, label: say('checkIn.seenOnly') }] : []),
  ];
}
