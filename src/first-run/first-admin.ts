import { invite, type Invited } from '../access/invitation.js';
import type { Caller } from '../access/caller.js';
import { grant } from '../agency/grant.js';
import { beginFirstRun, type FirstRunBegun } from '../breaches/first-run.js';
import { applyRoster } from '../feeds/apply-roster.js';
import { admins } from '../people/grant.queries.js';
import { personAt } from '../people/person.queries.js';
import { personRow } from '../people/roster.schema.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';

/** Who is to be the first admin of an agency. */
export interface FirstAdmin {
  readonly personId: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/** What became of it. */
export type FirstAdminMade =
  | { readonly is: 'made'; readonly path: string; readonly firstRun: FirstRunBegun }
  /** There is an admin, who makes any other. */
  | { readonly is: 'admin_there' }
  | { readonly is: 'refused'; readonly why: string };

/** Whoever starts the service acts as its settings' admin token does. */
const starter: Caller = { personId: null, roles: new Set(), tokenRole: 'admin', via: 'token' };

/**
 * The way in to an agency in which nobody can sign in yet: puts a person on the roster where they are not, makes them
 * admin, keeps mail back until the last step of the first run, and makes the link by which they set a password.
 */
export async function makeFirstAdmin(tx: Tx, wanted: FirstAdmin, rehearsal: boolean): Promise<FirstAdminMade> {
  if ((await admins(tx, tx.now)).length > 0) return { is: 'admin_there' };
  const firstRun = await beginFirstRun(tx, null);
  const why = await onRoster(tx, wanted, rehearsal);
  if (why !== null) return { is: 'refused', why };
  const granted = await grant(tx, starter, { personId: wanted.personId, role: 'admin' });
  if (granted.outcome !== 'granted') return { is: 'refused', why: `${wanted.personId} could not be made admin` };
  const invited: Invited = await invite(tx, wanted.personId);
  if (invited.is !== 'invited') return { is: 'refused', why: `${wanted.personId} has left` };
  return { is: 'made', path: invited.path, firstRun };
}

/** Why the person cannot be put on the roster; null: they are on it. */
async function onRoster(tx: Tx, { personId, name, email }: FirstAdmin, rehearsal: boolean): Promise<string | null> {
  if ((await personAt(tx, personId, tx.now))?.origin === 'file') return null;
  const row = personRow.safeParse({ personId, name, email });
  if (!row.success) return row.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ');
  const file = { asOf: tx.now, importId: newId(), mode: 'delta', rehearsal } as const;
  const applied = await applyRoster(tx, [{ ...row.data, line: 1 }], 'people', file);
  return applied.outcome === 'applied' ? null : applied.findings.map(({ detail }) => detail).join('; ');
}
