import type { Instant } from '../core/instant.js';
import type { Subject } from '../core/subject.js';
import type { Db } from '../platform/database/database.js';
import { type Relation, seesEverybody, type Stance } from './admission.js';
import type { Caller } from './caller.js';
import { postsOver, subjectOfBreach, subjectOfCheckIn, subjectOfDispute, unitsUnder } from './line.queries.js';
import type { About } from './right.js';

const nobody: Stance = { relation: 'nothing', posts: new Set() };

/**
 * What the caller is to a worker or a pool at an instant. Themselves goes before the line: nobody acts on their own
 * breach. The line is the supervisor, manager and director of the subject's unit, and who covers for one of them.
 */
export async function stanceTo(db: Db, caller: Caller, subject: Subject, at: Instant): Promise<Stance> {
  const posts = await postsOver(db, caller.personId, subject, at);
  if (posts === undefined) return nobody;
  if (subject.kind === 'worker' && subject.id === caller.personId) return { relation: 'self', posts: new Set() };
  if (posts.length > 0) return { relation: 'line', posts: new Set(posts) };
  return seesEverybody(caller) ? { relation: 'see', posts: new Set() } : nobody;
}

/** Whether the caller is the subject, of its line, one who sees it, or nobody to it. */
export async function mayAct(db: Db, caller: Caller, subject: Subject, at: Instant): Promise<Relation> {
  return (await stanceTo(db, caller, subject, at)).relation;
}

/** Whose rows a list shows to a caller. */
export type Scope =
  | { readonly kind: 'everybody' }
  /** Those of the units they lead or cover and their own; of pools, those of these units. */
  | { readonly kind: 'some'; readonly unitIds: readonly string[]; readonly workerIds: readonly string[] };

/** Whose rows a list shows to this caller at an instant. */
export async function scopeOf(db: Db, caller: Caller, at: Instant): Promise<Scope> {
  if (seesEverybody(caller)) return { kind: 'everybody' };
  if (caller.personId === null) return { kind: 'some', unitIds: [], workerIds: [] };
  const units = await unitsUnder(db, caller.personId, at);
  const workerIds = new Set([caller.personId, ...units.flatMap((unit) => unit.people)]);
  return { kind: 'some', unitIds: units.map((unit) => unit.unit_id), workerIds: [...workerIds] };
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The subject that the first parameter of a route names; undefined where there is none of that name. */
export async function subjectNamed(db: Db, about: About, name: string): Promise<Subject | undefined> {
  switch (about) {
    case 'worker':
      return { kind: 'worker', id: name };
    case 'unit':
      return { kind: 'pool', id: name };
    case 'breach':
      return subjectOfBreach(db, name);
    case 'check_in':
      return uuid.test(name) ? subjectOfCheckIn(db, name) : undefined;
    case 'dispute':
      return uuid.test(name) ? subjectOfDispute(db, name) : undefined;
  }
}
