import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import type { Caller } from './caller.js';
import { activePerson } from './person.js';
import { digestOf, newSecret } from './secret.js';
import type { NewToken } from './token.schema.js';
import { insertToken, localDay } from './token.queries.js';

/** By its first letters a token is known for one where it should not be: in a log, in a repository. */
const prefix = 'plim_';

export type TokenMade =
  | { readonly is: 'made'; readonly id: string; readonly token: string }
  | { readonly is: 'refused'; readonly why: 'not_an_admin' | 'not_that_person' }
  | { readonly is: 'wrong'; readonly why: 'unknown_person' | 'expired_already' };

/** Who asks for a token: somebody signed in or with a token, or the command line of the machine itself. */
export type Asker = Caller | 'command_line';

/**
 * Makes a token and tells it, once; only its digest is kept. An admin makes those of a role. A person's is made by that
 * person, signed in; in a rehearsal the admin token makes anybody's.
 */
export async function makeToken(tx: Tx, wanted: NewToken, asker: Asker, rehearsal: boolean): Promise<TokenMade> {
  const refusal = refusalOf(wanted, asker, rehearsal);
  if (refusal !== null) return { is: 'refused', why: refusal };
  if (wanted.personId !== undefined && (await activePerson(tx, wanted.personId, tx.now)) === null) {
    return { is: 'wrong', why: 'unknown_person' };
  }
  if (wanted.expiresOn !== undefined && wanted.expiresOn <= (await localDay(tx, tx.now))) {
    return { is: 'wrong', why: 'expired_already' };
  }
  const id = newId();
  const token = prefix + newSecret();
  await insertToken(tx, {
    id,
    name: wanted.name,
    role: wanted.role ?? null,
    personId: wanted.personId ?? null,
    digest: digestOf(token),
    madeBy: asker === 'command_line' ? null : asker.personId,
    expiresOn: wanted.expiresOn ?? null,
  });
  return { is: 'made', id, token };
}

function refusalOf(wanted: NewToken, asker: Asker, rehearsal: boolean): 'not_an_admin' | 'not_that_person' | null {
  if (wanted.personId === undefined) {
    return asker === 'command_line' || isAdmin(asker) ? null : 'not_an_admin';
  }
  if (asker === 'command_line') return rehearsal ? null : 'not_that_person';
  if (rehearsal && asker.tokenRole === 'admin') return null;
  return asker.via === 'session' && asker.personId === wanted.personId ? null : 'not_that_person';
}

/** Whether somebody makes, lists and takes back every token, not only their own. */
export const isAdmin = (caller: Caller): boolean => caller.tokenRole === 'admin' || caller.roles.has('admin');
