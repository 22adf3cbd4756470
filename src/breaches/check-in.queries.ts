import type { Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

/** One version of a check-in. */
export interface CheckInRow {
  readonly check_in_id: string;
  readonly version: number;
  readonly breach_id: string;
  readonly body: unknown;
  readonly recorded_by: string;
  readonly recorded_at: Instant;
}

const columns = 'check_in_id, version, breach_id, body, recorded_by, recorded_at';

/** Every version of the check-ins of a breach, oldest first. */
export async function checkInsOf(db: Db, breachId: string): Promise<CheckInRow[]> {
  return db.query<CheckInRow>(
    `select ${columns} from check_in where breach_id = $1 order by recorded_at, check_in_id, version`,
    [breachId],
  );
}

/** Every version of one check-in, oldest first. */
export async function checkInVersions(db: Db, checkInId: string): Promise<CheckInRow[]> {
  return db.query<CheckInRow>(`select ${columns} from check_in where check_in_id = $1 order by version`, [checkInId]);
}

/** The newest version of a check-in; its first is locked, so that two edits get two numbers. */
export async function checkInForUpdate(tx: Tx, checkInId: string): Promise<CheckInRow | null> {
  await tx.query('select from check_in where check_in_id = $1 and version = 1 for update', [checkInId]);
  const rows = await tx.query<CheckInRow>(
    `select ${columns} from check_in where check_in_id = $1 order by version desc limit 1`,
    [checkInId],
  );
  return rows[0] ?? null;
}

/** Adds a version. */
export async function insertCheckIn(tx: Tx, row: Omit<CheckInRow, 'recorded_at'>): Promise<void> {
  await tx.query(`insert into check_in (${columns}) values ($1, $2, $3, $4::jsonb, $5, $6)`, [
    row.check_in_id,
    row.version,
    row.breach_id,
    JSON.stringify(row.body),
    row.recorded_by,
    timestamp(tx.now),
  ]);
}

/** When the first check-in of each of these breaches was recorded; those without one are left out. */
export async function firstCheckIns(db: Db, breachIds: readonly string[]): Promise<Map<string, Instant>> {
  if (breachIds.length === 0) return new Map();
  const rows = await db.query<{ breach_id: string; first_at: Instant }>(
    `select breach_id, min(recorded_at) as first_at from check_in where breach_id = any($1::uuid[]) group by breach_id`,
    [breachIds],
  );
  return new Map(rows.map((row) => [row.breach_id, row.first_at]));
}
