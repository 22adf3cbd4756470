/** One row of a file, by its column names; what is left out is empty. */
export type Row = Readonly<Record<string, string | number | undefined>>;

const columns = {
  units: ['unit_id', 'name', 'program', 'region', 'office', 'supervisor_id', 'manager_id', 'director_id'],
  people: [
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
  absences: ['person_id', 'from', 'until', 'cover_id'],
  assignments: [
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
} as const;

export type FileKind = keyof typeof columns;

/** A file as an extract would write it. */
export function csv(kind: FileKind, rows: readonly Row[]): string {
  const lines = rows.map((row) => columns[kind].map((column) => row[column] ?? '').join(','));
  return `${[columns[kind].join(','), ...lines].join('\n')}\n`;
}

export const unit = (unitId: string, more: Row = {}): Row => ({
  unit_id: unitId,
  name: unitId,
  program: 'ER',
  region: 'North',
  office: 'Main',
  manager_id: 'mia',
  director_id: 'dan',
  ...more,
});

/** Whom the worked cases speak of, the seats of both sides, and a supervisor of another unit. */
export const usualUnits: readonly Row[] = [
  unit('ER3', { supervisor_id: 'sam' }),
  unit('ER4', { supervisor_id: 'hull' }),
];

export const person = (personId: string, more: Row = {}): Row => ({
  person_id: personId,
  name: personId.charAt(0).toUpperCase() + personId.slice(1),
  email: `${personId}@county.test`,
  fte: 1,
  capacity_factor: 1,
  ...more,
});

export const worker = (personId: string, more: Row = {}): Row =>
  person(personId, { unit_id: 'ER3', classification: 'SSW', roles: 'worker', ...more });

export const usualPeople: readonly Row[] = [
  worker('ana'),
  worker('ben'),
  person('sam', { unit_id: 'ER3', roles: 'supervisor' }),
  person('hull', { unit_id: 'ER4', roles: 'supervisor' }),
  person('mia', { roles: 'manager' }),
  person('dan', { roles: 'director' }),
  person('ada', { roles: 'admin' }),
  person('keel', { roles: 'labor' }),
  person('helm', { roles: 'management' }),
];
