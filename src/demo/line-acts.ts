import { act } from '../breaches/act.js';
import { checkIn } from '../breaches/check-in.js';
import type { BreachRow } from '../breaches/breach.row.js';
import { unclosed } from '../breaches/breach.queries.js';
import { type Calendar, addDays, localDate } from '../core/calendar.js';
import type { Instant, LocalDate } from '../core/instant.js';
import type { Database } from '../platform/database/database.js';
import { Random } from './random.js';
import type { HeldCheckIn } from './relief.js';

const hour = 3_600_000;
const steps = ['reassign', 'hold_assignments', 'close_ready_cases', 'buddy', 'reprioritise_tasks'] as const;

/** A look at the board: whose chance it is, and who answers for themselves. */
export interface Look {
  readonly seed: number;
  /** The half of the day that is over: one seed decides the same for the same look. */
  readonly at: Instant;
  readonly calendar: Calendar;
  /** Those whose breaches are left to who signs in as them. */
  readonly played: ReadonlySet<string>;
}

/** What the supervisors of the demonstration do: most acknowledge the same day, most hold the check-in in time, some don't. */
export async function lineActs(database: Database, look: Look): Promise<HeldCheckIn[]> {
  const { now, rows } = await database.transaction(async (tx) => ({ now: tx.now, rows: await unclosed(tx) }));
  const held: HeldCheckIn[] = [];
  for (const row of rows) {
    const by = row.responsible_id;
    if (by === null || row.hold_id !== null || look.played.has(by)) continue;
    // A check-in answers for what is still owed on the worker's earlier breaches too.
    if (held.some(({ personId }) => personId === row.subject_id)) continue;
    const chance = Random.about(look.seed, 'looks at', row.number, look.at);
    const age = now - row.noticed_at;
    if (row.subject_kind === 'pool') {
      if (row.response_track === 'awaiting' && chance.chance(0.5)) await acknowledge(database, row, by, 'redeploy');
    } else if (row.response_track === 'awaiting' && age > hour && chance.chance(0.6)) {
      await acknowledge(database, row, by);
    } else if (row.response_track === 'acknowledged' && age > 24 * hour && chance.chance(0.4)) {
      await holdCheckIn(database, row, by, { chance, heldOn: localDate(now, look.calendar) });
      held.push({ personId: row.subject_id, number: row.number, at: now });
    }
  }
  return held;
}

async function acknowledge(database: Database, row: BreachRow, by: string, step?: string): Promise<void> {
  const signal = { kind: 'acknowledged', by, ...(step === undefined ? {} : { step }) } as const;
  await database.transaction((tx) => act(tx, row.number, signal));
}

async function holdCheckIn(
  database: Database,
  row: BreachRow,
  by: string,
  { chance, heldOn }: { chance: Random; heldOn: LocalDate },
): Promise<void> {
  const body = {
    heldOn,
    how: chance.pick(['in_person', 'phone', 'video'] as const),
    attended: [by, row.subject_id],
    found: 'More new work came in than was closed; two matters are ready to be closed.',
    steps: [{ step: chance.pick(steps), owner: by, by: addDays(heldOn, chance.whole(3, 10)) }],
    note: '',
    workerGivenCopy: chance.chance(0.8),
  };
  await database.transaction((tx) => checkIn(tx, row.number, by, body));
}
