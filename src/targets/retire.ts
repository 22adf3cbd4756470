import type { Calendar } from '../core/calendar.js';
import type { EntryDraft } from '../core/entry.js';
import { type Instant, type LocalDate, rfc3339 } from '../core/instant.js';
import { beginsAt } from '../core/target-life.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { type Actor, type Done, entryOf, type Record, type TargetOutcome, toldOf, unchanged } from './act.js';
import { isComplete, signedAlready, type Signer } from './approve.js';
import * as retirements from './retirement.queries.js';
import { addSignature, clearSignatures, signaturesUnder } from './signature.queries.js';
import { cut, lockTargets, neverInForce, putOnAgenda, type Version, versionsOf } from './version.queries.js';

/** Proposes that a target ends on a day. While one is proposed, another edits it and takes the signatures away. */
export async function proposeRetirement(
  tx: Tx,
  targetId: string,
  retirement: { on: LocalDate; reason: string },
  actor: Actor,
): Promise<TargetOutcome> {
  await lockTargets(tx);
  const versions = await versionsOf(tx, targetId);
  const target = versions.findLast(lasts);
  if (target === undefined) return { outcome: versions.length === 0 ? 'unknown' : 'nothing_to_retire' };
  const proposed = (await retirements.retirementsOf(tx, target.targetId)).find((one) => one.state === 'proposed');
  if (proposed?.on === retirement.on && proposed.reason === retirement.reason) return unchanged(target);
  if (proposed === undefined) {
    await retirements.insertRetirement(tx, {
      ...retirement,
      targetId: target.targetId,
      retirementId: newId(),
      proposedBy: actor.personId,
    });
  } else {
    await retirements.editRetirement(tx, proposed, retirement.on, retirement.reason);
    await clearSignatures(tx, target.targetId, { retirementId: proposed.retirementId });
  }
  return acted(tx, target, {
    actor,
    kind: 'target_retirement_proposed',
    on: retirement.on,
    sealed: { reason: retirement.reason },
  });
}

/** Withdraws a proposed retirement. */
export async function withdrawRetirement(tx: Tx, targetId: string, actor: Actor): Promise<TargetOutcome> {
  await lockTargets(tx);
  const target = (await versionsOf(tx, targetId)).findLast(lasts);
  if (target === undefined) return { outcome: 'unknown' };
  const proposed = (await retirements.retirementsOf(tx, target.targetId)).find((one) => one.state === 'proposed');
  if (proposed === undefined) return { outcome: 'unknown' };
  await retirements.withdrawRetirement(tx, proposed);
  return acted(tx, target, { actor, kind: 'target_retirement_withdrawn', on: proposed.on });
}

/** Signs a proposed retirement for a side. The last signature sets the target's end. */
export async function approveRetirement(
  tx: Tx,
  targetId: string,
  signer: Signer,
  calendar: Calendar,
): Promise<TargetOutcome> {
  await lockTargets(tx);
  const versions = await versionsOf(tx, targetId);
  const target = versions.findLast(lasts) ?? versions.at(-1);
  if (target === undefined) return { outcome: 'unknown' };
  const retirement = (await retirements.retirementsOf(tx, target.targetId)).findLast(
    (one) => one.state !== 'withdrawn',
  );
  if (retirement === undefined) return { outcome: 'unknown' };
  const signed = { retirementId: retirement.retirementId };
  const given = await signaturesUnder(tx, target.targetId, signed);
  const twice = signedAlready(given, signer);
  if (twice !== null) return twice;
  if (retirement.state !== 'proposed') return { outcome: 'nothing_to_retire' };
  const complete = await isComplete(tx, given);
  await addSignature(tx, target.targetId, signed, signer);
  const actor: Actor = { personId: signer.personId, sides: [signer.side] };
  const act = {
    actor,
    kind: 'target_retirement_approved',
    on: retirement.on,
    facts: { side: signer.side, agreed: complete },
  };
  const done = acted(tx, target, act);
  if (!complete) return done;
  const at = beginsAt(retirement.on, tx.now, calendar);
  await retirements.agreeRetirement(tx, retirement, at);
  for (const version of versions) await endAt(tx, version, at);
  return { ...done, entries: [...done.entries, agreedEntry(target, at, tx)] };
}

const lasts = (version: Version): boolean => version.state === 'in_force' || version.state === 'agreed';

async function endAt(tx: Tx, version: Version, at: Instant): Promise<void> {
  if (!lasts(version) || version.inForceFrom === null) return;
  if (version.inForceUntil !== null && version.inForceUntil <= at) return;
  if (version.inForceFrom >= at) return neverInForce(tx, version, 'retired');
  await cut(tx, version, at, 'retired');
  await putOnAgenda(tx, version, at);
}

interface Act {
  readonly actor: Actor;
  readonly kind: string;
  readonly on: LocalDate;
  readonly facts?: { readonly side: string; readonly agreed: boolean };
  readonly sealed?: { readonly reason: string };
}

function acted(tx: Tx, target: Version, { actor, kind, on, facts, sealed }: Act): Done {
  const record: Record = {
    kind,
    at: tx.now,
    actor,
    target,
    facts: { on, ...facts },
    ...(sealed === undefined ? {} : { sealed }),
  };
  return { ...unchanged(target), created: true, entries: [entryOf(record)], told: toldOf(record) };
}

function agreedEntry(target: Version, at: Instant, tx: Tx): EntryDraft {
  const facts = { target: target.targetId, version: target.version, name: target.body.name, endsAt: rfc3339(at) };
  return { kind: 'target_retirement_agreed', effectiveAt: tx.now, facts };
}
