import { appendEntries } from '../breach-log/log.js';
import { type Instant, instant } from '../core/instant.js';
import type { Notice } from '../core/notice.js';
import { promise } from '../notifications/promise.js';
import { seats } from '../people/grant.queries.js';
import type { Database, Db, Tx } from '../platform/database/database.js';
import { insertInvitation, invitationByDigest, useInvitation, withdrawInvitations } from './invitation.queries.js';
import { faultOf, hashOf, type PasswordFault } from './password.js';
import { forgetAttemptsOf, keepPassword } from './password.queries.js';
import { activePerson } from './person.js';
import { digestOf, newSecret } from './secret.js';
import { deleteSessionsOf } from './session.queries.js';
import { openSession } from './session.js';

const days = 86_400_000;
const validFor = 7 * days;

export type Invited =
  { readonly is: 'invited'; readonly path: string; readonly expiresAt: Instant } | { readonly is: 'unknown_person' };

/** Makes a person's one-time link. It is told once, here; only its digest is kept, and an earlier one stops working. */
export async function invite(tx: Tx, personId: string, by: string | null = null): Promise<Invited> {
  const person = await activePerson(tx, personId, tx.now);
  if (person === null) return { is: 'unknown_person' };
  const secret = newSecret();
  const expiresAt = instant(tx.now + validFor);
  await withdrawInvitations(tx, person.personId);
  await insertInvitation(tx, { digest: digestOf(secret), personId: person.personId, expiresAt });
  await putOnRecord(tx, person.personId, by);
  return { is: 'invited', path: `/sign-in/link/${secret}`, expiresAt };
}

/**
 * Who makes a link for somebody can sign in as them. It is on record, and where the person has a seat both sides are told
 * at once: nobody signs for a side unnoticed.
 */
async function putOnRecord(tx: Tx, personId: string, by: string | null): Promise<void> {
  const maker = by === null ? {} : { by };
  await appendEntries(tx, [{ kind: 'person_invited', effectiveAt: tx.now, ...maker, facts: { person: personId } }]);
  const present = await seats(tx, tx.now);
  if (!present.some((seat) => seat.personId === personId)) return;
  const facts = { matter: 'person_invited', person: personId, by };
  const to = new Map(present.map((seat) => [seat.personId, seat.side]));
  const notices = [...to].map(([seat, side]): Notice => ({
    kind: 'configuration',
    to: seat,
    because: `seat of ${side}`,
    breach: null,
    facts,
  }));
  await promise(tx, notices, () => null);
}

export type Link =
  | { readonly is: 'open'; readonly personId: string }
  | { readonly is: 'closed'; readonly why: 'unknown' | 'used' | 'too_old' };

/** What a one-time link is good for. Looking changes nothing: mail scanners look too. */
export async function linkOf(db: Db, secret: string, now: Instant): Promise<Link> {
  const row = await invitationByDigest(db, digestOf(secret));
  if (row === undefined) return { is: 'closed', why: 'unknown' };
  if (row.used_at !== null) return { is: 'closed', why: 'used' };
  if (row.expires_at <= now) return { is: 'closed', why: 'too_old' };
  return { is: 'open', personId: row.person_id };
}

export type PasswordSet =
  | { readonly is: 'set'; readonly cookie: string }
  | { readonly is: 'refused'; readonly why: PasswordFault }
  | { readonly is: 'link_closed' };

/** Sets the password of the link's person, ends all their sessions and signs them in. The link is used up by it. */
export async function setPassword(
  database: Database,
  given: { readonly secret: string; readonly password: string; readonly now: Instant; readonly secure: boolean },
): Promise<PasswordSet> {
  const link = await linkOf(database.db, given.secret, given.now);
  if (link.is === 'closed') return { is: 'link_closed' };
  const fault = faultOf(given.password, link.personId);
  if (fault !== null) return { is: 'refused', why: fault };
  const hash = await hashOf(given.password);
  return database.transaction(async (tx) => {
    const personId = await useInvitation(tx, digestOf(given.secret));
    if (personId === undefined || (await activePerson(tx, personId, tx.now)) === null) return { is: 'link_closed' };
    await keepPassword(tx, personId, hash);
    await forgetAttemptsOf(tx, personId);
    await deleteSessionsOf(tx, personId);
    return { is: 'set', cookie: await openSession(tx, personId, { secure: given.secure }) };
  });
}
