import { appendEntries } from '../breach-log/log.js';
import { addOwed, durationOf } from '../core/calendar.js';
import type { Json } from '../core/entry.js';
import type { Openings } from '../core/mass-change.js';
import type { Notice } from '../core/notice.js';
import { promise } from '../notifications/promise.js';
import { calendarOf } from '../people/calendar.queries.js';
import { admins, seats } from '../people/grant.queries.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { insertHold } from './hold.queries.js';

/** A mass change is released by itself after this long. */
const restsFor = durationOf('1 working day');

/** Where a mass change came from, for the record and for the mail. */
export type Source = { readonly [key: string]: Json };

/** Holds what opens in a program at once: on record, and told to the admins and to both sides' seats alone. */
export async function holdMassChange(tx: Tx, openings: Openings, source: Source): Promise<string> {
  const holdId = newId();
  const cause = { ...source, program: openings.program, workers: openings.opening, of: openings.workers };
  const releaseDueAt = addOwed(tx.now, restsFor, await calendarOf(tx));
  await insertHold(tx, {
    hold_id: holdId,
    kind: 'mass_change',
    cause,
    opened_at: tx.now,
    release_due_at: releaseDueAt,
  });
  await appendEntries(tx, [{ kind: 'mass_change_held', effectiveAt: tx.now, facts: { hold: holdId, ...cause } }]);
  await promise(
    tx,
    await noticesOf(tx, { hold: holdId, releaseDueAt: new Date(releaseDueAt).toISOString(), ...cause }),
    () => null,
  );
  return holdId;
}

async function noticesOf(tx: Tx, facts: Notice['facts']): Promise<Notice[]> {
  const because = new Map<string, string>();
  for (const { personId, side } of await seats(tx, tx.now)) because.set(personId, `seat of ${side}`);
  for (const personId of await admins(tx, tx.now)) because.set(personId, 'admin');
  return [...because].map(([to, why]) => ({ kind: 'mass_change', to, because: why, breach: null, facts }));
}
