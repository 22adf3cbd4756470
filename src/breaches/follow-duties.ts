import { responsibleOf } from '../core/ladder.js';
import type { Tx } from '../platform/database/database.js';
import { breachOf } from './breach-value.js';
import { changeOf, matterOf } from './act.js';
import { unclosed } from './breach.queries.js';
import { carryOut } from './carry-out.js';
import { contextsFor } from './contexts.js';

/** After a change of units, posts, absences or covers: every breach that is not closed is handed to who answers for it now. */
export async function followDuties(tx: Tx): Promise<void> {
  const rows = await unclosed(tx);
  if (rows.length === 0) return;
  const contexts = await contextsFor(tx, rows.map(matterOf));
  const changes = rows.flatMap((row) => {
    const breach = breachOf(row);
    const { duty } = contexts.of(matterOf(row), row.hold_id !== null);
    const to = responsibleOf(duty, breach.subject);
    const unitId = contexts.unitOf(breach.subject);
    if (to === breach.responsibleId && unitId === row.unit_id) return [];
    return changeOf(row, { kind: 'responsible_changed', to }, contexts);
  });
  await carryOut(tx, changes, contexts);
}
