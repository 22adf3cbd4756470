import { Get, Inject, Param, Post, Req, Res } from '@nestjs/common';

import { baseUrlOf } from '../../access/base-url.js';
import { callerOf, type WebRequest } from '../../access/web-request.js';
import { personOf } from '../../breaches/acts.controller.js';
import { beginFirstRun, sendTestMessage, startTelling } from '../../breaches/first-run.js';
import { firstRunOf, type FirstRunStep } from '../../core/first-run.js';
import { firstMail } from '../../first-run/first-mail.js';
import { firstRunState } from '../../first-run/found.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { SETTINGS } from '../../platform/settings/settings.js';
import type { Settings } from '../../platform/settings/settings.schema.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { namesFor } from '../parts/names.js';
import { sessionOf } from '../parts/session-of.js';
import { StartPage } from './start.page.js';
import { StepPage } from './step.page.js';
import { settingsFor, testMessageTo } from './step.view.js';

/** The first run: eight steps from nothing to the first mail. */
@PageController('start')
export class StartController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  async overview(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const state = await firstRunState(this.database.db, await this.clock.now());
    const page = StartPage({
      context: await this.frame.of(request),
      session: sessionOf(request),
      state,
      steps: firstRunOf(state),
      done: oneOf(askedOf(request.query), 'done', ['kept', 'told']),
    });
    return sendPage(reply, page);
  }

  @Post('keep')
  async keep(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const begun = await this.database.transaction((tx) => beginFirstRun(tx, personOf(request)));
    return seeOther(reply, begun === 'told_already' ? '/start?done=told' : '/start?done=kept');
  }

  @Post('test-message')
  async test(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    await this.database.transaction((tx) => sendTestMessage(tx, personOf(request)));
    return seeOther(reply, '/start/8?done=tested');
  }

  @Post('tell')
  async tell(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const started = await this.database.transaction((tx) => startTelling(tx, personOf(request)));
    if (started.is !== 'no_target') return seeOther(reply, '/start/8?done=started');
    return this.page(request, reply, { number: '8', errors: [{ field: null, message: say('start.mail.notYet') }] });
  }

  @Get(':step')
  step(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('step') number: string,
  ): Promise<string> {
    return this.page(request, reply, { number, errors: [] });
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    { number, errors }: { number: string; errors: readonly FieldError[] },
  ): Promise<string> {
    const { db } = this.database;
    const now = await this.clock.now();
    const state = await firstRunState(db, now);
    const steps = firstRunOf(state);
    const step: FirstRunStep | undefined = steps.find((one) => String(one.number) === number);
    if (step === undefined) throw Problem.notFound();
    const asked = askedOf(request.query);
    const caller = callerOf(request);
    const isReckoned = step.name === 'target' && oneOf(asked, 'reckon', ['today']) !== null;
    const reckoned = isReckoned ? await firstMail(this.database) : null;
    const named =
      reckoned === null ? [] : [...reckoned.mails, ...reckoned.over.map((one) => ({ personId: one.subjectId }))];
    const page = StepPage({
      context: await this.frame.of(request),
      session: sessionOf(request),
      state,
      steps,
      step,
      errors,
      settings: await settingsFor(db),
      test: step.name === 'mail' ? await testMessageTo(db, personOf(request)) : null,
      reckoned,
      names: await namesFor(
        db,
        caller,
        named.map(({ personId }) => personId),
        now,
      ),
      address: baseUrlOf(this.settings, request),
      done: oneOf(asked, 'done', ['tested', 'started']),
    });
    return sendPage(reply, page, errors.length > 0 ? 409 : 200);
  }
}
