import type { Caller } from '../access/caller.js';
import { grant } from '../agency/grant.js';
import { actOnTarget, signerFor } from '../agency/target-acts.js';
import { addDays, type Calendar, isWorkingDay, atLocalTime, localDate, startOfDay } from '../core/calendar.js';
import type { Instant, LocalDate } from '../core/instant.js';
import { applyRoster } from '../feeds/apply-roster.js';
import { calendarOf } from '../people/calendar.queries.js';
import type { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import type { Sweeper } from '../platform/sweeper.js';
import { approveVersion } from '../targets/approve.js';
import { proposeTarget } from '../targets/propose.js';
import { afterEvents, Caseworld } from './caseworld.js';
import { lineActs } from './line-acts.js';
import type { MovedClock } from './moved-clock.js';
import { type HeldCheckIn, reliefBy } from './relief.js';
import { demoGrants, demoPeople, demoUnits } from './roster.js';
import { sendEvents } from './send-events.js';
import { demoTargets } from './targets.js';

/** With what the demonstration is made. */
export interface DemoGround {
  readonly database: Database;
  readonly clock: MovedClock;
  readonly sweeper: Sweeper;
  /** Settles the mail that is owed by now, without sending any. */
  readonly deliver: () => Promise<void>;
  /** Called after each day; false: it is to end where it is. */
  readonly progress: (done: number, of: number) => boolean;
}

/** What is made: which numbers are drawn, up to when, and how many days. */
export interface DemoSpan {
  readonly seed: number;
  readonly until: Instant;
  readonly days: number;
}

/** How far back the demonstration begins, in days. */
export const demoDays = 182;

/** When the line looks at what is open on a working day, and what has happened until then is sent. */
export const looks = ['12:30', '16:30'] as const;

const adminToken: Caller = { personId: null, roles: new Set(), tokenRole: 'admin', via: 'token' };
const nobody: ReadonlySet<string> = new Set();

/**
 * Makes months of a made-up agency by sending events through the line on a moved clock; the same for the same seed.
 * Answers whether it came to its end.
 */
export async function seedDemo(ground: DemoGround, { seed, until, days }: DemoSpan): Promise<boolean> {
  const { database } = ground;
  const calendar = await calendarOf(database.db);
  const first = addDays(localDate(until, calendar), -days);
  ground.clock.moveTo(atLocalTime(first, '06:00', calendar));
  await found(database, first);
  const world = new Caseworld(seed, calendar);
  const begun = startOfDay(first, calendar);
  const opening = world.begin(begun);
  await sendEvents(database, opening);
  const course: Course = { world, seed, calendar, open: afterEvents(new Map(), opening), held: [], reached: begun };
  for (let n = 0; n <= days; n++) {
    await liveDay(ground, course, { date: addDays(first, n), until });
    if (!ground.progress(n, days)) return false;
  }
  await moveTo(ground, until);
  return true;
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

/** How far the agency has come. */
interface Course {
  readonly world: Caseworld;
  readonly seed: number;
  readonly calendar: Calendar;
  readonly open: Parameters<typeof afterEvents>[0];
  readonly held: HeldCheckIn[];
  reached: Instant;
}

async function liveDay(
  ground: DemoGround,
  course: Course,
  { date, until }: { date: LocalDate; until: Instant },
): Promise<void> {
  const { world, seed, calendar, open, held } = course;
  if (!isWorkingDay(date, calendar)) return;
  for (const at of looks.map((time) => atLocalTime(date, time, calendar)).filter((time) => time <= until)) {
    await moveTo(ground, at);
    const events = world.between(course.reached, at, open.values(), reliefBy(seed, held));
    await sendEvents(ground.database, events);
    afterEvents(open, events);
    course.reached = at;
    await ground.deliver();
    held.push(...(await lineActs(ground.database, { seed, at, calendar, played: nobody })));
    await ground.deliver();
  }
}

/** Moves the clock, stopping wherever something is due on the way. */
async function moveTo({ clock, sweeper, deliver }: DemoGround, at: Instant): Promise<void> {
  let next = await sweeper.nextDue();
  while (next !== null && next.at <= at) {
    clock.moveTo(next.at);
    const swept = await sweeper.runDue(() => clock.now(), next);
    if (swept.kind === 'stuck') throw new Error(`the due source ${swept.source} does not come to an end`);
    await deliver();
    next = swept.next;
  }
  clock.moveTo(at);
}
