import { createHash } from 'node:crypto';

import type { Caller } from '../access/caller.js';
import { grant } from '../agency/grant.js';
import { actOnTarget, signerFor } from '../agency/target-acts.js';
import { addDays, type Calendar, isWorkingDay, atLocalTime, localDate, startOfDay } from '../core/calendar.js';
import type { Instant, LocalDate } from '../core/instant.js';
import { applyRoster } from '../feeds/apply-roster.js';
import type { ToldEvent } from '../feeds/event.js';
import { takeEvents } from '../feeds/take-events.js';
import { calendarOf } from '../people/calendar.queries.js';
import type { Database, Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import type { Sweeper } from '../platform/sweeper.js';
import { approveVersion } from '../targets/approve.js';
import { proposeTarget } from '../targets/propose.js';
import { Caseworld } from './caseworld.js';
import { lineActs } from './line-acts.js';
import type { MovedClock } from './moved-clock.js';
import { Random } from './random.js';
import { demoGrants, demoPeople, demoUnits } from './roster.js';
import { demoTargets } from './targets.js';

/** With what the demonstration is made. */
export interface DemoGround {
  readonly database: Database;
  readonly clock: MovedClock;
  readonly sweeper: Sweeper;
  /** Settles the mail that is owed by now, without sending any. */
  readonly deliver: () => Promise<void>;
  readonly progress: (done: number, of: number) => void;
}

/** How far back the demonstration begins, in days. */
export const demoDays = 182;

const adminToken: Caller = { personId: null, roles: new Set(), tokenRole: 'admin', via: 'token' };

/** Makes six months of a made-up agency by sending events through the line on a moved clock; the same for the same seed. */
export async function seedDemo(ground: DemoGround, { seed, until }: { seed: number; until: Instant }): Promise<void> {
  const { database } = ground;
  const calendar = await calendarOf(database.db);
  const today = localDate(until, calendar);
  const first = addDays(today, -demoDays);
  ground.clock.moveTo(atLocalTime(first, '06:00', calendar));
  await found(database, first);
  const random = new Random(seed);
  const world = new Caseworld(random);
  await send(database, world.begin(startOfDay(first, calendar)));
  for (let n = 0; n <= demoDays; n++) {
    await liveDay(ground, { day: addDays(first, n), world, random, calendar, until });
    ground.progress(n, demoDays);
  }
  await moveTo(ground, until);
}

/** The roster, the seats, the targets with both signatures. */
async function found(database: Database, first: LocalDate): Promise<void> {
  const file = { importId: newId(), mode: 'snapshot' as const, rehearsal: false };
  await database.transaction((tx) => applyRoster(tx, demoUnits(), 'units', { ...file, asOf: tx.now }));
  await database.transaction((tx) =>
    applyRoster(tx, demoPeople(), 'people', { ...file, importId: newId(), asOf: tx.now }),
  );
  for (const { personId, role, by } of demoGrants) {
    const caller: Caller =
      by === null ? adminToken : { personId: by, roles: new Set([role]), tokenRole: null, via: 'session' };
    await database.transaction((tx) => grant(tx, caller, { personId, role }));
  }
  for (const body of demoTargets(first)) {
    const { targetId, version } = await actOnTarget(database, adminToken, (tx, { actor, calendar }) =>
      proposeTarget(tx, body, actor, calendar),
    );
    for (const [personId, side] of [
      ['L-1', 'labor'],
      ['G-1', 'management'],
    ] as const) {
      const caller: Caller = { personId, roles: new Set([side]), tokenRole: null, via: 'session' };
      await actOnTarget(database, caller, (tx, { calendar }) =>
        approveVersion(tx, { targetId, version }, signerFor(caller, side), calendar),
      );
    }
  }
}

interface Day {
  readonly day: LocalDate;
  readonly world: Caseworld;
  readonly random: Random;
  readonly calendar: Calendar;
  readonly until: Instant;
}

async function liveDay(ground: DemoGround, { day, world, random, calendar, until }: Day): Promise<void> {
  if (!isWorkingDay(day, calendar)) return;
  const times = ['08:00', '12:30', '16:30'].map((time) => atLocalTime(day, time, calendar));
  for (const [index, at] of times.entries()) {
    const from = times[index - 1];
    if (from === undefined || at > until) continue;
    await moveTo(ground, at);
    await send(ground.database, world.between(from, at, 0.5));
    await ground.sweeper.runDue(() => ground.clock.now());
    await ground.deliver();
    await lineActs(ground.database, world, random, calendar);
  }
}

/** Moves the clock, stopping wherever something is due on the way. */
async function moveTo({ clock, sweeper, deliver }: DemoGround, at: Instant): Promise<void> {
  let next = await sweeper.nextDue();
  while (next !== null && next.at <= at) {
    clock.moveTo(next.at);
    const swept = await sweeper.runDue(() => clock.now());
    await deliver();
    next = swept.kind === 'done' ? swept.next : null;
  }
  clock.moveTo(at);
}

const mostAtOnce = 500;

async function send(database: Database, events: readonly ToldEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += mostAtOnce) {
    const some = events.slice(start, start + mostAtOnce);
    const digest = createHash('sha256').update(JSON.stringify(some)).digest();
    await database.transaction((tx: Tx) => takeEvents(tx, some, { events: some.length, digest }));
  }
}
