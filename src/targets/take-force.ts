import type { EntryDraft } from '../core/entry.js';
import { type Instant, rfc3339 } from '../core/instant.js';
import type { TargetInForce } from '../core/target.js';
import { termsOf } from '../core/target-terms.js';
import type { Db, Tx } from '../platform/database/database.js';
import { lockTargets, setState, type Version, versionsEver, versionsOf } from './version.queries.js';

/** A version of a target that is, was or will be in force. */
export interface TargetEver extends TargetInForce {
  /** When it began to judge: later than `from` where it reaches back. */
  readonly judgedFrom: Instant;
}

/** Every version that is in force at some time, over [from, until), in the order of their beginnings. */
export async function targetsEver(db: Db): Promise<TargetEver[]> {
  return (await versionsEver(db)).flatMap((version) => {
    const { targetId, inForceFrom: from, inForceUntil: until, judgedFrom, body } = version;
    return from === null
      ? []
      : { targetId, version: version.version, terms: termsOf(body), from, until, judgedFrom: judgedFrom ?? from };
  });
}

/** A version that began or ceased to be in force. */
export interface ForceChange {
  readonly targetId: string;
  readonly version: number;
  readonly change: 'in_force' | 'superseded' | 'retired';
  readonly at: Instant;
  /** The version that took its place; null: none did. */
  readonly supersededBy: number | null;
}

/**
 * Carries out what has come due for a target at or before `tx.now`: agreed versions take force, those whose end is
 * reached are superseded or retired. `ref` is the agenda's, `target/version`. Doing it twice changes nothing.
 */
export async function takeForce(tx: Tx, ref: string): Promise<{ entries: EntryDraft[]; changes: ForceChange[] }> {
  await lockTargets(tx);
  const versions = await versionsOf(tx, ref.split('/')[0] ?? '');
  const entries: EntryDraft[] = [];
  const changes: ForceChange[] = [];
  for (const version of [...versions].sort((a, b) => (a.inForceFrom ?? 0) - (b.inForceFrom ?? 0))) {
    for (const change of changesDue(version, versions, tx.now)) {
      await setState(tx, version, change.change);
      changes.push(change);
      entries.push(entryOf(version, change));
    }
  }
  return { entries, changes };
}

function changesDue(version: Version, versions: readonly Version[], now: Instant): ForceChange[] {
  const { targetId, inForceFrom: from, inForceUntil: until, judgedFrom, state } = version;
  if (from === null || (state !== 'agreed' && state !== 'in_force')) return [];
  const due: ForceChange[] = [];
  const common = { targetId, version: version.version };
  const begins = judgedFrom ?? from;
  if (state === 'agreed' && begins <= now) due.push({ ...common, change: 'in_force', at: from, supersededBy: null });
  if (until !== null && until <= now && begins <= now) {
    const change = version.endsAs ?? 'retired';
    const later = versions.filter(
      (one) => one.version > version.version && one.inForceFrom !== null && one.inForceFrom <= until,
    );
    const successor = change === 'superseded' ? later.at(-1) : undefined;
    due.push({ ...common, change, at: until, supersededBy: successor?.version ?? null });
  }
  return due;
}

function entryOf(version: Version, { change, at, supersededBy }: ForceChange): EntryDraft {
  return {
    kind: `target_${change}`,
    effectiveAt: at,
    facts: {
      target: version.targetId,
      version: version.version,
      name: version.body.name,
      at: rfc3339(at),
      ...(supersededBy === null ? {} : { supersededBy }),
    },
  };
}
