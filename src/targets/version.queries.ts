import type { Instant } from '../core/instant.js';
import type { Force } from '../core/target-life.js';
import type { TargetBody } from '../core/target-terms.js';
import type { Db, Tx } from '../platform/database/database.js';
import { remembered } from '../platform/database/remembered.js';
import { timestamp } from '../platform/database/timestamp.js';

export type VersionState = 'proposed' | 'agreed' | 'in_force' | 'superseded' | 'withdrawn' | 'retired';

/** A version of a target as it is kept. */
export interface Version {
  readonly targetId: string;
  readonly version: number;
  readonly state: VersionState;
  readonly body: TargetBody;
  readonly proposedBy: string | null;
  readonly proposedAt: Instant;
  readonly agreedAt: Instant | null;
  readonly inForceFrom: Instant | null;
  readonly inForceUntil: Instant | null;
  readonly judgedFrom: Instant | null;
  readonly endsAs: 'superseded' | 'retired' | null;
}

const columns = `target_id as "targetId", version, state, body, proposed_by as "proposedBy", proposed_at as "proposedAt", agreed_at as "agreedAt",
  in_force_from as "inForceFrom", in_force_until as "inForceUntil", judged_from as "judgedFrom", ends_as as "endsAs"`;

/** One change of targets at a time in an agency: what overlaps what is decided on settled rows. */
export async function lockTargets(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('targets of ' || plimsoll_agency(), 0))`);
}

/** Whether one signature is enough in this agency. */
export async function isOneSided(db: Db): Promise<boolean> {
  const [row] = await db.query<{ one_sided: boolean }>(
    'select one_sided from agency where agency_id = plimsoll_agency()',
  );
  return row?.one_sided ?? false;
}

/** The versions of a target, first to last; none: there is no such target. */
export async function versionsOf(db: Db, targetId: string): Promise<Version[]> {
  return db.query<Version>(`select ${columns} from target_version where target_id::text = $1 order by version`, [
    targetId,
  ]);
}

/** Every version of every target, by target in the order of their making. */
export async function allVersions(db: Db): Promise<Version[]> {
  return db.query<Version>(`select ${columns} from target_version order by target_id, version`);
}

const selectEver = `
select ${columns} from target_version
where in_force_from is not null and (in_force_until is null or in_force_until > in_force_from)
order by in_force_from, target_id, version`;

/** Every version that is, was or will be in force, in the order of their beginnings. */
export const versionsEver = remembered((db) => db.prepared<Version>('targets_ever', selectEver, []));

export async function insertTarget(tx: Tx, targetId: string): Promise<void> {
  await tx.query('insert into target (target_id, created_at) values ($1, $2)', [targetId, timestamp(tx.now)]);
}

export async function insertVersion(
  tx: Tx,
  id: { targetId: string; version: number },
  body: TargetBody,
  by: string | null,
): Promise<void> {
  await tx.query(
    `insert into target_version (target_id, version, state, body, proposed_by, proposed_at)
     values ($1, $2, 'proposed', $3::jsonb, $4, $5)`,
    [id.targetId, id.version, JSON.stringify(body), by, timestamp(tx.now)],
  );
}

export async function replaceBody(tx: Tx, version: Version, body: TargetBody): Promise<void> {
  await tx.query('update target_version set body = $3::jsonb where target_id = $1 and version = $2', [
    version.targetId,
    version.version,
    JSON.stringify(body),
  ]);
  versionsEver.changed(tx);
}

export async function setState(tx: Tx, version: Version, state: VersionState): Promise<void> {
  await tx.query('update target_version set state = $3 where target_id = $1 and version = $2', [
    version.targetId,
    version.version,
    state,
  ]);
  versionsEver.changed(tx);
}

/** Agreed: from now on its days are known. */
export async function setForce(tx: Tx, version: Version, force: Force): Promise<void> {
  await tx.query(
    `update target_version set state = 'agreed', agreed_at = $3, in_force_from = $4, in_force_until = $5, judged_from = $6
     where target_id = $1 and version = $2`,
    [
      version.targetId,
      version.version,
      timestamp(tx.now),
      timestamp(force.from),
      timestamp(force.until),
      timestamp(force.judgedFrom),
    ],
  );
  versionsEver.changed(tx);
}

/** Another version or a retirement sets an earlier end. */
export async function cut(tx: Tx, version: Version, until: Instant, endsAs: 'superseded' | 'retired'): Promise<void> {
  await tx.query('update target_version set in_force_until = $3, ends_as = $4 where target_id = $1 and version = $2', [
    version.targetId,
    version.version,
    timestamp(until),
    endsAs,
  ]);
  versionsEver.changed(tx);
}

/** Replaced or retired before its first day: it was never in force. */
export async function neverInForce(tx: Tx, version: Version, state: 'superseded' | 'retired'): Promise<void> {
  await tx.query(
    `update target_version set state = $3, in_force_from = null, in_force_until = null, judged_from = null
     where target_id = $1 and version = $2`,
    [version.targetId, version.version, state],
  );
  versionsEver.changed(tx);
}

/** Puts down when a version takes force or ends: the sweep looks at it then. */
export async function putOnAgenda(
  tx: Tx,
  version: { targetId: string; version: number },
  dueAt: Instant,
): Promise<void> {
  await tx.query(`insert into agenda (due_at, kind, ref) values ($1, 'target', $2) on conflict do nothing`, [
    timestamp(dueAt),
    `${version.targetId}/${version.version}`,
  ]);
}
