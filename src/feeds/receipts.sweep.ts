import { createHash } from 'node:crypto';

import { appendEntries } from '../breach-log/log.js';
import { instant, type Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import type { DueSource } from '../platform/due.js';
import { oldestReceipt, takeReceipts } from './receipt.queries.js';

const gatheredFor = 60_000;

/** Gathers the receipts of event requests into one entry of the log a minute: an ordinary event is none of its own. */
export const receipts: DueSource = {
  name: 'receipts',
  runsInCatchUp: true,

  async nextDue(db: Db): Promise<Instant | null> {
    const oldest = await oldestReceipt(db);
    return oldest === null ? null : instant(oldest + gatheredFor);
  },

  async run(tx: Tx): Promise<void> {
    const oldest = await oldestReceipt(tx);
    if (oldest === null || oldest + gatheredFor > tx.now) return;
    const taken = await takeReceipts(tx, tx.now);
    if (taken.length === 0) return;
    const all = createHash('sha256');
    for (const { digest } of taken) all.update(digest);
    await appendEntries(tx, [
      {
        kind: 'events_received',
        effectiveAt: tx.now,
        facts: {
          requests: taken.length,
          events: taken.reduce((sum, { events }) => sum + events, 0),
          // SHA-256 over the SHA-256 of each body, in the order of their receipt.
          digest: all.digest('base64'),
        },
      },
    ]);
  },
};
