import type { Calendar } from '../core/calendar.js';
import type { Side } from '../core/target-life.js';
import type { Tx } from '../platform/database/database.js';
import { entryOf, type Record, type TargetOutcome, toldOf } from './act.js';
import { agree } from './agree.js';
import { addSignature, type Signature, type Signed, signaturesUnder } from './signature.queries.js';
import { isOneSided, lockTargets, versionsOf } from './version.queries.js';

/** Who signs, and for which side. */
export interface Signer {
  readonly personId: string;
  readonly side: Side;
}

/** Signs a proposed version for a side. The last signature that it needs agrees it. */
export async function approveVersion(
  tx: Tx,
  which: { targetId: string; version: number },
  signer: Signer,
  calendar: Calendar,
): Promise<TargetOutcome> {
  await lockTargets(tx);
  const version = (await versionsOf(tx, which.targetId)).find((one) => one.version === which.version);
  if (version === undefined) return { outcome: 'unknown' };
  const signed: Signed = { version: version.version };
  const given = await signaturesUnder(tx, version.targetId, signed);
  const twice = signedAlready(given, signer);
  if (twice !== null) return twice;
  if (version.state !== 'proposed') return { outcome: 'not_proposed', state: version.state };
  const complete = await isComplete(tx, given);
  const agreement = complete ? await agree(tx, version, calendar) : null;
  if (agreement !== null && agreement.outcome !== 'agreed') return agreement;
  await addSignature(tx, version.targetId, signed, signer);
  const record: Record = {
    kind: 'target_approved',
    at: tx.now,
    actor: { personId: signer.personId, sides: [signer.side] },
    target: version,
    facts: { side: signer.side, agreed: complete },
  };
  return {
    outcome: 'done',
    created: true,
    targetId: version.targetId,
    version: version.version,
    state: complete ? 'agreed' : 'proposed',
    entries: [entryOf(record), ...(agreement?.entries ?? [])],
    told: toldOf(record),
  };
}

/** Why a signature cannot be given beside those that are there; null: it can. */
export function signedAlready(given: readonly Signature[], signer: Signer): TargetOutcome | null {
  const same = given.find((signature) => signature.side === signer.side);
  if (same !== undefined) return { outcome: 'side_signed', side: same.side, by: same.personId };
  const own = given.find((signature) => signature.personId === signer.personId);
  return own === undefined ? null : { outcome: 'person_signed', side: own.side };
}

/** Whether one more signature is the last that is needed. */
export async function isComplete(tx: Tx, given: readonly Signature[]): Promise<boolean> {
  return given.length === 1 || (await isOneSided(tx));
}
