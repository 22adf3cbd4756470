import { type Force, overlap, sameMatter } from '../core/target-life.js';
import { type TargetBody, termsOf } from '../core/target-terms.js';
import type { Db } from '../platform/database/database.js';
import type { Contradicts } from './act.js';
import { versionsEver } from './version.queries.js';

/**
 * Another target agreed or in force that says something of the same matter on days on which this one would be in
 * force; null: none does. One that replaces the other names it, and does not contradict it.
 */
export async function contradicted(
  db: Db,
  targetId: string | null,
  body: TargetBody,
  force: Force,
): Promise<Contradicts | null> {
  const terms = termsOf(body);
  for (const other of await versionsEver(db)) {
    if (other.targetId === targetId || other.inForceFrom === null) continue;
    const theirs = termsOf(other.body);
    const replaces = terms.insteadOf === other.targetId || (targetId !== null && theirs.insteadOf === targetId);
    if (replaces || !sameMatter(terms, theirs)) continue;
    if (overlap(force, { from: other.inForceFrom, until: other.inForceUntil })) {
      return { targetId: other.targetId, name: other.body.name, version: other.version };
    }
  }
  return null;
}
