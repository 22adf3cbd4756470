import type { Caller, PersonRole } from './caller.js';
import { personRoles } from './caller.js';
import type { Right, Who } from './right.js';

/** What somebody is to a subject: themselves, of its line, one who may see it, or nobody. */
export type Relation = 'line' | 'self' | 'see' | 'nothing';

export type PostName = 'supervisor' | 'manager' | 'director';

/** What somebody is to a subject, and which posts of its line they hold or cover. */
export interface Stance {
  readonly relation: Relation;
  readonly posts: ReadonlySet<PostName>;
}

export type Admission =
  | { readonly is: 'admitted' }
  | { readonly is: 'refused'; readonly why: 'sees but may not do' }
  | { readonly is: 'hidden'; readonly why: 'may not see' };

const admitted: Admission = { is: 'admitted' };
const refused: Admission = { is: 'refused', why: 'sees but may not do' };
const hidden: Admission = { is: 'hidden', why: 'may not see' };

const leads: readonly PostName[] = ['supervisor', 'manager', 'director'];

/** What a signed-in caller is told at a route. `stance` is null where the route is about no subject. */
export function admission(right: Right, caller: Caller, stance: Stance | null): Admission {
  if (right.kind === 'public') return admitted;
  if (stance?.relation === 'nothing') return hidden;
  if (right.who.some((who) => fits(who, caller, stance))) return admitted;
  if (right.kind === 'sees') return hidden;
  if (stance !== null || right.seenBy === undefined) return refused;
  return right.seenBy.some((who) => fits(who, caller, stance)) ? refused : hidden;
}

function fits(who: Who, caller: Caller, stance: Stance | null): boolean {
  switch (who) {
    case 'admin_token':
      return caller.tokenRole === 'admin';
    case 'reader':
    case 'integration':
      return caller.tokenRole === who;
    case 'person':
      return caller.personId !== null;
    case 'self':
      return stance === null ? caller.personId !== null : stance.relation === 'self';
    case 'line':
      return stance === null ? leads.some((post) => caller.roles.has(post)) : stance.relation === 'line';
    case 'line:manager':
      return stance?.posts.has('manager') === true;
    case 'line:director':
      return stance?.posts.has('director') === true;
    default:
      return isRole(who) && caller.roles.has(who);
  }
}

const isRole = (who: string): who is PersonRole => (personRoles as readonly string[]).includes(who);

const seers: readonly PersonRole[] = ['labor', 'management', 'auditor', 'admin'];

/** Whether the caller sees every worker and pool of the agency, whoever leads them. */
export function seesEverybody(caller: Caller): boolean {
  if (caller.tokenRole === 'admin' || caller.tokenRole === 'reader') return true;
  return seers.some((role) => caller.roles.has(role));
}
