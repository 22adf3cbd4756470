import type { Calendar } from '../core/calendar.js';
import { nextWeeklyCheckpoint } from '../core/checkpoint-week.js';
import type { Instant } from '../core/instant.js';
import type { Notice } from '../core/notice.js';
import type { Db, Tx } from '../platform/database/database.js';
import type { DueSource } from '../platform/due.js';
import { weekBegan } from './checkpoint.queries.js';
import type { Checkpoints } from './checkpoints.js';

/** What the weekly checkpoint needs of rooms that the log does not know. */
export interface CheckpointCircle {
  calendarOf(db: Db): Promise<Calendar>;
  seats(db: Db, at: Instant): Promise<readonly { readonly personId: string; readonly side: 'labor' | 'management' }[]>;
  promise(tx: Tx, notices: readonly Notice[]): Promise<void>;
}

/** Each Monday, 08:00 local: a checkpoint is kept and sent to the seats of both sides. */
export function checkpointDue(checkpoints: Checkpoints, circle: CheckpointCircle): DueSource {
  const nextDue = async (db: Db): Promise<Instant | null> => {
    const began = await weekBegan(db);
    return began === null ? null : nextWeeklyCheckpoint(began, await circle.calendarOf(db));
  };
  return {
    name: 'checkpoint',
    nextDue,
    run: async (tx) => {
      const due = await nextDue(tx);
      if (due === null || due > tx.now) return;
      const { checkpoint, note, publicKey } = await checkpoints.keep(tx, 'weekly');
      const facts = { checkpoint: note, publicKey, size: checkpoint.size };
      const seats = new Map((await circle.seats(tx, tx.now)).map((seat) => [seat.personId, seat]));
      const notices = [...seats.values()].map(({ personId, side }): Notice => ({
        kind: 'checkpoint',
        to: personId,
        because: `seat of ${side}`,
        breach: null,
        facts,
      }));
      await circle.promise(tx, notices);
    },
  };
}
