import type { Caller } from '../../access/caller.js';
import { type Scope, scopeOf } from '../../access/line.js';
import {
  type BreachFilter,
  countBreaches,
  type ListedBreach,
  listBreaches,
} from '../../breaches/breach-list.queries.js';
import { cursorAfter, everyBreach, filterOf } from '../../breaches/breach-list.schema.js';
import { daysOverOf } from '../../breaches/days-over.js';
import type { Instant } from '../../core/instant.js';
import { calendarOf } from '../../people/calendar.queries.js';
import { unitsAt } from '../../people/unit.queries.js';
import type { Db } from '../../platform/database/database.js';
import type { FieldError } from '../frame/error-summary.js';
import { type AsOf, asOfNow } from '../parts/as-of.js';
import { type Names, namesFor } from '../parts/names.js';
import type { CheckInStrip } from '../pictures/check-in-strip.view.js';
import { checkInStripsFor } from '../pictures/check-in-strips.js';
import { type Filters, readAsked } from './breach-log.filters.js';
import { type SavedView, savedViewsOf } from './saved-view.queries.js';

export interface BreachLine extends ListedBreach {
  readonly daysOver: number;
}

/** How many there are, counted no further than a reader wants to know. */
export interface Counted {
  readonly n: number;
  /** There are more than that. */
  readonly isMore: boolean;
}

/** Everything the breach log's page shows. */
export interface BreachLog {
  readonly asOf: AsOf;
  readonly filters: Filters;
  /** What in the address cannot be; then nothing is listed. */
  readonly errors: readonly FieldError[];
  readonly lines: readonly BreachLine[];
  readonly counted: Counted;
  /** The cursor of the next page; null: this is the last. */
  readonly next: string | null;
  /** Whether this is not the first page. */
  readonly isLater: boolean;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly programs: readonly string[];
  /** Whether the reader may read the whole log. */
  readonly seesLog: boolean;
  readonly views: readonly SavedView[];
  readonly names: Names;
  /** How soon the check-ins of these rows were held, promise by promise. */
  readonly strips: readonly CheckInStrip[];
}

const mostCounted = 1_000;

/** Reads the breach log for one reader: the same rows, in the same order, as the API gives them. */
export async function breachLogOf(
  db: Db,
  caller: Caller,
  asked: Readonly<Record<string, string>>,
  now: Instant,
): Promise<BreachLog> {
  const { filters, query, errors } = readAsked(asked);
  const scope = await scopeOf(db, caller, now);
  const filter = query === null ? null : filterOf(query, await calendarOf(db), withinOf(scope));
  const [found, counted, choices, asOf, views] = await Promise.all([
    filter === null ? [] : listBreaches(db, filter),
    filter === null ? 0 : countBreaches(db, filter, mostCounted),
    choicesOf(db, scope, now),
    asOfNow(db),
    caller.personId === null ? [] : savedViewsOf(db, caller.personId),
  ]);
  const rows = found.slice(0, filter?.limit ?? everyBreach.limit);
  const subjects = rows.map((row) => row.subject_id);
  const [lines, names, strips] = await Promise.all([
    withDays(db, rows, now),
    namesFor(db, caller, subjects, now),
    checkInStripsFor(db, rows, now),
  ]);
  const last = rows.at(-1);
  return {
    ...choices,
    ...{ asOf, filters, errors, lines, names, strips, views },
    counted: { n: Math.min(counted, mostCounted), isMore: counted > mostCounted },
    next: found.length > rows.length && last !== undefined ? cursorAfter(last) : null,
    isLater: asked['cursor'] !== undefined,
    seesLog: scope.kind === 'everybody',
  };
}

/** Whose breaches a list is narrowed to by who reads it. */
export const withinOf = (scope: Scope): BreachFilter['within'] => (scope.kind === 'everybody' ? null : scope);

/** Breaches with the days each was over. */
export async function withDays(db: Db, rows: readonly ListedBreach[], now: Instant): Promise<BreachLine[]> {
  const days = await daysOverOf(db, rows, now);
  return rows.map((row) => ({ ...row, daysOver: days.get(row.breach_id) ?? 0 }));
}

/** What the list can be narrowed to by who reads it. */
async function choicesOf(db: Db, scope: Scope, now: Instant): Promise<Pick<BreachLog, 'units' | 'programs'>> {
  const units = [...(await unitsAt(db, scope.kind === 'everybody' ? null : scope.unitIds, now)).values()];
  return {
    units: units.map(({ unitId, name }) => ({ id: unitId, name })),
    programs: [...new Set(units.map(({ program }) => program))].sort(),
  };
}
