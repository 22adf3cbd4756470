import { type Calendar, localDate, startOfDay } from '../core/calendar.js';
import type { Instant, LocalDate } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import { type AgendaItem, putOnAgenda } from './agenda.queries.js';
import { type Applied, type Finding, type Reread, type RosterFile, twice } from './applied.js';
import { calendarOf } from './calendar.queries.js';
import { watchDuties } from './duty-watch.js';
import { type Grant, grantsNow, seats } from './grant.queries.js';
import { unitsKnown } from './known.queries.js';
import { peopleAt } from './person.queries.js';
import { insertPersonVersions, type PersonVersion, versionsOn } from './person-version.queries.js';
import { capacityEntries, placeEntries, seatEntries, seatNotices } from './roster-entries.js';
import { grantedRoles, type PersonRow } from './roster.schema.js';
import { unitsNaming } from './unit.queries.js';

interface Change {
  readonly line: number;
  readonly before: PersonVersion | null;
  readonly after: PersonVersion;
}

/**
 * Applies a file of people: each row takes effect on its `effective_on`, or on asOf's day. Whoever the file lacks stays
 * as they are; leaving needs `end_on`.
 */
export async function applyPeople(tx: Tx, rows: readonly PersonRow[], file: RosterFile): Promise<Applied> {
  const calendar = await calendarOf(tx);
  const asOfDay = localDate(file.asOf, calendar);
  const dayOf = (row: PersonRow): LocalDate => (row.effectiveOn ?? asOfDay) as LocalDate;
  const repeated = twice(
    rows.map((row) => ({ line: row.line, id: row.personId, day: dayOf(row) })),
    'person_id',
  );
  if (repeated.length > 0) return { outcome: 'refused', findings: repeated };
  const grants = await grantsNow(tx);
  const beyond = rows.flatMap((row) => notGranted(row, file, grants) ?? []);
  if (beyond.length > 0) return { outcome: 'refused', findings: beyond };
  const { known, changes } = await compare(tx, rows, dayOf);
  const turns = changes.flatMap((change) => turnsOf(change.after, calendar));
  const led = await unitsNaming(
    tx,
    changes.filter(availabilityDiffers).map(({ after }) => after.personId),
  );
  const warning = await watchDuties(tx, led, turns);
  const seatsBefore = await seats(tx, tx.now);
  await insertPersonVersions(
    tx,
    changes.map(({ after }) => after),
    file.importId,
  );
  await putOnAgenda(
    tx,
    changes.flatMap((change) => agendaOf(change.after, tx.now, calendar)),
  );
  const { findings, notices } = await warning();
  const onRecord = { importId: file.importId, calendar };
  const seated = seatEntries(changes, rolesOf(changes, grants), onRecord);
  const added = new Set(changes.filter(({ after }) => !known.has(after.personId)).map(({ after }) => after.personId))
    .size;
  return {
    outcome: 'applied',
    added,
    changed: changes.length - added,
    closed: 0,
    unchanged: rows.length - changes.length,
    findings: [
      ...(await unknownUnits(tx, rows)),
      ...(file.mode === 'snapshot' ? await missing(tx, rows, startOfDay(asOfDay, calendar)) : []),
      ...findings,
    ],
    rereads: changes.filter(capacityDiffers).flatMap(({ after }) => rereadOf(after, tx.now, calendar)),
    dutyChanged: led,
    notices: [...notices, ...seatNotices(seated, seatsBefore)],
    entries: [...seated, ...placeEntries(changes, onRecord), ...capacityEntries(changes, onRecord)],
  };
}

/** The roles that people gave to those whom the file changes. */
function rolesOf(changes: readonly Change[], grants: readonly Grant[]): Map<string, string[]> {
  const isGranted = (role: string): boolean => (grantedRoles as readonly string[]).includes(role);
  return new Map(
    changes.map(({ before, after: { personId } }) => [
      personId,
      [
        ...new Set([
          ...grants.filter((grant) => grant.personId === personId).map(({ role }) => role),
          ...(before?.roles ?? []).filter(isGranted),
        ]),
      ],
    ]),
  );
}

/** The roles that a file may not grant, or not to this person; null: it may. */
function notGranted(row: PersonRow, file: RosterFile, grants: readonly Grant[]): Finding | null {
  const granted = (row.roles ?? []).filter((role) => (grantedRoles as readonly string[]).includes(role));
  if (granted.length === 0) return null;
  if (!file.rehearsal)
    return inRoles(row, 'role_not_by_file', 'admin, labor and management are granted by a person, never by a file');
  const held = new Set<string>([
    ...granted,
    ...grants.filter(({ personId }) => personId === row.personId).map(({ role }) => role),
  ]);
  return held.has('labor') && held.has('management')
    ? inRoles(
        row,
        'other_side',
        `${row.personId} would sit for labor and for management: two people sign, one for each`,
      )
    : null;
}

const inRoles = ({ line }: PersonRow, code: string, detail: string): Finding => ({
  line,
  column: 'roles',
  code,
  detail,
});

/** Rows of one person are laid over each other in the order of their days. */
async function compare(tx: Tx, rows: readonly PersonRow[], dayOf: (row: PersonRow) => LocalDate) {
  const ordered = [...rows].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.line - b.line));
  const { known, at } = await versionsOn(
    tx,
    ordered.map((row) => ({ personId: row.personId, day: dayOf(row) })),
  );
  const latest = new Map<string, PersonVersion>();
  const changes: Change[] = [];
  for (const row of ordered) {
    const day = dayOf(row);
    const stored = at(row.personId, day);
    const laid = latest.get(row.personId) ?? null;
    const before = laid !== null && (stored === null || laid.effectiveOn >= stored.effectiveOn) ? laid : stored;
    const after = versionFrom(row, day, before);
    if (before !== null && !differs(before, after)) continue;
    latest.set(row.personId, after);
    changes.push({ line: row.line, before, after });
  }
  return { known, changes };
}

/** A column that the file lacks leaves what is known; an empty cell is the default. */
function versionFrom(row: PersonRow, day: LocalDate, before: PersonVersion | null): PersonVersion {
  const given = <Value>(value: Value | null | undefined, known: Value | null | undefined, otherwise: Value): Value =>
    value === undefined ? (known ?? otherwise) : (value ?? otherwise);
  return {
    personId: row.personId,
    effectiveOn: day,
    name: given<string | null>(row.name, before?.name, null),
    email: given<string | null>(row.email, before?.email, null),
    unitId: given<string | null>(row.unitId, before?.unitId, null),
    classification: given<string | null>(row.classification, before?.classification, null),
    fte: given(row.fte, before?.fte, '1'),
    capacityFactor: given(row.capacityFactor, before?.capacityFactor, '1'),
    capacityReason: given<string | null>(row.capacityReason, before?.capacityReason, null),
    capacityUntil: given<LocalDate | null>(
      row.capacityUntil as LocalDate | null | undefined,
      before?.capacityUntil,
      null,
    ),
    startOn: given<LocalDate | null>(row.startOn as LocalDate | null | undefined, before?.startOn, null),
    endOn: given<LocalDate | null>(row.endOn as LocalDate | null | undefined, before?.endOn, null),
    roles: [...given<readonly string[]>(row.roles, before?.roles, [])].sort(),
  };
}

const asRead = ['name', 'email', 'capacityReason'] as const;
const asLimit = ['unitId', 'classification', 'capacityUntil', 'startOn', 'endOn'] as const;

function capacityDiffers({ before, after }: Change): boolean {
  if (before === null) return true;
  const numbersDiffer =
    Number(before.fte) !== Number(after.fte) || Number(before.capacityFactor) !== Number(after.capacityFactor);
  return numbersDiffer || asLimit.some((field) => before[field] !== after[field]);
}

function differs(before: PersonVersion, after: PersonVersion): boolean {
  return (
    capacityDiffers({ line: 0, before, after }) ||
    asRead.some((field) => before[field] !== after[field]) ||
    before.roles.join('|') !== after.roles.join('|')
  );
}

function availabilityDiffers({ before, after }: Change): boolean {
  return before === null || before.startOn !== after.startOn || before.endOn !== after.endOn;
}

/** The instants at which something of the person changes. */
function turnsOf(version: PersonVersion, calendar: Calendar): Instant[] {
  const { effectiveOn, capacityUntil, startOn, endOn } = version;
  return [effectiveOn, capacityUntil, startOn, endOn].flatMap((day) => (day === null ? [] : startOfDay(day, calendar)));
}

function agendaOf(version: PersonVersion, now: Instant, calendar: Calendar): AgendaItem[] {
  return turnsOf(version, calendar)
    .filter((turn) => turn > now)
    .map((dueAt) => ({ dueAt, kind: 'person', ref: version.personId }));
}

function rereadOf(version: PersonVersion, now: Instant, calendar: Calendar): Reread[] {
  const from = startOfDay(version.effectiveOn, calendar);
  return from > now ? [] : [{ subject: { kind: 'worker', id: version.personId }, from }];
}

async function unknownUnits(tx: Tx, rows: readonly PersonRow[]): Promise<Finding[]> {
  const known = await unitsKnown(
    tx,
    rows.flatMap((row) => row.unitId ?? []),
  );
  return rows
    .filter((row) => typeof row.unitId === 'string' && !known.has(row.unitId))
    .map((row) => ({
      line: row.line,
      column: 'unit_id',
      code: 'unknown_unit',
      detail: `unit ${row.unitId ?? ''} is not known yet`,
    }));
}

async function missing(tx: Tx, rows: readonly PersonRow[], at: Instant): Promise<Finding[]> {
  const named = new Set(rows.map((row) => row.personId));
  const people = await peopleAt(tx, null, at);
  return [...people.values()]
    .filter((person) => person.active && person.origin === 'file' && !named.has(person.personId))
    .map((person) => ({
      line: null,
      column: null,
      code: 'not_in_snapshot',
      detail: `${person.personId} is not in the file and is left as they are; leaving needs end_on`,
    }));
}
