import { act } from '../breaches/act.js';
import { checkIn } from '../breaches/check-in.js';
import type { BreachRow } from '../breaches/breach.row.js';
import { unclosed } from '../breaches/breach.queries.js';
import { type Calendar, addDays, localDate } from '../core/calendar.js';
import { instant } from '../core/instant.js';
import type { Database } from '../platform/database/database.js';
import type { Caseworld } from './caseworld.js';
import type { Random } from './random.js';

const hour = 3_600_000;
const day = 24 * hour;
const steps = ['reassign', 'hold_assignments', 'close_ready_cases', 'buddy', 'reprioritise_tasks'] as const;

/** What the supervisors of the demonstration do: most acknowledge the same day, most hold the check-in in time, some don't. */
export async function lineActs(
  database: Database,
  world: Caseworld,
  random: Random,
  calendar: Calendar,
): Promise<void> {
  const now = await database.transaction((tx) => Promise.resolve(tx.now));
  const rows = await database.transaction((tx) => unclosed(tx));
  for (const row of rows) {
    const by = row.responsible_id;
    if (by === null || row.hold_id !== null) continue;
    const age = now - row.noticed_at;
    if (row.subject_kind === 'pool') await answerPool(database, row, by, random);
    else if (row.response_track === 'awaiting' && age > hour && random.chance(0.6)) {
      await database.transaction((tx) => act(tx, row.number, { kind: 'acknowledged', by }));
    } else if (row.response_track === 'acknowledged' && age > day && random.chance(0.4)) {
      await holdCheckIn(database, row, by, { random, heldOn: localDate(now, calendar) });
      world.relieve(row.subject_id, instant(now + random.whole(5, 15) * day));
    }
  }
}

async function answerPool(database: Database, row: BreachRow, by: string, random: Random): Promise<void> {
  if (row.response_track !== 'awaiting' || !random.chance(0.5)) return;
  await database.transaction((tx) => act(tx, row.number, { kind: 'acknowledged', by, step: 'redeploy' }));
}

async function holdCheckIn(
  database: Database,
  row: BreachRow,
  by: string,
  { random, heldOn }: { random: Random; heldOn: ReturnType<typeof localDate> },
): Promise<void> {
  const step = random.pick(steps);
  await database.transaction((tx) =>
    checkIn(tx, row.number, by, {
      heldOn,
      how: random.pick(['in_person', 'phone', 'video'] as const),
      attended: [by, row.subject_id],
      found: 'More new work came in than was closed; two matters are ready to be closed.',
      steps: [{ step, owner: by, by: addDays(heldOn, random.whole(3, 10)) }],
      note: '',
      workerGivenCopy: random.chance(0.8),
    }),
  );
}
