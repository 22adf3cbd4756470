import { Get, Inject, Param, Post, Req, Res } from '@nestjs/common';

import { stanceTo } from '../../access/line.js';
import { callerOf, type WebRequest } from '../../access/web-request.js';
import { act, type Acted, matterOf } from '../../breaches/act.js';
import { excuseBody, reliefSteps, waiverBody } from '../../breaches/act.schema.js';
import { breachByNumber } from '../../breaches/breach.queries.js';
import { personOf } from '../../breaches/acts.controller.js';
import { excuse } from '../../breaches/excuse.js';
import { Clock } from '../../platform/clock/clock.js';
import { AGENCY, type Agency } from '../../platform/database/agency.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { errorsOf } from '../../platform/problem/schema-problem.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { PageController } from '../page-controller.js';
import { fieldErrors, mendable, typed, typedForm } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { AcknowledgePage } from './acknowledge.page.js';
import type { TypedAct } from './breach-actions.page.js';
import { BreachPage } from './breach.page.js';
import { type BreachView, breachViewOf } from './breach.view.js';
import { confirmedPath, type Outcome } from './confirmations.js';
import { say } from '../frame/say.js';

/** What people do about a breach from its page. Everything is decided where the API decides it. */
@PageController('breaches/:number')
export class PageActsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
    @Inject(AGENCY) private readonly agency: Agency,
  ) {}

  @Get('acknowledge')
  async ask(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('number') number: string,
  ): Promise<string> {
    const view = await this.view(request, number);
    const session = sessionOf(request);
    return sendPage(reply, AcknowledgePage({ context: await this.frame.of(request), session, view }));
  }

  @Post('acknowledge')
  async acknowledge(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('number') number: string,
  ): Promise<string> {
    const by = personOf(request);
    const { body } = request;
    const step = reliefSteps.find((one) => one === typed(body, 'step'));
    const signal = { kind: 'acknowledged', by, ...roundOf(body), ...(step === undefined ? {} : { step }) } as const;
    try {
      const acted = await this.database.transaction((tx) => act(tx, number, signal));
      return seeOther(reply, acknowledgedPath(number, acted, { by, told: typed(body, 'told').split(' ') }));
    } catch (error) {
      const refused = mendable(error);
      if (refused === null) throw error;
      if (refused.status === 409) return this.refuse(request, reply, number, error);
      const errors = [{ field: 'step', message: say('act.stepMissing') }];
      const context = await this.frame.of(request);
      const view = await this.view(request, number);
      return sendPage(reply, AcknowledgePage({ context, session: sessionOf(request), view, errors }), refused.status);
    }
  }

  @Post('withdraw')
  withdraw(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('number') number: string,
  ): Promise<string> {
    const signal = { kind: 'acknowledgement_withdrawn', by: personOf(request) } as const;
    const carry = () => this.database.transaction((tx) => act(tx, number, signal));
    return this.carry(request, reply, { number, act: 'withdraw', outcome: 'withdrawn', carry });
  }

  @Post('escalate')
  escalate(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('number') number: string,
  ): Promise<string> {
    const signal = { kind: 'escalated', by: personOf(request) } as const;
    const carry = () => this.database.transaction((tx) => act(tx, number, signal));
    return this.carry(request, reply, { number, act: 'escalate', outcome: 'escalated', carry });
  }

  @Post('waive')
  waive(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('number') number: string,
  ): Promise<string> {
    const by = personOf(request);
    const carry = () => {
      const { reason } = checked(waiverBody, { reason: typed(request.body, 'waiveReason') });
      return this.database.transaction((tx) => act(tx, number, { kind: 'waived', by, reason }));
    };
    return this.carry(request, reply, { number, act: 'waive', outcome: 'waived', carry });
  }

  @Post('excuse')
  excuse(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('number') number: string,
  ): Promise<string> {
    const by = personOf(request);
    const sent = { reason: typed(request.body, 'excuseReason'), until: typed(request.body, 'excuseUntil') };
    const carry = async () => {
      const { reason, until } = checked(excuseBody, sent);
      const row = await breachByNumber(this.database.db, number);
      if (row === null) throw Problem.notFound();
      return this.database.transaction(async (tx) => {
        const { posts } = await stanceTo(tx, callerOf(request), matterOf(row).subject, tx.now);
        return excuse(tx, row, { by, posts, reason, until });
      });
    };
    return this.carry(request, reply, { number, act: 'excuse', outcome: 'excused', carry });
  }

  private async carry(
    request: WebRequest,
    reply: WebReply,
    {
      number,
      act: name,
      outcome,
      carry,
    }: { number: string; act: TypedAct['act']; outcome: Outcome; carry: () => Promise<Acted> },
  ): Promise<string> {
    try {
      await carry();
      return seeOther(reply, confirmedPath(number, { outcome }));
    } catch (error) {
      if (mendable(error) === null) throw error;
      return this.refuse(request, reply, number, error, { act: name, typed: typedForm(request.body) });
    }
  }

  /** The breach as it is now, with why the act was not possible and what was typed for it. */
  private async refuse(
    request: WebRequest,
    reply: WebReply,
    number: string,
    error: unknown,
    refused?: TypedAct,
  ): Promise<string> {
    const why = mendable(error);
    if (why === null) throw error;
    const context = await this.frame.of(request);
    const view = await this.view(request, number);
    const errors = fieldErrors(why.errors, (pointer) => fieldFor(refused?.act, pointer));
    const page = BreachPage({ context, view, errors, ...(refused === undefined ? {} : { refused }) });
    return sendPage(reply, page, why.status);
  }

  private async view(request: WebRequest, number: string): Promise<BreachView> {
    const { timeZone } = this.agency;
    const now = await this.clock.now();
    return breachViewOf(this.database.db, callerOf(request), number, { now, timeZone });
  }
}

/** Reads what was sent by the API's own schema; what it refuses is said as the API says it. */
function checked<Output>(
  schema: {
    safeParse(
      value: unknown,
    ): { success: true; data: Output } | { success: false; error: { issues: Parameters<typeof errorsOf>[0] } };
  },
  sent: object,
): Output {
  const result = schema.safeParse(sent);
  if (result.success) return result.data;
  throw Problem.invalid(errorsOf(result.error.issues));
}

function fieldFor(name: TypedAct['act'] | undefined, pointer: string): string | null {
  if (name === 'waive') return 'waiveReason';
  if (name !== 'excuse') return null;
  return pointer === '/until' ? 'excuseUntil' : 'excuseReason';
}

/** The round that the page showed; something else in its place is as if it had shown none. */
export function roundOf(body: unknown): { expectedRound?: number } {
  const round = typed(body, 'expectedRound');
  return /^[1-9]\d{0,5}$/.test(round) ? { expectedRound: Number(round) } : {};
}

function acknowledgedPath(number: string, { answer }: Acted, page: { by: string; told: readonly string[] }): string {
  if (answer.outcome !== 'done') return confirmedPath(number, { outcome: 'again' });
  const gone = answer.goneTo.filter((id) => id !== page.by && !page.told.includes(id));
  return confirmedPath(number, { outcome: 'acknowledged', gone, stale: answer.staleRound });
}
