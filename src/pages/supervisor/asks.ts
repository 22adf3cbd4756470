import { breachOf } from '../../breaches/breach-value.js';
import { requestsOf } from '../../breaches/request.queries.js';
import { openDisputes } from '../../caseload/dispute.queries.js';
import { isOwed } from '../../core/breach.js';
import type { Calendar } from '../../core/calendar.js';
import { answerBy } from '../../core/dispute.js';
import type { Db } from '../../platform/database/database.js';
import type { Ask } from './board-row.js';

/** What these workers ask of their line, worker by worker; what is due first comes first. */
export async function asksOf(db: Db, workerIds: readonly string[], calendar: Calendar): Promise<Map<string, Ask[]>> {
  const asks = new Map<string, Ask[]>();
  const add = (workerId: string, ask: Ask): void => {
    asks.set(
      workerId,
      [...(asks.get(workerId) ?? []), ask].sort((a, b) => (a.by ?? Infinity) - (b.by ?? Infinity)),
    );
  };
  const [requests, disputes] = await Promise.all([
    requestsOf(db, workerIds, { waiting: true }),
    openDisputes(db, { lock: false }),
  ]);
  const shown = new Set(workerIds);
  for (const row of requests) {
    if (!isOwed(breachOf(row))) continue;
    add(row.subject_id, { what: 'check_in', path: `/breaches/${row.number}`, by: row.check_in_by });
  }
  for (const dispute of disputes) {
    if (!shown.has(dispute.workerId)) continue;
    add(dispute.workerId, { what: 'dispute', path: `/disputes/${dispute.id}`, by: answerBy(dispute, calendar) });
  }
  return asks;
}
