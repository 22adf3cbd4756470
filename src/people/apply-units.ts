import { localDate, startOfDay } from '../core/calendar.js';
import { type Instant, rfc3339 } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { type Applied, type Finding, type Reread, type RosterFile, twice } from './applied.js';
import { calendarOf } from './calendar.queries.js';
import { watchDuties } from './duty-watch.js';
import { personsKnown } from './known.queries.js';
import { peopleAt } from './person.queries.js';
import { postEntries } from './roster-entries.js';
import type { UnitRow } from './roster.schema.js';
import { type Unit, unitsAt } from './unit.queries.js';

const posts = ['supervisorId', 'managerId', 'directorId'] as const;
const columnOf = { supervisorId: 'supervisor_id', managerId: 'manager_id', directorId: 'director_id' } as const;

interface Change {
  readonly line: number;
  readonly before: Unit | null;
  readonly after: Unit;
}

/** Applies a file of units: each row takes effect at 00:00 of asOf's day. A unit that the file lacks stays as it is. */
export async function applyUnits(tx: Tx, rows: readonly UnitRow[], file: RosterFile): Promise<Applied> {
  const repeated = twice(
    rows.map((row) => ({ line: row.line, id: row.unitId, day: '' })),
    'unit_id',
  );
  if (repeated.length > 0) return { outcome: 'refused', findings: repeated };
  const calendar = await calendarOf(tx);
  const from = startOfDay(localDate(file.asOf, calendar), calendar);
  const known = await unitsAt(tx, null, from);
  const ever = await unitsAt(tx, null, tx.now);
  const read = rows.map((row): Change => {
    const before = known.get(row.unitId) ?? null;
    return { line: row.line, before, after: unitFrom(row, before) };
  });
  const withoutProgram = read.filter(({ after }) => after.program === '');
  if (withoutProgram.length > 0) return { outcome: 'refused', findings: withoutProgram.map(needsProgram) };
  const changes = read.filter(({ before, after }) => before === null || differs(before, after));
  const warning = await watchDuties(
    tx,
    changes.map(({ after }) => after.unitId),
    [],
  );
  await insertUnits(tx, changes, from, file.importId);
  const { findings, notices } = await warning();
  const added = changes.filter(({ after }) => !ever.has(after.unitId)).length;
  return {
    outcome: 'applied',
    added,
    changed: changes.length - added,
    closed: 0,
    unchanged: read.length - changes.length,
    findings: [
      ...(await unknownPeople(tx, read)),
      ...(file.mode === 'snapshot' ? missing(rows, ever) : []),
      ...findings,
    ],
    rereads: await rereads(tx, changes, from),
    dutyChanged: changes
      .filter(({ before, after }) => posts.some((post) => before?.[post] !== after[post]))
      .map(({ after }) => after.unitId),
    notices,
    entries: postEntries(changes, from, file.importId),
  };
}

const needsProgram = ({ line }: Change): Finding => ({
  line,
  column: 'program',
  code: 'schema',
  detail: 'a new unit needs a program',
});

/** A column that the file lacks leaves what is known; an empty cell empties it. */
function unitFrom(row: UnitRow, before: Unit | null): Unit {
  const kept = <Field extends 'region' | 'office' | (typeof posts)[number]>(field: Field): string | null =>
    row[field] === undefined ? (before?.[field] ?? null) : row[field];
  return {
    unitId: row.unitId,
    name: row.name ?? before?.name ?? row.unitId,
    program: row.program ?? before?.program ?? '',
    region: kept('region'),
    office: kept('office'),
    supervisorId: kept('supervisorId'),
    managerId: kept('managerId'),
    directorId: kept('directorId'),
  };
}

function differs(a: Unit, b: Unit): boolean {
  return (['name', 'program', 'region', 'office', ...posts] as const).some((field) => a[field] !== b[field]);
}

const insertUnitVersions = `
insert into unit_version (unit_id, effective_at, recorded_at, version_id, name, program, region, office, supervisor_id, manager_id, director_id, import_id)
select "unitId", $2, $3, "versionId", name, program, region, office, "supervisorId", "managerId", "directorId", $4
from jsonb_to_recordset($1::jsonb) as row (
  "unitId" text, "versionId" uuid, name text, program text, region text, office text, "supervisorId" text, "managerId" text, "directorId" text)`;

async function insertUnits(tx: Tx, changes: readonly Change[], from: Instant, importId: string): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ after }) => ({ ...after, versionId: newId() }));
  await tx.query(insertUnitVersions, [JSON.stringify(rows), rfc3339(from), rfc3339(tx.now), importId]);
}

async function unknownPeople(tx: Tx, rows: readonly Change[]): Promise<Finding[]> {
  const known = await personsKnown(
    tx,
    rows.flatMap(({ after }) => posts.flatMap((post) => after[post] ?? [])),
  );
  return rows.flatMap(({ line, after }) =>
    posts.flatMap((post) => {
      const id = after[post];
      return id === null || known.has(id)
        ? []
        : { line, column: columnOf[post], code: 'unknown_person', detail: `${id} is not on the roster yet` };
    }),
  );
}

function missing(rows: readonly UnitRow[], ever: ReadonlyMap<string, Unit>): Finding[] {
  const named = new Set(rows.map((row) => row.unitId));
  return [...ever.keys()]
    .filter((unitId) => !named.has(unitId))
    .map((unitId) => ({
      line: null,
      column: null,
      code: 'not_in_snapshot',
      detail: `unit ${unitId} is not in the file; it is left as it is`,
    }));
}

/** A new unit, or one in another region or program, is another answer to who is in a target's scope. */
async function rereads(tx: Tx, changes: readonly Change[], from: Instant): Promise<Reread[]> {
  const moved = changes.filter(
    ({ before, after }) => before?.region !== after.region || before.program !== after.program,
  );
  if (moved.length === 0) return [];
  const units = new Set(moved.map(({ after }) => after.unitId));
  const people = await peopleAt(tx, null, tx.now);
  return [
    ...[...units].map((id): Reread => ({ subject: { kind: 'pool', id }, from })),
    ...[...people.values()]
      .filter((person) => person.unitId !== null && units.has(person.unitId))
      .map((person): Reread => ({ subject: { kind: 'worker', id: person.personId }, from })),
  ];
}
