import { isDisputed, type Statement } from '../core/statement.js';
import type { Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

/** A statement on a check-in as it is kept. */
export interface StatementRow extends Statement {
  readonly statementId: string;
  readonly checkInId: string;
  readonly by: string;
}

interface Row {
  statement_id: string;
  check_in_id: string;
  held: boolean;
  text: string;
  stated_by: string;
  stated_at: Instant;
}

/** What was stated on these check-ins, oldest first. */
export async function statementsOn(db: Db, checkInIds: readonly string[]): Promise<StatementRow[]> {
  if (checkInIds.length === 0) return [];
  const rows = await db.query<Row>(
    `select statement_id, check_in_id, held, text, stated_by, stated_at from check_in_statement
      where check_in_id = any($1) order by stated_at, statement_id`,
    [checkInIds],
  );
  return rows.map((row) => ({
    statementId: row.statement_id,
    checkInId: row.check_in_id,
    held: row.held,
    text: row.text,
    by: row.stated_by,
    at: row.stated_at,
  }));
}

/** Adds a statement. */
export async function insertStatement(tx: Tx, row: StatementRow): Promise<void> {
  await tx.query(
    `insert into check_in_statement (statement_id, check_in_id, held, text, stated_by, stated_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [row.statementId, row.checkInId, row.held, row.text, row.by, timestamp(row.at)],
  );
}

/** Those of these check-ins that their worker says did not take place. */
export async function disputedAmong(db: Db, checkInIds: readonly string[]): Promise<ReadonlySet<string>> {
  const made = await statementsOn(db, checkInIds);
  return new Set(checkInIds.filter((id) => isDisputed(made.filter(({ checkInId }) => checkInId === id))));
}
