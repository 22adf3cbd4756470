import type { Calendar } from '../core/calendar.js';
import { fieldDifferences } from '../core/target-differences.js';
import { type AgreedVersion, forceOf, isForSigning, wasSigned } from '../core/target-life.js';
import { type TargetBody, termsOf } from '../core/target-terms.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import {
  type Actor,
  type Done,
  entryOf,
  reasonSealed,
  type Record,
  type TargetOutcome,
  termsInTheClear,
  toldOf,
  unchanged,
} from './act.js';
import { agree } from './agree.js';
import { contradicted } from './contradiction.js';
import { clearSignatures } from './signature.queries.js';
import {
  insertTarget,
  insertVersion,
  lockTargets,
  replaceBody,
  setState,
  type Version,
  versionsOf,
} from './version.queries.js';

/** Proposes a target. One from statute needs no signature: it is agreed at once. */
export async function proposeTarget(
  tx: Tx,
  body: TargetBody,
  actor: Actor,
  calendar: Calendar,
): Promise<TargetOutcome> {
  await lockTargets(tx);
  const refusal = await refused(tx, null, body, calendar);
  if (refusal !== null) return refusal;
  const targetId = newId();
  await insertTarget(tx, targetId);
  return propose(tx, { targetId, version: 1, body }, actor, calendar);
}

/** Proposes the next version of a target; a body that changes nothing is none. */
export async function proposeVersion(
  tx: Tx,
  targetId: string,
  body: TargetBody,
  actor: Actor,
  calendar: Calendar,
): Promise<TargetOutcome> {
  await lockTargets(tx);
  const versions = await versionsOf(tx, targetId);
  const newest = versions.at(-1);
  if (newest === undefined) return { outcome: 'unknown' };
  const standing = versions.findLast((version) => version.state !== 'withdrawn');
  if (standing !== undefined && fieldDifferences(standing.body, body).length === 0) return unchanged(standing);
  const refusal = await refused(tx, { targetId: newest.targetId, version: null }, body, calendar);
  if (refusal !== null) return refusal;
  return propose(tx, { targetId: newest.targetId, version: newest.version + 1, body }, actor, calendar);
}

/** Edits a proposed version: the signatures under it are taken away. */
export async function editVersion(
  tx: Tx,
  which: { targetId: string; version: number },
  bodyFrom: (body: TargetBody) => TargetBody,
  actor: Actor,
  calendar: Calendar,
): Promise<TargetOutcome> {
  await lockTargets(tx);
  const version = await proposedVersion(tx, which);
  if ('outcome' in version) return version;
  const body = bodyFrom(version.body);
  const differences = fieldDifferences(version.body, body);
  if (differences.length === 0) return unchanged(version);
  const refusal = await refused(tx, version, body, calendar);
  if (refusal !== null) return refusal;
  await replaceBody(tx, version, body);
  const signaturesTakenAway = await clearSignatures(tx, version.targetId, { version: version.version });
  const record: Record = {
    kind: 'target_edited',
    at: tx.now,
    actor,
    target: { ...version, body },
    facts: { signaturesTakenAway, terms: termsInTheClear(body) },
    ...sealing(body),
  };
  const told = toldOf({ ...record, facts: { agreed: body.agreedBy === 'statute' } });
  const edited: Done = { ...unchanged(version), entries: [entryOf(record)], told };
  return body.agreedBy === 'statute' ? andAgreed(tx, version, edited, calendar) : edited;
}

/** Withdraws a proposed version. */
export async function withdrawVersion(
  tx: Tx,
  which: { targetId: string; version: number },
  actor: Actor,
): Promise<TargetOutcome> {
  await lockTargets(tx);
  const version = await proposedVersion(tx, which);
  if ('outcome' in version) return version;
  await setState(tx, version, 'withdrawn');
  await clearSignatures(tx, version.targetId, { version: version.version });
  const record: Record = { kind: 'target_withdrawn', at: tx.now, actor, target: version };
  return { ...unchanged({ ...version, state: 'withdrawn' }), entries: [entryOf(record)], told: toldOf(record) };
}

async function proposedVersion(tx: Tx, which: { targetId: string; version: number }): Promise<Version | TargetOutcome> {
  const version = (await versionsOf(tx, which.targetId)).find((one) => one.version === which.version);
  if (version === undefined) return { outcome: 'unknown' };
  return version.state === 'proposed' ? version : { outcome: 'not_proposed', state: version.state };
}

/** Why a body cannot be proposed; null: it can. It is judged as if it were signed now. */
async function refused(
  tx: Tx,
  of: { readonly targetId: string; readonly version: number | null } | null,
  body: TargetBody,
  calendar: Calendar,
): Promise<TargetOutcome | null> {
  const terms = termsOf(body);
  const named = terms.insteadOf === null ? [] : await versionsOf(tx, terms.insteadOf);
  if (terms.insteadOf !== null && (terms.insteadOf === of?.targetId || named.length === 0)) {
    return { outcome: 'unknown_instead_of' };
  }
  if (terms.agreedBy === 'statute') {
    const own = of === null ? [] : await versionsOf(tx, of.targetId);
    if (wasSigned(own.map(asAgreed), of?.version ?? null)) return { outcome: 'signed_before', what: 'version' };
    if (isForSigning(named.map(asAgreed))) return { outcome: 'signed_before', what: 'insteadOf' };
  }
  const force = forceOf(terms, tx.now, calendar);
  if (force === null) return { outcome: 'never_in_force' };
  const other = await contradicted(tx, of?.targetId ?? null, body, force);
  return other === null ? null : { outcome: 'contradicts', other };
}

const asAgreed = ({ version, state, agreedAt, body }: Version): AgreedVersion => ({
  version,
  state,
  agreedAt,
  agreedBy: body.agreedBy ?? null,
});

async function propose(
  tx: Tx,
  target: { targetId: string; version: number; body: TargetBody },
  actor: Actor,
  calendar: Calendar,
): Promise<TargetOutcome> {
  await insertVersion(tx, target, target.body, actor.personId);
  const facts = { terms: termsInTheClear(target.body) };
  const record: Record = { kind: 'target_proposed', at: tx.now, actor, target, facts, ...sealing(target.body) };
  const told = toldOf({ ...record, facts: { agreed: target.body.agreedBy === 'statute' } });
  const proposed: Done = {
    ...unchanged({ ...target, state: 'proposed' }),
    created: true,
    entries: [entryOf(record)],
    told,
  };
  return target.body.agreedBy === 'statute' ? andAgreed(tx, target, proposed, calendar) : proposed;
}

async function andAgreed(
  tx: Tx,
  target: { targetId: string; version: number },
  done: Done,
  calendar: Calendar,
): Promise<TargetOutcome> {
  const agreed = await agree(tx, target, calendar);
  if (agreed.outcome !== 'agreed') return agreed;
  return { ...done, state: 'agreed', entries: [...done.entries, ...agreed.entries] };
}

function sealing(body: TargetBody): { sealed?: { readonly [key: string]: string } } {
  const sealed = reasonSealed(body);
  return sealed === undefined ? {} : { sealed };
}
