import { Get, Param, Post, Req, Res } from '@nestjs/common';

import { actOnTarget, sidesOf, signerFor } from '../../agency/target-acts.js';
import type { Caller } from '../../access/caller.js';
import { callerOf, type WebRequest } from '../../access/web-request.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import { approveVersion } from '../../targets/approve.js';
import { withdrawVersion } from '../../targets/propose.js';
import { approveRetirement, withdrawRetirement } from '../../targets/retire.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf, withQuery } from '../parts/address.js';
import { fieldErrors, mendable, typed } from '../parts/form-fields.js';
import { sessionOf } from '../parts/session-of.js';
import { TargetPage } from './target.page.js';
import { TargetsPage } from './targets.page.js';
import { targetsViewOf, targetViewOf } from './targets.view.js';

const outcomes = [
  'proposed',
  'approved',
  'withdrawn',
  'unchanged',
  'retirementProposed',
  'retirementSigned',
  'retirementWithdrawn',
] as const;
const sentences = {
  proposed: 'target.doneProposed',
  approved: 'target.doneApproved',
  withdrawn: 'target.doneWithdrawn',
  unchanged: 'target.doneUnchanged',
  retirementProposed: 'retire.doneProposed',
  retirementSigned: 'retire.doneSigned',
  retirementWithdrawn: 'retire.doneWithdrawn',
} as const;

/** Targets, and what both sides do about them. */
@PageController('targets')
export class TargetPagesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async list(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const caller = callerOf(request);
    const view = await targetsViewOf(this.database.db, caller, await this.clock.now());
    const context = await this.frame.of(request);
    return sendPage(
      reply,
      TargetsPage({ context, view, mayPropose: mayPropose(caller), maySeeSeats: maySeeSeats(caller) }),
    );
  }

  @Get(':id')
  async show(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const asked = askedOf(request.query);
    const outcome = oneOf(asked, 'done', outcomes);
    const version = versionNamed(asked['version'] ?? '1');
    const confirmation = outcome === null ? null : say(sentences[outcome], { version });
    return this.page(request, reply, { id, confirmation, errors: [], status: 200 });
  }

  @Post(':id/approve')
  approve(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const version = versionNamed(typed(request.body, 'version'));
    const side = typed(request.body, 'side') === 'labor' ? 'labor' : 'management';
    return this.carry(request, reply, { id, version, outcome: 'approved' }, () => {
      const signer = signerFor(callerOf(request), side);
      return actOnTarget(this.database, callerOf(request), (tx, { calendar }) =>
        approveVersion(tx, { targetId: id, version }, signer, calendar),
      );
    });
  }

  @Post(':id/withdraw')
  withdraw(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const version = versionNamed(typed(request.body, 'version'));
    return this.carry(request, reply, { id, version, outcome: 'withdrawn' }, () =>
      actOnTarget(this.database, callerOf(request), (tx, { actor }) =>
        withdrawVersion(tx, { targetId: id, version }, actor),
      ),
    );
  }

  @Post(':id/retire/approve')
  approveEnd(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    const side = typed(request.body, 'side') === 'labor' ? 'labor' : 'management';
    return this.carry(request, reply, { id, version: null, outcome: 'retirementSigned' }, () => {
      const signer = signerFor(callerOf(request), side);
      return actOnTarget(this.database, callerOf(request), (tx, { calendar }) =>
        approveRetirement(tx, id, signer, calendar),
      );
    });
  }

  @Post(':id/retire/withdraw')
  withdrawEnd(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: WebReply,
    @Param('id') id: string,
  ): Promise<string> {
    return this.carry(request, reply, { id, version: null, outcome: 'retirementWithdrawn' }, () =>
      actOnTarget(this.database, callerOf(request), (tx, { actor }) => withdrawRetirement(tx, id, actor)),
    );
  }

  private async carry(
    request: WebRequest,
    reply: WebReply,
    { id, version, outcome }: { id: string; version: number | null; outcome: (typeof outcomes)[number] },
    act: () => Promise<unknown>,
  ): Promise<string> {
    try {
      await act();
      const shown = version === null ? null : String(version);
      return seeOther(reply, withQuery(`/targets/${encodeURIComponent(id)}`, { done: outcome, version: shown }));
    } catch (error) {
      const refused = mendable(error);
      if (refused === null) throw error;
      const errors = fieldErrors(refused.errors, () => null);
      return this.page(request, reply, { id, confirmation: null, errors, status: refused.status });
    }
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    shown: { id: string; confirmation: string | null; errors: readonly FieldError[]; status: number },
  ): Promise<string> {
    const { id, confirmation, errors, status } = shown;
    const caller = callerOf(request);
    const view = await targetViewOf(this.database.db, caller, id, await this.clock.now());
    const context = await this.frame.of(request);
    const page = TargetPage({
      context,
      session: sessionOf(request),
      view,
      sides: sidesOf(caller),
      mayPropose: mayPropose(caller),
      confirmation,
      errors,
    });
    return sendPage(reply, page, status);
  }
}

/** Whether the page offers to propose; the rights decide it where it is done. */
const mayPropose = ({ roles }: Caller): boolean => ['admin', 'labor', 'management'].some((role) => roles.has(role));

const maySeeSeats = ({ roles }: Caller): boolean =>
  ['admin', 'labor', 'management', 'auditor', 'it'].some((role) => roles.has(role));

function versionNamed(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw Problem.invalid([{ pointer: '/version', code: 'schema', detail: 'version: a whole number' }]);
}
