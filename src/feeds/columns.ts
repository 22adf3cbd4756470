import type { ImportKind } from './import-order.js';

/** What a file of a kind may have as columns. */
export interface ColumnRules {
  readonly known: readonly string[];
  readonly required: readonly string[];
  /** Columns that begin so are measures of the agency's own naming. */
  readonly measures: boolean;
  /** A column with any name of a person is taken for client data. */
  readonly namesRefused: boolean;
}

/** The columns of the files, as the contract has them. */
export const columnsOf: Readonly<Record<ImportKind, ColumnRules>> = {
  units: {
    known: ['unit_id', 'name', 'program', 'region', 'office', 'supervisor_id', 'manager_id', 'director_id'],
    required: ['unit_id'],
    measures: false,
    namesRefused: false,
  },
  people: {
    known: [
      'person_id',
      'name',
      'email',
      'unit_id',
      'classification',
      'fte',
      'capacity_factor',
      'capacity_reason',
      'capacity_until',
      'start_on',
      'end_on',
      'effective_on',
      'roles',
    ],
    required: ['person_id'],
    measures: false,
    namesRefused: false,
  },
  absences: {
    known: ['person_id', 'from', 'until', 'cover_id'],
    required: ['person_id', 'from'],
    measures: false,
    namesRefused: false,
  },
  assignments: {
    known: [
      'assignment_ref',
      'worker_id',
      'unit_id',
      'program',
      'case_type',
      'units',
      'role',
      'profile',
      'state',
      'opened_on',
      'closed_on',
    ],
    required: ['assignment_ref', 'program', 'case_type'],
    measures: true,
    namesRefused: true,
  },
};

/** A header as it is compared: lower case, `_` for blanks. */
export const columnName = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

/** `workerId` → `worker_id`: JSON is camelCase, CSV snake_case. */
export const snakeCase = (field: string): string => field.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** `worker_id` → `workerId`. */
export const camelCase = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
