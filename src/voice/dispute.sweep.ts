import { appendEntries } from '../breach-log/log.js';
import { disputeForUpdate, heardOf, openDisputes, saveDispute } from '../caseload/dispute.queries.js';
import type { Calendar } from '../core/calendar.js';
import { follow, passesOnAt } from '../core/dispute.js';
import { earliest } from '../core/due-times.js';
import type { EntryDraft } from '../core/entry.js';
import { calendarOf } from '../people/calendar.queries.js';
import type { Db, Tx } from '../platform/database/database.js';
import type { DueSource } from '../platform/due.js';
import type { Instant } from '../core/instant.js';
import { lineOf } from './line-of.js';
import { disputeEntries, tellDispute } from './tell-dispute.js';

/** Long past: what the feed has said by now is to be followed at once. */
const atOnce = 0 as Instant;

/** What disputes owe by the clock, and what the feed's word makes of them. */
export const disputesDue: DueSource = {
  name: 'disputes',

  async nextDue(db: Db): Promise<Instant | null> {
    if ((await heardOf(db)).length > 0) return atOnce;
    const open = await openDisputes(db, { lock: false });
    if (open.length === 0) return null;
    const calendar = await calendarOf(db);
    return earliest(open.map((dispute) => passesOnAt(dispute, calendar)));
  },

  async run(tx: Tx): Promise<void> {
    const calendar = await calendarOf(tx);
    await appendEntries(tx, [...(await followFeed(tx, calendar)), ...(await passOn(tx, calendar))]);
  },
};

/** The feed has put right what is disputed, or says again what the line has agreed is wrong. */
async function followFeed(tx: Tx, calendar: Calendar): Promise<EntryDraft[]> {
  const entries: EntryDraft[] = [];
  for (const { id, held, saidAgain } of await heardOf(tx)) {
    const dispute = await disputeForUpdate(tx, id);
    if (dispute === null) continue;
    const followed = follow(dispute, { held, saidAgain }, tx.now);
    if (followed.outcome === 'nothing') continue;
    const next = { ...dispute, ...followed.next };
    await saveDispute(tx, id, next);
    const facts =
      followed.outcome === 'reopened'
        ? await tellDispute(tx, next, 'reopened', { duty: await lineOf(tx, next.workerId), calendar })
        : {};
    entries.push(...(await disputeEntries(tx, next, { kind: `dispute_${followed.outcome}`, facts })));
  }
  return entries;
}

/** Unanswered at the close of business of the third working day, a dispute goes to the manager, once. */
async function passOn(tx: Tx, calendar: Calendar): Promise<EntryDraft[]> {
  const entries: EntryDraft[] = [];
  for (const dispute of await openDisputes(tx, { lock: true })) {
    const due = passesOnAt(dispute, calendar);
    if (due === null || due > tx.now) continue;
    const told = await tellDispute(tx, dispute, 'unanswered', { duty: await lineOf(tx, dispute.workerId), calendar });
    await saveDispute(tx, dispute.id, { ...dispute, passedOnAt: tx.now });
    entries.push(...(await disputeEntries(tx, dispute, { kind: 'dispute_passed_on', facts: told })));
  }
  return entries;
}
