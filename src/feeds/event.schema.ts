import { z } from 'zod';

import { exact, plain } from '../core/decimal.js';

const printable = /^[^\p{Cc}\p{Cs}]+$/u;
const text = (most: number) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(most, `must be at most ${most} characters`)
    .regex(printable, 'must be one line of text');

/** A code of the agency: of a worker, a unit, a program, a case type. */
const code = text(128).refine((value) => value.trim() === value, 'must not begin or end with a blank');

const decimal = (allowed: string, fits: (value: number) => boolean) =>
  z
    .number(`must be ${allowed}`)
    .refine((value) => fits(value) && value < 1e9 && exact(value).decimalPlaces() <= 4, `must be ${allowed}`)
    .transform((value) => plain(exact(value)));

/** The number of units that an assignment counts as. */
export const units = decimal('a number above 0 with at most 4 decimals', (value) => value > 0);
/** A measure that an assignment carries. */
export const measure = decimal('a number of 0 or more with at most 4 decimals', (value) => value >= 0);
const measureName = z.string().regex(/^[A-Za-z][\w-]{0,63}$/, 'measure names are letters, digits, _ and -');
const measures = z.record(measureName, measure);

const holder = { workerId: code.optional(), unitId: code.optional() };
const work = {
  program: code.optional(),
  caseType: code.optional(),
  units: units.optional(),
  measures: measures.optional(),
  role: code.optional(),
  profile: code.optional(),
  state: code.optional(),
};

const oneHolder = 'give either workerId or, for work that nobody holds, unitId';
const oneReceiver = 'give either toWorkerId or, where nobody is to hold it, toUnitId';
const exactlyOne = (a: unknown, b: unknown): boolean => (a === undefined) !== (b === undefined);

const opened = z
  .strictObject({
    ...holder,
    ...work,
    program: code,
    caseType: code,
    units: units.default('1'),
    measures: measures.default({}),
    role: code.default('primary'),
    profile: code.default('average'),
    state: code.default('open'),
  })
  .refine((data) => exactlyOne(data.workerId, data.unitId), { path: ['workerId'], message: oneHolder });
const changed = z
  .strictObject({ ...holder, ...work })
  .refine((data) => Object.keys(data).length > 0, 'must say what changes');
const transferred = z
  .strictObject({ ...holder, toWorkerId: code.optional(), toUnitId: code.optional() })
  .refine((data) => exactlyOne(data.toWorkerId, data.toUnitId), { path: ['toWorkerId'], message: oneReceiver });
const closed = z.strictObject(holder);

/** The data of an event, by its kind. */
export const eventData = { opened, changed, transferred, closed } as const;

const kinds = ['opened', 'changed', 'transferred', 'closed'] as const;
const types = kinds.map((kind) => `plimsoll.assignment.${kind}.v1` as const);
const rfc3339Time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;

/** A CloudEvents 1.0 event about an assignment, but for its data. */
export const eventEnvelope = z
  .strictObject({
    specversion: z.literal('1.0', 'must be "1.0"'),
    id: text(256),
    source: text(256).refine((value) => !value.startsWith('plimsoll:'), 'must not begin with plimsoll:'),
    type: z.enum(types, `must be one of ${types.join(', ')}`),
    subject: text(256),
    time: z
      .string()
      .regex(rfc3339Time, 'must be a time with its zone, as 2026-11-23T14:02:00Z')
      .refine((value) => !Number.isNaN(Date.parse(value)), 'must be a time that exists')
      .transform((value) => Date.parse(value)),
    datacontenttype: z
      .string()
      .regex(/^application\/json\b/i, 'must be application/json')
      .optional(),
    dataschema: z.string().max(1024).optional(),
    data: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'AssignmentEvent' });
type EventEnvelope = z.output<typeof eventEnvelope>;

/** The kind that an event's type names. */
export const kindOf = (type: EventEnvelope['type']): (typeof kinds)[number] => {
  const kind = kinds.find((each) => type === `plimsoll.assignment.${each}.v1`);
  if (kind === undefined) throw new Error(`no kind of event: ${type}`);
  return kind;
};
