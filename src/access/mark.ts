import { admission, type PostName, type Relation, type Stance } from './admission.js';
import type { Caller } from './caller.js';
import type { Right, Who } from './right.js';

/** The roles of people and of tokens, in the order in which documents set them side by side. */
export const roleColumns = [
  'worker',
  'supervisor',
  'manager',
  'director',
  'labor',
  'management',
  'auditor',
  'admin',
  'it',
  'admin_token',
  'reader',
  'integration',
] as const;
export type RoleColumn = (typeof roleColumns)[number];

/**
 * What a role by itself gives at a route: for everybody's, for one's own or for one's line; `no`: told that it is
 * somebody else's to do; `hidden`: as if it were not there.
 */
export type Mark = 'open' | 'yes' | 'own' | 'line' | 'no' | 'hidden';

/** The answer of the door to somebody who has this role and no other. */
export function markOf(right: Right, role: RoleColumn): Mark {
  if (right.kind === 'public') return 'open';
  const caller = callerOfRole(role);
  const stance = right.about === undefined ? null : stanceOfRole(role);
  const answer = admission(right, caller, stance);
  if (answer.is === 'hidden') return 'hidden';
  if (answer.is === 'refused') return 'no';
  if (stance !== null) return ofRelation[stance.relation];
  const passesWithout = (...ways: readonly Who[]): boolean =>
    admission({ ...right, who: right.who.filter((one) => !ways.includes(one)) }, caller, null).is === 'admitted';
  if (passesWithout('self', 'line')) return 'yes';
  return passesWithout('self') ? 'line' : 'own';
}

const ofRelation: Readonly<Record<Relation, Mark>> = { self: 'own', line: 'line', see: 'yes', nothing: 'hidden' };

function callerOfRole(role: RoleColumn): Caller {
  switch (role) {
    case 'reader':
    case 'integration':
      return { personId: null, roles: new Set(), tokenRole: role, via: 'token' };
    case 'admin_token':
      return { personId: null, roles: new Set(), tokenRole: 'admin', via: 'token' };
    default:
      return { personId: role, roles: new Set([role]), tokenRole: null, via: 'session' };
  }
}

/** What somebody is to whom their role is about: a worker to themselves, a post to those it leads. */
function stanceOfRole(role: RoleColumn): Stance {
  switch (role) {
    case 'worker':
      return { relation: 'self', posts: new Set() };
    case 'supervisor':
    case 'manager':
    case 'director':
      return { relation: 'line', posts: new Set<PostName>([role]) };
    case 'labor':
    case 'management':
    case 'auditor':
    case 'admin':
    case 'admin_token':
    case 'reader':
      return { relation: 'see', posts: new Set() };
    case 'it':
    case 'integration':
      return { relation: 'nothing', posts: new Set() };
  }
}
