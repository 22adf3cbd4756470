import type { Caller } from '../../access/caller.js';
import { type BreachFilter, listBreaches } from '../../breaches/breach-list.queries.js';
import { exact } from '../../core/decimal.js';
import { type Instant, rfc3339 } from '../../core/instant.js';
import type { Database, Db } from '../../platform/database/database.js';
import { type Names, namesFor } from '../parts/names.js';
import { subjectOf } from '../record/breach-log.page.js';
import { type BreachLine, withDays } from '../record/breach-log.view.js';
import type { Row } from './csv.js';

export const breachColumns = [
  'number',
  'subject',
  'unit',
  'program',
  'started_at',
  'opened_at',
  'count',
  'limit',
  'count_unit',
  'peak',
  'days_over',
  'load_track',
  'response_track',
  'check_in_by',
  'cleared_at',
  'closed_at',
  'ended_reason',
  'found_late',
] as const;

type BreachRow = Row<(typeof breachColumns)[number]>;

const atOnce = 500;

/** The breaches that match, newest first, as many as were put on record: each page is read when the one before is sent. */
export async function* breachRows(
  database: Database,
  caller: Caller,
  filter: BreachFilter,
  many: number,
): AsyncGenerator<BreachRow[]> {
  let after = filter.after;
  for (let left = many; left > 0;) {
    const page = { ...filter, after, limit: Math.min(atOnce, left) };
    const lines = await database.transaction((tx) => linesOf(tx, caller, page, tx.now));
    const last = lines.at(-1);
    if (last === undefined) return;
    after = { openedAt: last.line.opened_at, number: last.line.number };
    left -= lines.length;
    yield lines.map(({ line, who }) => rowOf(line, who));
  }
}

async function linesOf(
  db: Db,
  caller: Caller,
  filter: BreachFilter,
  now: Instant,
): Promise<{ line: BreachLine; who: string }[]> {
  const rows = (await listBreaches(db, filter)).slice(0, filter.limit);
  const subjects = rows.map((row) => row.subject_id);
  const [lines, names] = await Promise.all([withDays(db, rows, now), namesFor(db, caller, subjects, now)]);
  return lines.map((line) => ({ line, who: whoIn(line, names) }));
}

const whoIn = (line: BreachLine, names: Names): string => subjectOf(line, names.of(line.subject_id));

const at = (moment: Instant | null): string | null => (moment === null ? null : rfc3339(moment));

function rowOf(line: BreachLine, who: string): BreachRow {
  return {
    number: line.number,
    subject: who,
    unit: line.unit_id,
    program: line.program,
    started_at: rfc3339(line.started_at),
    opened_at: rfc3339(line.opened_at),
    count: exact(line.load_now ?? line.load).toNumber(),
    limit: exact(line.effective_limit).toNumber(),
    count_unit: line.count_unit,
    peak: exact(line.peak).toNumber(),
    days_over: line.daysOver,
    load_track: line.load_track,
    response_track: line.response_track,
    check_in_by: at(line.check_in_by),
    cleared_at: at(line.cleared_at),
    closed_at: at(line.closed_at),
    ended_reason: line.ended_reason,
    found_late: line.found_late ? 'yes' : 'no',
  };
}
