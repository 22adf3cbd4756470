import type { Caller } from '../access/caller.js';
import type { Calendar } from '../core/calendar.js';
import { type Side, sides } from '../core/target-life.js';
import { calendarOf } from '../people/calendar.queries.js';
import type { Database, Tx } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { schemaProblem } from '../platform/problem/schema-problem.js';
import type { Actor, Done, TargetOutcome } from '../targets/act.js';
import type { Signer } from '../targets/approve.js';
import { type TargetInput, targetSchema } from '../targets/target.schema.js';
import { announce } from './announce.js';
import { sayRefusal } from './refusals.js';
import { targetProblem } from './target-problem.js';

/** What an act on a target works with. */
export interface ActContext {
  readonly actor: Actor;
  readonly calendar: Calendar;
}

/** Carries out an act on a target: its entries, its mail and itself in one transaction, or none of it and a Problem. */
export async function actOnTarget(
  database: Database,
  caller: Caller,
  act: (tx: Tx, context: ActContext) => Promise<TargetOutcome>,
): Promise<Done> {
  return database.transaction(async (tx) => {
    const actor: Actor = { personId: caller.personId, sides: sidesOf(caller) };
    const done = await act(tx, { actor, calendar: await calendarOf(tx) });
    if (done.outcome !== 'done') throw targetProblem(done);
    const told = { sides: done.told?.sides ?? [], facts: done.told?.facts ?? {} };
    await announce(tx, { entries: done.entries, kind: 'proposal', ...told, by: actor.personId });
    return done;
  });
}

/** The sides that a caller sits for. */
export const sidesOf = (caller: Caller): Side[] =>
  sides.filter((side) => caller.personId !== null && caller.roles.has(side));

/** Who signs for a side: a person who sits for it, and never a token without a person. */
export function signerFor(caller: Caller, side: Side): Signer {
  if (caller.personId === null) throw Problem.forbidden(sayRefusal('sign.person'));
  if (!caller.roles.has(side)) throw Problem.forbidden(sayRefusal('sign.side', { side: sayRefusal(`side.${side}`) }));
  return { personId: caller.personId, side };
}

/** A proposed body with some of its top-level fields replaced, each whole. */
export function editedBody(body: object, edit: object): TargetInput {
  const result = targetSchema.safeParse({ ...body, ...edit });
  if (result.success) return result.data;
  throw schemaProblem(result.error.issues);
}
