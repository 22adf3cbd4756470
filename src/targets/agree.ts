import type { Calendar } from '../core/calendar.js';
import type { EntryDraft } from '../core/entry.js';
import { rfc3339 } from '../core/instant.js';
import { type Force, forceOf, overlap } from '../core/target-life.js';
import { termsOf } from '../core/target-terms.js';
import type { Tx } from '../platform/database/database.js';
import type { TargetOutcome } from './act.js';
import { contradicted } from './contradiction.js';
import { cut, neverInForce, putOnAgenda, setForce, type Version, versionsOf } from './version.queries.js';

/** That a version has all the signatures it needs, or why it cannot be agreed as things are. */
export type Agreement =
  | { readonly outcome: 'agreed'; readonly entries: readonly EntryDraft[] }
  | Exclude<TargetOutcome, { readonly outcome: 'done' }>;

/**
 * The last signature is given: from here on the version's days are known. Older versions of the target end where it
 * begins; the sweep carries out what that changes, at its time.
 */
export async function agree(
  tx: Tx,
  which: { targetId: string; version: number },
  calendar: Calendar,
): Promise<Agreement> {
  const versions = await versionsOf(tx, which.targetId);
  const version = versions.find((one) => one.version === which.version);
  if (version === undefined) return { outcome: 'unknown' };
  const newer = versions.find(
    (one) => one.version > version.version && (one.state === 'agreed' || one.state === 'in_force'),
  );
  if (newer !== undefined) return { outcome: 'newer_agreed', version: newer.version };
  const force = forceOf(termsOf(version.body), tx.now, calendar);
  if (force === null) return { outcome: 'never_in_force' };
  const other = await contradicted(tx, version.targetId, version.body, force);
  if (other !== null) return { outcome: 'contradicts', other };
  for (const older of versions) if (older.version !== version.version) await endAt(tx, older, force);
  await setForce(tx, version, force);
  await putOnAgenda(tx, version, force.judgedFrom);
  if (force.until !== null) await putOnAgenda(tx, version, force.until > tx.now ? force.until : tx.now);
  return { outcome: 'agreed', entries: [agreedEntry(version, force, tx)] };
}

/** The new version supersedes an older one and cuts its end. */
async function endAt(tx: Tx, older: Version, force: Force): Promise<void> {
  if (older.inForceFrom === null) return;
  if (!overlap(force, { from: older.inForceFrom, until: older.inForceUntil })) return;
  if (older.state === 'agreed' && older.inForceFrom >= force.from) return neverInForce(tx, older, 'superseded');
  await cut(tx, older, older.inForceFrom > force.from ? older.inForceFrom : force.from, 'superseded');
  await putOnAgenda(tx, older, force.judgedFrom);
}

function agreedEntry(version: Version, force: Force, tx: Tx): EntryDraft {
  return {
    kind: 'target_agreed',
    effectiveAt: tx.now,
    facts: {
      target: version.targetId,
      version: version.version,
      name: version.body.name,
      inForceFrom: rfc3339(force.from),
      inForceUntil: force.until === null ? null : rfc3339(force.until),
      agreedBy: version.body.agreedBy ?? 'signatures',
      retroactive: version.body.retroactive ?? false,
    },
  };
}
