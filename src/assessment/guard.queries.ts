import { exact } from '../core/decimal.js';
import type { MassChangeGuard } from '../core/mass-change.js';
import type { Db } from '../platform/database/database.js';

interface Guards {
  readonly massChange: { readonly share: number; readonly workers: number };
}

/** The guard against mass changes as a feed's settings have it; null: turned off. */
export function guardOf(guards: Guards | null): MassChangeGuard | null {
  return guards === null ? null : { share: exact(guards.massChange.share), workers: guards.massChange.workers };
}

const usual: Guards = { massChange: { share: 0.2, workers: 20 } };

/** The guard of a program's feed: of those that declare the program, else of those that carry its work; else the usual one. */
export async function guardOfProgram(db: Db, program: string): Promise<MassChangeGuard | null> {
  const rows = await db.query<{ guards: Guards | null }>(
    `select guards from feed
      where $1 = any(programs) or (programs = '{}' and exists (select from assignment where assignment.feed_id = feed.feed_id and program = $1))
      order by guards is not null, feed_id limit 1`,
    [program],
  );
  const [row] = rows;
  return guardOf(row === undefined ? usual : row.guards);
}

/** How many workers a program has: those of its units and those who hold its work. */
export async function workersOfProgram(db: Db, program: string): Promise<number> {
  const rows = await db.query<{ n: number }>(
    `select count(*)::int as n from (
       select distinct on (person_id) person_id, unit_id, roles, end_on from person_version order by person_id, effective_on desc, recorded_at desc
     ) person
     where 'worker' = any(roles) and unit_id in (select unit_id from unit_version where program = $1)
        or exists (select from assignment where subject_kind = 'worker' and subject_id = person_id and program = $1 and held_until is null)`,
    [program],
  );
  return rows[0]?.n ?? 0;
}
