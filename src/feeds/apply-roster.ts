import type { z } from 'zod';

import { carry } from '../assessment/line.js';
import { appendEntries } from '../breach-log/log.js';
import { followDuties } from '../breaches/follow-duties.js';
import { allFeeds } from '../caseload/feed.queries.js';
import { promise } from '../notifications/promise.js';
import type { Applied, RosterFile } from '../people/applied.js';
import { applyAbsences } from '../people/apply-absences.js';
import { applyPeople } from '../people/apply-people.js';
import { applyUnits } from '../people/apply-units.js';
import { absenceRow, personRow, unitRow } from '../people/roster.schema.js';
import type { Tx } from '../platform/database/database.js';
import { massChangeGuard } from './apply-assignments.js';
import { camelCase, columnsOf, snakeCase } from './columns.js';
import { type FileRow, rowsOf } from './file-rows.js';
import { FileRefused, type Finding, type Findings } from './findings.js';
import type { ImportKind, ImportOrder } from './import-order.js';

type RosterKind = Exclude<ImportKind, 'assignments'>;

const schemas = { units: unitRow, people: personRow, absences: absenceRow } as const;

/** Reads a file of units, people or absences; what is wrong is in the findings. */
export async function readRoster(
  path: string,
  order: ImportOrder,
  kind: RosterKind,
  findings: Findings,
): Promise<object[]> {
  const rows: object[] = [];
  try {
    for await (const row of rowsOf(path, order.format, columnsOf[kind], findings)) {
      const read = schemas[kind].safeParse(fieldsOf(row));
      if (read.success) rows.push({ ...read.data, line: row.line });
      else for (const finding of wrongCells(row.line, read.error.issues)) findings.refuse(finding);
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
  }
  return rows;
}

/** What is wrong with a row, once a cell. */
function wrongCells(line: number, issues: readonly z.core.$ZodIssue[]): Finding[] {
  const columns = issues.map(({ path }) => (path.length === 0 ? null : snakeCase(String(path[0]))));
  return issues.flatMap(({ message }, i) => {
    const column = columns[i] ?? null;
    return columns.indexOf(column) === i ? { line, column, code: 'schema', detail: message } : [];
  });
}

const fieldsOf = (row: FileRow): object =>
  Object.fromEntries([...row.cells].map(([column, cell]) => [camelCase(column), cell]));

/** Applies the rows, and has read again whose limit they change. */
export async function applyRoster(
  tx: Tx,
  rows: readonly object[],
  kind: RosterKind,
  file: RosterFile,
): Promise<Applied> {
  const applied = await applyRows(tx, rows, kind, file);
  if (applied.outcome === 'refused') return applied;
  await promise(tx, applied.notices, () => null);
  if (applied.entries.length > 0) await appendEntries(tx, applied.entries);
  const rereads = applied.rereads.map((reread) => ({ ...reread, late: false }));
  await carry(tx, { rereads, cause: { kind: 'import', importId: file.importId, guard: await rosterGuard(tx) } });
  await followDuties(tx);
  return applied;
}

function applyRows(tx: Tx, rows: readonly object[], kind: RosterKind, file: RosterFile): Promise<Applied> {
  switch (kind) {
    case 'units':
      return applyUnits(tx, rows as Parameters<typeof applyUnits>[1], file);
    case 'people':
      return applyPeople(tx, rows as Parameters<typeof applyPeople>[1], file);
    case 'absences':
      return applyAbsences(tx, rows as Parameters<typeof applyAbsences>[1], file);
  }
}

/** The roster belongs to no feed: it is guarded as the first feed is that has its guards on. */
async function rosterGuard(tx: Tx) {
  const guarded = (await allFeeds(tx)).find((feed) => feed.guards !== null);
  return guarded === undefined ? null : massChangeGuard(guarded);
}
