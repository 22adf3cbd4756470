import { z } from 'zod';

const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((cell) => (typeof cell === 'string' && cell.trim() === '' ? null : cell), schema.nullable().optional());

/** No control characters, no line ends, nothing that turns the direction of what stands beside it. */
const oneLine = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

const line = (most: number) => z.string().trim().min(1).max(most).regex(oneLine, 'must be one line of text');

const id = z.preprocess((cell) => (typeof cell === 'number' ? String(cell) : cell), line(128));

const text = line(200);

/** Plain ASCII, no quotes, comments or lists: what can be read in two ways is nobody's address. */
const address = z
  .string()
  .trim()
  .max(254)
  .regex(
    /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?)*$/,
    'must be one plain mail address',
  );

const date = z
  .string()
  .trim()
  .pipe(z.iso.date('must be a date, YYYY-MM-DD').refine((day) => day >= '0001', 'must be a date, YYYY-MM-DD'));

const share = (most: number) =>
  z.preprocess(
    (cell) => (typeof cell === 'number' ? String(cell) : cell),
    z
      .string()
      .trim()
      .regex(/^\d{1,3}(\.\d{1,4})?$/, 'must be a number of at most 4 decimals')
      .refine((value) => Number(value) <= most, `must be at most ${most}`),
  );

/** The roles that a file may grant. */
export const fileRoles = ['worker', 'supervisor', 'manager', 'director', 'it', 'auditor'] as const;

/** The roles that are granted by a person; in rehearsal files grant them too. */
export const grantedRoles = ['admin', 'labor', 'management'] as const;
export type GrantedRole = (typeof grantedRoles)[number];

const roles = z.preprocess(
  (cell) =>
    typeof cell === 'string'
      ? cell
          .split('|')
          .map((role) => role.trim().toLowerCase())
          .filter((role) => role !== '')
      : cell,
  z.array(z.enum([...fileRoles, ...grantedRoles], `must be roles of ${[...fileRoles].join(', ')}, several with |`)),
);

/** A row of a units file: the cells of its columns, or the fields of an NDJSON object. */
export const unitRow = z.object({
  unitId: id,
  name: maybe(text),
  program: maybe(text),
  region: maybe(text),
  office: maybe(text),
  supervisorId: maybe(id),
  managerId: maybe(id),
  directorId: maybe(id),
});

/** A row of a people file. A column that the file lacks leaves what is known as it is; an empty cell is the default. */
export const personRow = z.object({
  personId: id,
  name: maybe(text),
  email: maybe(address),
  unitId: maybe(id),
  classification: maybe(text),
  fte: maybe(share(2)),
  capacityFactor: maybe(share(2)),
  capacityReason: maybe(text),
  capacityUntil: maybe(date),
  startOn: maybe(date),
  endOn: maybe(date),
  effectiveOn: maybe(date),
  roles: maybe(roles),
});

/** A row of an absences file. `until` is the first day back; an absence that ends the day it begins is withdrawn. */
export const absenceRow = z
  .object({ personId: id, from: date, until: maybe(date), coverId: maybe(id) })
  .refine((row) => row.until === null || row.until === undefined || row.until >= row.from, {
    path: ['until'],
    message: 'must not be before from',
  });

/** A row as read, with the line of the file it stood on. */
export type UnitRow = z.output<typeof unitRow> & { readonly line: number };
export type PersonRow = z.output<typeof personRow> & { readonly line: number };
export type AbsenceRow = z.output<typeof absenceRow> & { readonly line: number };
