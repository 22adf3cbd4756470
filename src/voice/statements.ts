import { appendEntries } from '../breach-log/log.js';
import { breachById } from '../breaches/breach.queries.js';
import { checkInForUpdate } from '../breaches/check-in.queries.js';
import { insertStatement, type StatementRow, statementsOn } from '../breaches/statement.queries.js';
import { state } from '../core/statement.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { Problem } from '../platform/problem/problem.js';

/** What a statement came to: the one that stands now, and whether it had been made already. */
export interface StatementMade {
  readonly statement: StatementRow;
  readonly again: boolean;
}

/** The worker says whether a check-in about them took place. It stands beside the check-in and changes nothing else. */
export async function makeStatement(
  tx: Tx,
  checkInId: string,
  by: string,
  said: { readonly held: boolean; readonly text: string },
): Promise<StatementMade> {
  const checkIn = await checkInForUpdate(tx, checkInId);
  const breach = checkIn === null ? null : await breachById(tx, checkIn.breach_id);
  if (breach === null) throw Problem.notFound();
  const known = await statementsOn(tx, [checkInId]);
  const stated = state(known, said);
  const same = stated.outcome === 'again' ? known[stated.index] : undefined;
  if (same !== undefined) return { statement: same, again: true };
  const statement: StatementRow = { statementId: newId(), checkInId, by, at: tx.now, ...said };
  await insertStatement(tx, statement);
  await appendEntries(tx, [
    {
      kind: 'statement_made',
      effectiveAt: tx.now,
      breach: breach.number,
      worker: breach.subject_id,
      by,
      facts: { checkInId, held: said.held },
      sealed: { text: said.text },
    },
  ]);
  return { statement, again: false };
}
