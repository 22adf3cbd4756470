import { type Calendar, localDate, startOfDay } from '../core/calendar.js';
import type { Instant, LocalDate } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import {
  type Absence,
  absencesFrom,
  insertAbsences,
  type RecordedAbsence,
  withdrawAbsences,
} from './absence.queries.js';
import { type AgendaItem, putOnAgenda } from './agenda.queries.js';
import { type Applied, type Finding, type RosterFile, twice } from './applied.js';
import { calendarOf } from './calendar.queries.js';
import { watchDuties } from './duty-watch.js';
import { personsKnown } from './known.queries.js';
import type { AbsenceRow } from './roster.schema.js';
import { unitsNaming } from './unit.queries.js';

/** What a file changes: absences taken back, and absences put on record in their place or anew. */
interface Difference {
  readonly withdrawn: readonly RecordedAbsence[];
  readonly recorded: readonly Absence[];
  readonly added: number;
  readonly changed: number;
  readonly closed: number;
  readonly unchanged: number;
}

/**
 * Applies a file of absences. One that a snapshot lacks is withdrawn; had it begun, it ends on asOf's day. An absence
 * is known by its person and first day.
 */
export async function applyAbsences(tx: Tx, rows: readonly AbsenceRow[], file: RosterFile): Promise<Applied> {
  const wrong = [
    ...twice(
      rows.map((row) => ({ line: row.line, id: row.personId, day: row.from })),
      'person_id',
    ),
    ...overlapping(rows),
    ...rows.filter((row) => row.coverId === row.personId).map(ownCover),
  ];
  if (wrong.length > 0) return { outcome: 'refused', findings: wrong };
  const calendar = await calendarOf(tx);
  const asOfDay = localDate(file.asOf, calendar);
  const known = await absencesFrom(
    tx,
    file.mode === 'snapshot' ? null : rows.map((row) => row.personId),
    '1900-01-01' as LocalDate,
  );
  const difference = compare(rows, known, file.mode === 'snapshot' ? asOfDay : null);
  const touched = [...difference.withdrawn, ...difference.recorded];
  const led = await unitsNaming(tx, [
    ...new Set(touched.flatMap((absence) => [absence.personId, absence.coverId ?? absence.personId])),
  ]);
  const warning = await watchDuties(tx, led, turnsOf(touched, calendar));
  await withdrawAbsences(
    tx,
    difference.withdrawn.map((absence) => absence.absenceId),
  );
  await insertAbsences(tx, difference.recorded, file.importId);
  await putOnAgenda(tx, agendaOf(difference.recorded, tx.now, calendar));
  const { findings, notices } = await warning();
  return {
    outcome: 'applied',
    added: difference.added,
    changed: difference.changed,
    closed: difference.closed,
    unchanged: difference.unchanged,
    findings: [...(await unknownPeople(tx, rows)), ...findings],
    rereads: [],
    entries: [],
    dutyChanged: await unitsNaming(
      tx,
      touched.map((absence) => absence.personId),
    ),
    notices,
  };
}

const over = (absence: Absence): boolean => absence.until !== null && absence.until <= absence.from;

/** `asOfDay` null: a delta, which says nothing of absences that it lacks. */
function compare(
  rows: readonly AbsenceRow[],
  known: readonly RecordedAbsence[],
  asOfDay: LocalDate | null,
): Difference {
  const byKey = new Map(known.map((absence) => [JSON.stringify([absence.personId, absence.from]), absence]));
  const withdrawn: RecordedAbsence[] = [];
  const recorded: Absence[] = [];
  let [added, changed, closed, unchanged] = [0, 0, 0, 0];
  const named = new Set<string>();
  for (const row of rows) {
    const absence = absenceFrom(row);
    const key = JSON.stringify([absence.personId, absence.from]);
    const before = byKey.get(key);
    named.add(key);
    if (before === undefined ? over(absence) : before.until === absence.until && before.coverId === absence.coverId)
      unchanged++;
    else {
      if (before !== undefined) withdrawn.push(before);
      if (!over(absence)) recorded.push(absence);
      if (before === undefined) added++;
      else if (over(absence)) closed++;
      else changed++;
    }
  }
  for (const [key, before] of byKey) {
    if (asOfDay === null || named.has(key) || (before.until !== null && before.until <= asOfDay)) continue;
    withdrawn.push(before);
    if (before.from < asOfDay) recorded.push({ ...before, until: asOfDay });
    closed++;
  }
  return { withdrawn, recorded, added, changed, closed, unchanged };
}

function absenceFrom(row: AbsenceRow): Absence {
  return {
    personId: row.personId,
    from: row.from as LocalDate,
    until: (row.until ?? null) as LocalDate | null,
    coverId: row.coverId ?? null,
  };
}

/** Two spells of one person that share a day. */
function overlapping(rows: readonly AbsenceRow[]): Finding[] {
  const ordered = [...rows].sort((a, b) =>
    a.personId === b.personId ? (a.from < b.from ? -1 : 1) : a.personId < b.personId ? -1 : 1,
  );
  return ordered.flatMap((row, index) => {
    const before = ordered[index - 1];
    if (before?.personId !== row.personId || before.from === row.from || (before.until ?? '9999') <= row.from)
      return [];
    const shared = (line: number, other: number): Finding => {
      return {
        line,
        column: 'from',
        code: 'duplicate_row',
        detail: `${row.personId} is also away on line ${other} on some of these days`,
      };
    };
    return [shared(before.line, row.line), shared(row.line, before.line)];
  });
}

function ownCover(row: AbsenceRow): Finding {
  return {
    line: row.line,
    column: 'cover_id',
    code: 'own_cover',
    detail: `${row.personId} cannot cover for themselves`,
  };
}

const turnsOf = (absences: readonly Absence[], calendar: Calendar): Instant[] =>
  absences.flatMap(({ from, until }) =>
    [from, ...(until === null ? [] : [until])].map((day) => startOfDay(day, calendar)),
  );

function agendaOf(absences: readonly Absence[], now: Instant, calendar: Calendar): AgendaItem[] {
  return absences.flatMap((absence) =>
    turnsOf([absence], calendar)
      .filter((turn) => turn > now)
      .map((dueAt) => ({ dueAt, kind: 'absence', ref: absence.personId })),
  );
}

async function unknownPeople(tx: Tx, rows: readonly AbsenceRow[]): Promise<Finding[]> {
  const known = await personsKnown(
    tx,
    rows.flatMap((row) => [row.personId, ...(typeof row.coverId === 'string' ? [row.coverId] : [])]),
  );
  return rows.flatMap((row) =>
    (
      [
        ['person_id', row.personId],
        ['cover_id', row.coverId ?? null],
      ] as const
    ).flatMap(([column, id]) =>
      id === null || known.has(id)
        ? []
        : { line: row.line, column, code: 'unknown_person', detail: `${id} is not on the roster yet` },
    ),
  );
}
