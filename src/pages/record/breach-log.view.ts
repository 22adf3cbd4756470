import type { Caller } from '../../access/caller.js';
import { scopeOf } from '../../access/line.js';
import { type ListedBreach, listBreaches } from '../../breaches/breach-list.queries.js';
import { breachQuery, cursorAfter, filterOf } from '../../breaches/breach-list.schema.js';
import { daysOverOf } from '../../breaches/days-over.js';
import type { Instant } from '../../core/instant.js';
import { calendarOf } from '../../people/calendar.queries.js';
import { unitsAt } from '../../people/unit.queries.js';
import type { Db } from '../../platform/database/database.js';
import { readQuery } from '../../platform/web/query.js';
import { type AsOf, asOfNow } from '../parts/as-of.js';
import { type Names, namesFor } from '../parts/names.js';

/** What the list can be narrowed to: the parameters of its address, as programs send them too. */
export const filterNames = ['status', 'unit', 'program', 'worker', 'openedFrom', 'openedUntil'] as const;
export type FilterName = (typeof filterNames)[number];

export type Filters = Partial<Readonly<Record<FilterName, string>>>;

export interface BreachLine extends ListedBreach {
  readonly daysOver: number;
}

/** Everything the breach log's page shows. */
export interface BreachLog {
  readonly asOf: AsOf;
  readonly filters: Filters;
  readonly lines: readonly BreachLine[];
  /** The cursor of the next page; null: this is the last. */
  readonly next: string | null;
  /** Whether this is not the first page. */
  readonly isLater: boolean;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly programs: readonly string[];
  /** Whether the reader may read the whole log. */
  readonly seesLog: boolean;
  readonly names: Names;
}

/** Reads the breach log for one reader: the same rows, in the same order, as the API gives them. */
export async function breachLogOf(
  db: Db,
  caller: Caller,
  asked: Readonly<Record<string, string>>,
  now: Instant,
): Promise<BreachLog> {
  const query = readQuery(breachQuery, asked);
  const scope = await scopeOf(db, caller, now);
  const filter = filterOf(query, await calendarOf(db), scope.kind === 'everybody' ? null : scope);
  const found = await listBreaches(db, filter);
  const rows = found.slice(0, filter.limit);
  const days = await daysOverOf(db, rows, now);
  const last = rows.at(-1);
  const units = await unitsAt(db, scope.kind === 'everybody' ? null : scope.unitIds, now);
  const programs = [...units.values()].map(({ program }) => program);
  const { status, unit, program, worker, openedFrom, openedUntil } = asked;
  const given = { status, unit, program, worker, openedFrom, openedUntil };
  return {
    asOf: await asOfNow(db),
    filters: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    lines: rows.map((row) => ({ ...row, daysOver: days.get(row.breach_id) ?? 0 })),
    next: found.length > rows.length && last !== undefined ? cursorAfter(last) : null,
    isLater: query.cursor !== undefined,
    units: [...units.values()].map(({ unitId, name }) => ({ id: unitId, name })),
    programs: [...new Set(programs)].sort(),
    seesLog: scope.kind === 'everybody',
    names: await namesFor(
      db,
      caller,
      rows.map((row) => row.subject_id),
      now,
    ),
  };
}
