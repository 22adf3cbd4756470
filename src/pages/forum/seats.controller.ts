import { Get, Post, Req, Res } from '@nestjs/common';

import type { Caller } from '../../access/caller.js';
import { callerOf, type WebRequest } from '../../access/web-request.js';
import { grant } from '../../agency/grant.js';
import { grantProblem, grantSchema } from '../../agency/grant-problem.js';
import { grantsNow } from '../../people/grant.queries.js';
import { peopleAt } from '../../people/person.queries.js';
import { type GrantedRole, grantedRoles } from '../../people/roster.schema.js';
import { sideWasSeated } from '../../people/seat-history.queries.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { errorsOf } from '../../platform/problem/schema-problem.js';
import { seeOther, sendPage, type WebReply } from '../../platform/tsx/page-reply.js';
import type { FieldError } from '../frame/error-summary.js';
import { PageFrame } from '../frame/page-frame.service.js';
import { say } from '../frame/say.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf, withQuery } from '../parts/address.js';
import { fieldErrors, mendable, typed } from '../parts/form-fields.js';
import { namesFor } from '../parts/names.js';
import { sessionOf } from '../parts/session-of.js';
import { type Holder, SeatsPage, type TypedGrant } from './seats.page.js';

const sides = ['labor', 'management'] as const;

/** The seats of both sides, and giving one. */
@PageController('seats')
export class SeatsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly frame: PageFrame,
  ) {}

  @Get()
  async show(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const asked = askedOf(request.query);
    const role = oneOf(asked, 'role', grantedRoles);
    const confirmation =
      role === null ? null : say('seats.done', { code: asked['person'] ?? '', role: say(`seats.${role}`) });
    return this.page(request, reply, { form: { personId: '', role: '' }, confirmation, errors: [], status: 200 });
  }

  @Post()
  async grant(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<string> {
    const form = { personId: typed(request.body, 'personId'), role: typed(request.body, 'role') };
    const again = (errors: readonly FieldError[], status: number): Promise<string> =>
      this.page(request, reply, { form, confirmation: null, errors, status });
    const wanted = grantSchema.safeParse(form);
    if (!wanted.success) {
      const errors = fieldErrors(errorsOf(wanted.error.issues), fieldAt);
      return again(form.personId === '' ? [{ field: 'personId', message: say('seats.personMissing') }] : errors, 422);
    }
    try {
      await this.database.transaction(async (tx) => {
        const refusal = grantProblem(await grant(tx, callerOf(request), wanted.data), wanted.data);
        if (refusal !== null) throw refusal;
      });
      return seeOther(reply, withQuery('/seats', { person: wanted.data.personId, role: wanted.data.role }));
    } catch (error) {
      const refused = mendable(error);
      if (refused === null) throw error;
      return again(fieldErrors(refused.errors, fieldAt), refused.status);
    }
  }

  private async page(
    request: WebRequest,
    reply: WebReply,
    shown: { form: TypedGrant; confirmation: string | null; errors: readonly FieldError[]; status: number },
  ): Promise<string> {
    const { status, ...rest } = shown;
    const caller = callerOf(request);
    const holders = await this.holders();
    const people = holders.flatMap(({ personId, grantedBy }) =>
      grantedBy === null ? [personId] : [personId, grantedBy],
    );
    const page = SeatsPage({
      context: await this.frame.of(request),
      session: sessionOf(request),
      holders,
      mayGrant: await this.grantable(caller, holders),
      names: await namesFor(this.database.db, caller, people, await this.clock.now()),
      ...rest,
    });
    return sendPage(reply, page, status);
  }

  /** Those who were given a role, in the order of their sides; in a rehearsal also those whom a file gave one. */
  private async holders(): Promise<Holder[]> {
    const { db } = this.database;
    const people = await peopleAt(db, null, await this.clock.now());
    const granted = await grantsNow(db);
    const byFile = [...people.values()].flatMap(({ personId, roles, active }) =>
      grantedRoles
        .filter((role) => roles.includes(role))
        .filter((role) => !granted.some((one) => one.personId === personId && one.role === role))
        .map((role): Holder => ({ personId, role, grantedAt: null, grantedBy: null, here: active })),
    );
    const all = [...granted.map((one) => ({ ...one, here: people.get(one.personId)?.active === true })), ...byFile];
    const order: readonly GrantedRole[] = [...sides, 'admin'];
    return order.flatMap((role) => all.filter((one) => one.role === role));
  }

  private async grantable({ roles }: Caller, holders: readonly Holder[]): Promise<GrantedRole[]> {
    const own = sides.filter((side) => roles.has(side));
    if (!roles.has('admin')) return own;
    const free: GrantedRole[] = [];
    for (const side of sides) {
      const seated = holders.some(({ role }) => role === side) || (await sideWasSeated(this.database.db, side));
      if (!seated && !own.includes(side)) free.push(side);
    }
    return [...own, ...free, 'admin'];
  }
}

const fieldAt = (pointer: string): string | null => (/^\/(personId|role)$/.test(pointer) ? pointer.slice(1) : null);
