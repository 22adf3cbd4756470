import type { Instant, LocalDate } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

/** A proposed or agreed end of a target. */
export interface Retirement {
  readonly targetId: string;
  readonly retirementId: string;
  readonly on: LocalDate;
  readonly reason: string;
  readonly state: 'proposed' | 'agreed' | 'withdrawn';
  readonly proposedBy: string | null;
  readonly proposedAt: Instant;
  readonly agreedAt: Instant | null;
  readonly takesEffectAt: Instant | null;
}

const columns = `target_id as "targetId", retirement_id as "retirementId", on_date as "on", reason, state, proposed_by as "proposedBy",
  proposed_at as "proposedAt", agreed_at as "agreedAt", takes_effect_at as "takesEffectAt"`;

/** The retirements of a target, first to last. */
export async function retirementsOf(db: Db, targetId: string): Promise<Retirement[]> {
  return db.query<Retirement>(
    `select ${columns} from target_retirement where target_id = $1 order by proposed_at, retirement_id`,
    [targetId],
  );
}

export async function insertRetirement(
  tx: Tx,
  retirement: Pick<Retirement, 'targetId' | 'retirementId' | 'on' | 'reason' | 'proposedBy'>,
): Promise<void> {
  await tx.query(
    `insert into target_retirement (target_id, retirement_id, on_date, reason, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6)`,
    [
      retirement.targetId,
      retirement.retirementId,
      retirement.on,
      retirement.reason,
      retirement.proposedBy,
      timestamp(tx.now),
    ],
  );
}

export async function editRetirement(tx: Tx, retirement: Retirement, on: LocalDate, reason: string): Promise<void> {
  await tx.query('update target_retirement set on_date = $3, reason = $4 where target_id = $1 and retirement_id = $2', [
    retirement.targetId,
    retirement.retirementId,
    on,
    reason,
  ]);
}

export async function agreeRetirement(tx: Tx, retirement: Retirement, takesEffectAt: Instant): Promise<void> {
  await tx.query(
    `update target_retirement set state = 'agreed', agreed_at = $3, takes_effect_at = $4 where target_id = $1 and retirement_id = $2`,
    [retirement.targetId, retirement.retirementId, timestamp(tx.now), timestamp(takesEffectAt)],
  );
}

export async function withdrawRetirement(tx: Tx, retirement: Retirement): Promise<void> {
  await tx.query(`update target_retirement set state = 'withdrawn' where target_id = $1 and retirement_id = $2`, [
    retirement.targetId,
    retirement.retirementId,
  ]);
}
