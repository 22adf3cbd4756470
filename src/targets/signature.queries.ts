import type { Instant } from '../core/instant.js';
import type { Side } from '../core/target-life.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

/** A signature under a version or under a retirement. */
export interface Signature {
  readonly side: Side;
  readonly personId: string;
  readonly at: Instant;
}

/** What is signed: a version, or a retirement by its id. */
export type Signed = { readonly version: number } | { readonly retirementId: string };

const place = (signed: Signed): [number | null, string | null] =>
  'version' in signed ? [signed.version, null] : [null, signed.retirementId];

export async function signaturesUnder(db: Db, targetId: string, signed: Signed): Promise<Signature[]> {
  return db.query<Signature>(
    `select side, person_id as "personId", signed_at as at from target_signature
     where target_id = $1 and version is not distinct from $2 and retirement_id is not distinct from $3
     order by signed_at, side`,
    [targetId, ...place(signed)],
  );
}

export async function addSignature(
  tx: Tx,
  targetId: string,
  signed: Signed,
  by: { side: Side; personId: string },
): Promise<void> {
  await tx.query(
    `insert into target_signature (target_id, version, retirement_id, side, person_id, signed_at) values ($1, $2, $3, $4, $5, $6)`,
    [targetId, ...place(signed), by.side, by.personId, timestamp(tx.now)],
  );
}

/** An edit takes the signatures away; the log keeps who gave them. */
export async function clearSignatures(tx: Tx, targetId: string, signed: Signed): Promise<number> {
  const rows = await tx.query<{ side: Side }>(
    `with gone as (
       delete from target_signature
       where target_id = $1 and version is not distinct from $2 and retirement_id is not distinct from $3
       returning side
     ) select side from gone`,
    [targetId, ...place(signed)],
  );
  return rows.length;
}
