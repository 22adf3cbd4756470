import { type Calendar, parseDate, startOfDay } from '../core/calendar.js';
import { exact, plain } from '../core/decimal.js';
import type { Instant, LocalDate } from '../core/instant.js';
import type { FileRow } from './file-rows.js';
import type { Finding } from './findings.js';

/** A row of an assignments file, read. Without a reference it says: this worker is reported, and holds nothing. */
export interface AssignmentRow {
  readonly line: number;
  readonly ref: string | null;
  readonly workerId: string | null;
  readonly unitId: string | null;
  readonly program: string;
  readonly caseType: string;
  readonly units: string;
  readonly measures: string;
  readonly role: string;
  readonly profile: string;
  readonly state: string;
  readonly openedOn: LocalDate | null;
  readonly openedAt: Instant | null;
  readonly closedOn: LocalDate | null;
  readonly closedAt: Instant | null;
}

const decimal = /^\d{1,9}(\.\d{1,4})?$/;
const longestCode = 128;
const longestRef = 256;
const oldestDate = '1990-01-01';

/** Reads a row; the findings say what is wrong with it and what is allowed. */
export function assignmentRow(row: FileRow, calendar: Calendar): AssignmentRow | Finding[] {
  const wrong: Finding[] = [];
  const refuse = (column: string, detail: string, code = 'schema'): void =>
    void wrong.push({ line: row.line, column, code, detail });
  const cell = (column: string, most = longestCode): string => {
    const text = row.cells.get(column) ?? '';
    if (text.length > most) refuse(column, `must be at most ${most} characters`);
    else if (/\p{Cc}/u.test(text)) refuse(column, 'must be one line of text');
    return text;
  };
  const ref = cell('assignment_ref', longestRef);
  const workerId = cell('worker_id');
  if (ref === '') {
    if (workerId === '') {
      refuse('assignment_ref', 'must be given, or left empty with a worker_id for a worker who holds nothing');
    }
    return wrong.length > 0 ? wrong : nothingHeld(row.line, workerId);
  }
  const unitId = cell('unit_id');
  if (workerId === '' && unitId === '') {
    refuse('worker_id', 'must be given, or unit_id for work that nobody holds');
  }
  const needed = (column: string): string => {
    const text = cell(column);
    if (text === '') refuse(column, 'must not be empty');
    return text;
  };
  const date = (column: string): LocalDate | null => {
    const text = cell(column);
    if (text === '') return null;
    const day = parseDate(text);
    if (day === null) refuse(column, 'must be a date, YYYY-MM-DD');
    else if (day < oldestDate) refuse(column, 'must not be before 1990', 'too_old');
    return day;
  };
  const openedOn = date('opened_on');
  const closedOn = date('closed_on');
  if (openedOn !== null && closedOn !== null && closedOn < openedOn)
    refuse('closed_on', 'must not be before opened_on');
  const read: AssignmentRow = {
    line: row.line,
    ref,
    workerId: workerId === '' ? null : workerId,
    unitId: workerId === '' ? unitId : null,
    program: needed('program'),
    caseType: needed('case_type'),
    units: number(cell('units'), '1', true, (detail) => {
      refuse('units', detail);
    }),
    measures: measuresIn(row, refuse),
    role: cell('role') || 'primary',
    profile: cell('profile') || 'average',
    state: cell('state') || 'open',
    openedOn,
    openedAt: openedOn === null || wrong.length > 0 ? null : startOfDay(openedOn, calendar),
    closedOn,
    closedAt: closedOn === null || wrong.length > 0 ? null : startOfDay(closedOn, calendar),
  };
  return wrong.length > 0 ? wrong : read;
}

function number(text: string, otherwise: string, aboveZero: boolean, refuse: (detail: string) => void): string {
  if (text === '') return otherwise;
  const allowed = aboveZero ? 'a number above 0' : 'a number of 0 or more';
  if (!decimal.test(text) || (aboveZero && Number(text) === 0)) {
    refuse(`must be ${allowed} with at most 4 decimals`);
    return otherwise;
  }
  return text.length === 1 ? text : plain(exact(text));
}

const noMeasures = '{}';

function measuresIn(row: FileRow, refuse: (column: string, detail: string) => void): string {
  let measures: Record<string, string> | null = null;
  for (const [column, text] of row.cells) {
    if (!column.startsWith('measure_') || text === '') continue;
    measures ??= {};
    measures[column.slice('measure_'.length)] = number(text, '0', false, (detail) => {
      refuse(column, detail);
    });
  }
  return measures === null ? noMeasures : JSON.stringify(measures);
}

const nothingHeld = (line: number, workerId: string): AssignmentRow => ({
  line,
  ref: null,
  workerId,
  unitId: null,
  program: '',
  caseType: '',
  units: '1',
  measures: noMeasures,
  role: '',
  profile: '',
  state: '',
  openedOn: null,
  openedAt: null,
  closedOn: null,
  closedAt: null,
});
