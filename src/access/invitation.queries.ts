import type { Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

export interface InvitationRow {
  person_id: string;
  expires_at: Instant;
  used_at: Instant | null;
}

export async function insertInvitation(
  tx: Tx,
  invitation: { digest: Buffer; personId: string; expiresAt: Instant },
): Promise<void> {
  await tx.query('insert into invitation (digest, person_id, made_at, expires_at) values ($1, $2, $3, $4)', [
    invitation.digest,
    invitation.personId,
    timestamp(tx.now),
    timestamp(invitation.expiresAt),
  ]);
}

/** An earlier link of the same person that was not used is worth nothing from now on. */
export async function withdrawInvitations(tx: Tx, personId: string): Promise<void> {
  await tx.query('delete from invitation where person_id = $1 and used_at is null', [personId]);
}

export async function invitationByDigest(db: Db, digest: Buffer): Promise<InvitationRow | undefined> {
  const rows = await db.query<InvitationRow>(
    'select person_id, expires_at, used_at from invitation where digest = $1',
    [digest],
  );
  return rows[0];
}

/** Takes the link, once: whose it was, or nothing where it is used, too old or not known. */
export async function useInvitation(tx: Tx, digest: Buffer): Promise<string | undefined> {
  const rows = await tx.query<{ person_id: string }>(
    `with used as (
       update invitation set used_at = $2 where digest = $1 and used_at is null and expires_at > $2 returning person_id
     )
     select person_id from used`,
    [digest, timestamp(tx.now)],
  );
  return rows[0]?.person_id;
}
