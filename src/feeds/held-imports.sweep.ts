import { appendEntries } from '../breach-log/log.js';
import { addOwed, type Calendar, durationOf } from '../core/calendar.js';
import type { Instant } from '../core/instant.js';
import type { Notice } from '../core/notice.js';
import { promise } from '../notifications/promise.js';
import { calendarOf } from '../people/calendar.queries.js';
import { seats } from '../people/grant.queries.js';
import type { Db, Tx } from '../platform/database/database.js';
import type { DueSource } from '../platform/due.js';
import { heldUntold, markSeatsTold } from './import.queries.js';

const heldQuietly = durationOf('1 working day');
const dueAt = (receivedAt: Instant, calendar: Calendar): Instant => addOwed(receivedAt, heldQuietly, calendar);

/** An import that is held for longer than a working day is told to the seats of both sides. */
export const heldImports: DueSource = {
  name: 'held imports',

  async nextDue(db: Db): Promise<Instant | null> {
    const [oldest] = await heldUntold(db);
    return oldest === undefined ? null : dueAt(oldest.receivedAt, await calendarOf(db));
  },

  async run(tx: Tx): Promise<void> {
    const calendar = await calendarOf(tx);
    const due = (await heldUntold(tx)).filter(({ receivedAt }) => dueAt(receivedAt, calendar) <= tx.now);
    if (due.length === 0) return;
    await markSeatsTold(
      tx,
      due.map(({ importId }) => importId),
    );
    const notices = (await seats(tx, tx.now)).flatMap(({ personId, side }) =>
      due.map(({ importId, feed, why }): Notice => {
        return {
          kind: 'import_held',
          to: personId,
          because: `seat of ${side}`,
          breach: null,
          facts: { import: importId, feed, why, heldLong: true },
        };
      }),
    );
    await promise(tx, notices, () => null);
    await appendEntries(
      tx,
      due.map(({ importId, feed }) => ({
        kind: 'import_held_long',
        effectiveAt: tx.now,
        facts: { import: importId, feed },
      })),
    );
  },
};
