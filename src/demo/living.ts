import { setTimeout as pause } from 'node:timers/promises';

import { addDays, atLocalTime, type Calendar, isWorkingDay, localDate } from '../core/calendar.js';
import { instant, type Instant } from '../core/instant.js';
import { calendarOf } from '../people/calendar.queries.js';
import type { Clock } from '../platform/clock/clock.js';
import type { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { log } from '../platform/log.js';
import { giveLeaseBack, takeLease } from '../sweep/lease.queries.js';
import { Caseworld, demoSource } from './caseworld.js';
import { lineActs } from './line-acts.js';
import { checkInsSince, openCases, toldUntil } from './living.queries.js';
import { longestRelief, reliefBy } from './relief.js';
import { demoAccounts } from './roster.js';
import { looks } from './seed.js';
import { sendEvents } from './send-events.js';

const leaseName = 'demo living';
const leaseSeconds = 90;
const day = 86_400_000;
/** Those whom somebody may sign in as answer for themselves. */
const played: ReadonlySet<string> = new Set(demoAccounts.map(({ personId }) => personId));

/**
 * Goes on with the demonstration in real time: what happened since the newest event on record is sent, and the
 * supervisors whom nobody plays look at what is open at midday and in the afternoon. What is missed while it stands
 * still comes when it goes on, as a county's feed would send it; nobody answered meanwhile.
 */
export class DemoLife {
  private readonly holder = newId();
  private lookedAt: Instant | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly seed: number,
  ) {}

  /** Brings the agency to the present instant, unless another process does. */
  async step(): Promise<'gone_on' | 'left_to_another'> {
    const { db } = this.database;
    const lease = await takeLease(db, { name: leaseName, holder: this.holder, seconds: leaseSeconds });
    if (lease.kind === 'held_by_another') return 'left_to_another';
    const now = await this.clock.now();
    const calendar = await calendarOf(db);
    await this.sendWhatHappened(now, calendar);
    const look = lastLook(now, calendar);
    if (this.lookedAt !== null && look > this.lookedAt) {
      await lineActs(this.database, { seed: this.seed, at: look, calendar, played });
    }
    this.lookedAt = look;
    return 'gone_on';
  }

  /** Lets another process go on with it. */
  async end(): Promise<void> {
    await giveLeaseBack(this.database.db, leaseName, this.holder);
  }

  private async sendWhatHappened(now: Instant, calendar: Calendar): Promise<void> {
    const { db } = this.database;
    const from = await toldUntil(db, demoSource, now);
    if (from === null || from >= now) return;
    const held = await checkInsSince(db, instant(from - longestRelief * day));
    const world = new Caseworld(this.seed, calendar);
    const events = world.between(from, now, await openCases(db, demoSource), reliefBy(this.seed, held));
    await sendEvents(this.database, events);
  }
}

/** The last look that is over: midday or afternoon of a working day. */
function lastLook(now: Instant, calendar: Calendar): Instant {
  for (let date = localDate(now, calendar); ; date = addDays(date, -1)) {
    if (!isWorkingDay(date, calendar)) continue;
    const past = looks.map((time) => atLocalTime(date, time, calendar)).filter((at) => at <= now);
    const last = past.at(-1);
    if (last !== undefined) return last;
  }
}

/** Lets the demonstration live on, a step at once and one after each pause; answers how to end it. */
export async function liveOn(life: DemoLife, milliseconds = 30_000): Promise<() => Promise<void>> {
  const ending = new AbortController();
  await stepSafely(life);
  const living = goOn(life, milliseconds, ending.signal);
  return async () => {
    ending.abort();
    await living;
    await life.end();
  };
}

async function goOn(life: DemoLife, milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    for (;;) {
      await pause(milliseconds, undefined, { signal, ref: false });
      await stepSafely(life);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function stepSafely(life: DemoLife): Promise<void> {
  try {
    await life.step();
  } catch (error) {
    log.error({ err: error }, 'the demonstration did not go on; tried again soon');
  }
}
