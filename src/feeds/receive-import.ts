import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

import type { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { log } from '../platform/log.js';
import { forgetImport, type Import, importById, insertImport, noTotals, settleImport } from './import.queries.js';
import type { ImportOrder } from './import-order.js';
import { processImport, type Received } from './process-import.js';
import { spool } from './spool.js';

/** A file as it was sent. */
export interface Sent {
  readonly order: ImportOrder;
  readonly body: Readable;
  /** The code of the person who sent it; null: a token that stands for nobody. */
  readonly by: string | null;
  readonly rehearsal: boolean;
  /** Answer only when the file is dealt with, however long that takes. */
  readonly untilDone: boolean;
}

/** The import that a file became, as far as it is known when the answer is due. */
export interface Answer {
  readonly made: Import;
  /** The very same file was there before; `made` is that one. */
  readonly duplicate: boolean;
}

const answeredWithin = 2000;

/** Receives a file and deals with it; answers when that is done, or after 2 seconds with what is known by then. */
export async function receiveImport(database: Database, sent: Sent): Promise<Answer> {
  const { order, by, rehearsal } = sent;
  const spooled = await spool(sent.body);
  const importId = newId();
  const receivedAt = await database.transaction(async (tx) => {
    await insertImport(tx, { importId, digest: spooled.digest, receivedAt: tx.now, receivedBy: by, order });
    return tx.now;
  });
  const received: Received = {
    sent: {
      ...order,
      importId,
      digest: spooled.digest,
      state: 'checking',
      totals: noTotals,
      findings: [],
      findingsLeftOut: 0,
      heldBecause: null,
      receivedAt,
      receivedBy: by,
      settledAt: null,
    },
    path: spooled.path,
    rehearsal,
  };
  const done = settle(database, received).finally(() => spooled.forget());
  const patience = new AbortController();
  const late = pause(answeredWithin, null, { signal: patience.signal }).catch(() => null);
  const answer = sent.untilDone ? await done : await Promise.race([done, late]);
  patience.abort();
  return answer ?? { made: received.sent, duplicate: false };
}

async function settle(database: Database, received: Received): Promise<Answer> {
  const { importId } = received.sent;
  try {
    const processed = await database.transaction((tx) => processImport(tx, received));
    if (processed.outcome === 'duplicate') {
      await forgetImport(database.db, importId);
      return { made: processed.first, duplicate: true };
    }
  } catch (error) {
    log.error({ err: error, import: importId }, 'an import failed');
    await database.transaction((tx) => settleImport(tx, importId, failed));
  }
  return { made: (await importById(database.db, importId)) ?? received.sent, duplicate: false };
}

const failed = {
  state: 'refused',
  totals: noTotals,
  findings: [
    {
      line: null,
      column: null,
      code: 'failed',
      detail: 'something went wrong here, nothing was changed; the log of the service says more. Send the file again',
    },
  ],
  findingsLeftOut: 0,
} as const;
