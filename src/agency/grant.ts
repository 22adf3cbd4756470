import type { Caller } from '../access/caller.js';
import { grantRole, lockGrants, seats } from '../people/grant.queries.js';
import { sideWasSeated } from '../people/seat-history.queries.js';
import { personAt } from '../people/person.queries.js';
import type { GrantedRole } from '../people/roster.schema.js';
import type { Tx } from '../platform/database/database.js';
import { announce, bothSides } from './announce.js';

/** What became of a grant, and if nothing, why. */
export type GrantOutcome =
  | { readonly outcome: 'granted' }
  | { readonly outcome: 'held_already' }
  | { readonly outcome: 'unknown_person' }
  | { readonly outcome: 'admin_only' }
  | { readonly outcome: 'seat_only'; readonly side: 'labor' | 'management' }
  | { readonly outcome: 'seats_left'; readonly side: 'labor' | 'management' }
  | { readonly outcome: 'other_side'; readonly side: 'labor' | 'management' };

/**
 * Grants a role. An admin grants the first seat of a side; after that a seat of that side does, also when a file has
 * taken all of them off the roster: who keeps the roster does not choose who signs. Each grant is on record and told to
 * both sides. One person sits for one side: two parties sign, and nobody is both.
 */
export async function grant(
  tx: Tx,
  caller: Caller,
  wanted: { personId: string; role: GrantedRole },
): Promise<GrantOutcome> {
  await lockGrants(tx);
  const person = await personAt(tx, wanted.personId, tx.now);
  const refusal = person?.roles.includes(wanted.role) === true ? null : await refused(tx, caller, wanted.role);
  if (refusal !== null) return refusal;
  if (person?.active !== true || person.origin !== 'file') return { outcome: 'unknown_person' };
  if (person.roles.includes(wanted.role)) return { outcome: 'held_already' };
  const held = otherSide(wanted.role);
  if (held !== null && person.roles.includes(held)) return { outcome: 'other_side', side: held };
  await grantRole(tx, wanted.personId, wanted.role, caller.personId);
  const facts = { person: wanted.personId, role: wanted.role };
  const by = caller.personId === null ? {} : { by: caller.personId };
  await announce(tx, {
    entries: [{ kind: 'role_granted', effectiveAt: tx.now, ...by, facts }],
    kind: 'configuration',
    sides: bothSides,
    facts: {
      matter: 'role_granted',
      ...facts,
      by: caller.personId,
    },
    by: caller.personId,
  });
  return { outcome: 'granted' };
}

function otherSide(role: GrantedRole): 'labor' | 'management' | null {
  switch (role) {
    case 'labor':
      return 'management';
    case 'management':
      return 'labor';
    case 'admin':
      return null;
  }
}

async function refused(tx: Tx, caller: Caller, role: GrantedRole): Promise<GrantOutcome | null> {
  const isAdmin = caller.tokenRole === 'admin' || caller.roles.has('admin');
  if (role === 'admin') return isAdmin ? null : { outcome: 'admin_only' };
  const taken = (await seats(tx, tx.now)).some((seat) => seat.side === role);
  if (!taken) {
    if (!isAdmin) return { outcome: 'admin_only' };
    return (await sideWasSeated(tx, role)) ? { outcome: 'seats_left', side: role } : null;
  }
  return caller.personId !== null && caller.roles.has(role) ? null : { outcome: 'seat_only', side: role };
}
