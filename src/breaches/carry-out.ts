import { appendEntries, holdLog, nextNumbers } from '../breach-log/log.js';
import type { Breach } from '../core/breach.js';
import type { Decision } from '../core/breach-signal.js';
import { localDate } from '../core/calendar.js';
import type { EntryDraft } from '../core/entry.js';
import { withNumber } from '../core/response.js';
import { cancel } from '../notifications/cancel.js';
import { promise } from '../notifications/promise.js';
import type { Tx } from '../platform/database/database.js';
import type { BreachRow } from './breach.row.js';
import { saveBreaches } from './breach-save.queries.js';
import { type Filing, rowOf } from './breach-value.js';
import type { Contexts } from './contexts.js';

/** What was decided about one breach, and how its row is filed. */
export interface Change {
  readonly filing: Filing;
  readonly decision: Decision;
}

/** What keeps the notices of a change back, until its release. */
export interface Held {
  readonly holdId: string;
  readonly reason: string;
}

/**
 * Carries out what core decided, for many breaches at once: the state, the entries and the notices, in the transaction of
 * the change. The log's head is taken once, last; it hands out the numbers of new breaches. Answers with the rows as saved.
 */
export async function carryOut(
  tx: Tx,
  changes: readonly Change[],
  { calendar }: Pick<Contexts, 'calendar'>,
  held?: Held,
): Promise<BreachRow[]> {
  if (changes.length === 0) return [];
  const cancelled = await cancelAll(tx, changes);
  const numbered = await withNumbers(tx, changes, Number(localDate(tx.now, calendar).slice(0, 4)));
  const rows = numbered.map(({ filing, decision }) => rowOf(decision.next, filing, calendar));
  const idOf = new Map(rows.map((row) => [row.number, row.breach_id]));
  const entries = [...numbered.flatMap(({ decision }) => decision.entries), ...cancelled];
  if (entries.length > 0) await holdLog(tx);
  await Promise.all([
    saveBreaches(tx, rows),
    appendEntries(tx, entries),
    promise(
      tx,
      numbered.flatMap(({ decision }) => decision.notices),
      (number) => idOf.get(number) ?? null,
      held,
    ),
  ]);
  return rows;
}

/** Takes back what was promised and is not to be sent; that it was, and why, is on record. */
async function cancelAll(tx: Tx, changes: readonly Change[]): Promise<EntryDraft[]> {
  const entries: EntryDraft[] = [];
  for (const { filing, decision } of changes) {
    for (const { kinds, personId, reason } of decision.cancellations) {
      const only = personId === undefined ? {} : { personId };
      for (const notice of await cancel(tx, { breachId: filing.breachId, kinds, reason, ...only })) {
        entries.push({
          kind: 'notice_cancelled',
          effectiveAt: tx.now,
          breach: notice.breach,
          facts: { notice: notice.kind, to: notice.personId, because: reason },
        });
      }
    }
  }
  return entries;
}

/** New breaches get their numbers, in the order in which they were opened. */
async function withNumbers(tx: Tx, changes: readonly Change[], year: number): Promise<Change[]> {
  const fresh = changes
    .filter(({ decision }) => decision.next.number === null)
    .sort((a, b) => compareOpening(a.decision.next, b.decision.next));
  if (fresh.length === 0) return [...changes];
  const numbers = await nextNumbers(tx, year, fresh.length);
  const numberOf = new Map(fresh.map((change, index) => [change, numbers[index] ?? '']));
  return changes.map((change) => {
    const number = numberOf.get(change);
    return number === undefined ? change : { ...change, decision: withNumber(change.decision, number) };
  });
}

function compareOpening(a: Breach, b: Breach): number {
  return a.openedAt - b.openedAt || (a.subject.id < b.subject.id ? -1 : 1);
}
