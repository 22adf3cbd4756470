import { appendEntries } from '../breach-log/log.js';
import type { EntryDraft, Json } from '../core/entry.js';
import type { Notice } from '../core/notice.js';
import { type Side, sides } from '../core/target-life.js';
import { promise } from '../notifications/promise.js';
import { seats } from '../people/grant.queries.js';
import type { Tx } from '../platform/database/database.js';

/** What an act leaves behind: entries of the log, and what the seats of which sides are told. */
export interface Announcement {
  readonly entries: readonly EntryDraft[];
  readonly kind: 'proposal' | 'configuration';
  readonly sides: readonly Side[];
  readonly facts: { readonly [key: string]: Json };
  /** Who did it: nobody gets a mail about their own act. */
  readonly by: string | null;
}

/** Promises the mail and appends the entries, in the transaction of the act. */
export async function announce(tx: Tx, { entries, kind, sides: told, facts, by }: Announcement): Promise<void> {
  const present = told.length === 0 ? [] : await seats(tx, tx.now);
  const notices = new Map<string, Notice>();
  for (const { personId, side } of present) {
    if (!told.includes(side) || personId === by || notices.has(personId)) continue;
    notices.set(personId, { kind, to: personId, because: `seat of ${side}`, breach: null, facts });
  }
  await promise(tx, [...notices.values()], () => null);
  await appendEntries(tx, entries);
}

/** Both sides of the table. */
export const bothSides: readonly Side[] = sides;
