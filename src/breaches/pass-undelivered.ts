import { breachNoticeKinds, type BreachNoticeKind, type NoticeKind } from '../core/notice.js';
import type { Undeliverable } from '../notifications/undeliverable.js';
import type { Tx } from '../platform/database/database.js';
import { changeOf, matterOf } from './act.js';
import { breachesById } from './breach.queries.js';
import { carryOut } from './carry-out.js';
import { contextsFor } from './contexts.js';

const isOfBreach = (kind: NoticeKind): kind is BreachNoticeKind =>
  (breachNoticeKinds as readonly string[]).includes(kind);

/** Somebody who was to be told cannot be reached: for each of the breaches the next rung is told at once. */
export async function passUndelivered(tx: Tx, { breachIds, personId, kind }: Undeliverable): Promise<void> {
  if (!isOfBreach(kind)) return;
  const rows = await breachesById(tx, breachIds);
  if (rows.length === 0) return;
  const contexts = await contextsFor(tx, rows.map(matterOf));
  const signal = { kind: 'undeliverable', personId, notice: kind, why: 'refused' } as const;
  await carryOut(
    tx,
    rows.map((row) => changeOf(row, signal, contexts)),
    contexts,
  );
}
