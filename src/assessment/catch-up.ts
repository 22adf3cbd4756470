import { addOwed, addSpell, type Calendar, durationOf } from '../core/calendar.js';
import { instant, type Instant } from '../core/instant.js';
import { massChanges } from '../core/mass-change.js';
import { breachesHeld } from '../breaches/breach.queries.js';
import { type HoldRow, insertHold, moveToHold, openCatchUp } from '../breaches/hold.queries.js';
import { holdMassChange } from '../breaches/mass-change.js';
import { releaseHold } from '../breaches/release.js';
import { calendarOf } from '../people/calendar.queries.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { guardOfProgram, workersOfProgram } from './guard.queries.js';

/** Missed days are caught up for so long at most; then each person is told about the present. */
const longestCatchUp = 5 * 60_000;

interface FeedState {
  readonly name: string;
  readonly kind: 'snapshot' | 'events';
  readonly every: string;
  readonly grace: string;
  readonly last_as_of: Instant | null;
  readonly last_received_at: Instant | null;
}

/** The feeds that should have spoken by now and have not: those whose missed days an outage leaves to be caught up. */
export async function feedsAwaited(tx: Tx): Promise<string[]> {
  const calendar = await calendarOf(tx);
  const feeds = await tx.query<FeedState>(
    'select name, kind, every, grace, last_as_of, last_received_at from feed order by name',
  );
  return feeds.filter((feed) => isAwaited(feed, tx.now, calendar)).map((feed) => feed.name);
}

function isAwaited(feed: FeedState, now: Instant, calendar: Calendar): boolean {
  if (feed.kind === 'snapshot') {
    return feed.last_as_of !== null && addSpell(feed.last_as_of, durationOf(feed.every), calendar) < now;
  }
  return feed.last_received_at !== null && addOwed(feed.last_received_at, durationOf(feed.grace), calendar) < now;
}

/** Begins to catch up: from here on what opens is recorded and told to nobody until the present is reached. */
export async function beginCatchUp(tx: Tx, waitingFor: readonly string[]): Promise<string> {
  const holdId = newId();
  await insertHold(tx, {
    hold_id: holdId,
    kind: 'catch_up',
    cause: { waitingFor },
    opened_at: tx.now,
    release_due_at: instant(tx.now + longestCatchUp),
  });
  return holdId;
}

/** After an import: if nothing is waited for any more, the snapshots have reached the present and the catch-up ends. */
export async function endCatchUpIfReached(tx: Tx): Promise<void> {
  const hold = await openCatchUp(tx);
  if (hold !== null && (await feedsAwaited(tx)).length === 0) await endCatchUp(tx, hold);
}

/** Ends a catch-up: one mass change for each program that opened too many at once; the rest is told now. */
export async function endCatchUp(tx: Tx, hold: HoldRow): Promise<void> {
  const rows = (await breachesHeld(tx, hold.hold_id)).filter(
    ({ load_track: track }) => track === 'open' || track === 'clearing',
  );
  const programs = new Map<string, Set<string>>();
  for (const row of rows) {
    if (row.subject_kind === 'worker')
      programs.set(row.program, (programs.get(row.program) ?? new Set()).add(row.subject_id));
  }
  for (const [program, workers] of programs) {
    const openings = { program, opening: workers.size, workers: await workersOfProgram(tx, program) };
    if (massChanges([openings], await guardOfProgram(tx, program)).length === 0) continue;
    await moveToHold(tx, {
      from: hold.hold_id,
      program,
      to: await holdMassChange(tx, openings, { catchUp: hold.hold_id }),
    });
  }
  await releaseHold(tx, hold, null);
}
