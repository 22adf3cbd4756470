import { createHash } from 'node:crypto';

import type { ToldEvent } from '../feeds/event.js';
import { takeEvents } from '../feeds/take-events.js';
import type { Database } from '../platform/database/database.js';

const mostAtOnce = 500;

/** Sends events through the line, in their order, each request in a transaction of its own. */
export async function sendEvents(database: Database, events: readonly ToldEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += mostAtOnce) {
    const some = events.slice(start, start + mostAtOnce);
    const digest = createHash('sha256').update(JSON.stringify(some)).digest();
    await database.transaction((tx) => takeEvents(tx, some, [{ events: some.length, digest }]));
  }
}
