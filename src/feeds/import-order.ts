import { z } from 'zod';

import { type Calendar, parseDate, startOfDay } from '../core/calendar.js';
import { type Instant, instant } from '../core/instant.js';
import { Problem } from '../platform/problem/problem.js';

export const importKinds = ['units', 'people', 'absences', 'assignments'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What an import is told with its address. */
export const importQuery = z
  .strictObject({
    kind: z.enum(importKinds, `must be one of ${importKinds.join(', ')}`),
    feed: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(128, 'must be at most 128 characters')
      .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'must be one line of text')
      .optional(),
    mode: z.enum(['snapshot', 'delta'], 'must be snapshot or delta').default('snapshot'),
    asOf: z.string().optional(),
    dryRun: z.enum(['true', 'false'], 'must be true or false').default('false'),
  })
  .refine((query) => query.kind !== 'assignments' || query.feed !== undefined, {
    path: ['feed'],
    message: 'must be given for assignments: which feed the file speaks for',
  })
  .meta({ id: 'ImportQuery' });
export type ImportQuery = z.output<typeof importQuery>;

/** A file to be imported: for which feed, whole or changes only, true as of when. */
export interface ImportOrder {
  readonly kind: ImportKind;
  /** Null where the file is none of assignments. */
  readonly feed: string | null;
  readonly mode: 'snapshot' | 'delta';
  readonly asOf: Instant;
  readonly dryRun: boolean;
  readonly format: 'csv' | 'ndjson';
}

const ahead = 5 * 60_000;
const oldest = Date.UTC(1990, 0, 1);
const rfc3339Time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/i;

/** Reads what an import was told; `asOf` is an instant, or a date (its 00:00); without one it is now. */
export function importOrder(
  query: ImportQuery,
  format: ImportOrder['format'],
  now: Instant,
  calendar: Calendar,
): ImportOrder {
  const asOf = query.asOf === undefined ? now : asOfInstant(query.asOf, calendar);
  if (asOf === null) throw wrongAsOf('schema', 'must be a time with its zone, as 2026-11-23T14:00:00Z, or a date');
  if (asOf < oldest) throw wrongAsOf('too_old', 'must not be before 1990');
  if (asOf > now + ahead) throw wrongAsOf('in_future', 'must not be more than 5 minutes ahead');
  const { kind, mode, feed } = query;
  return { kind, feed: feed ?? null, mode, asOf, dryRun: query.dryRun === 'true', format };
}

function asOfInstant(text: string, calendar: Calendar): Instant | null {
  const date = parseDate(text);
  if (date !== null) return startOfDay(date, calendar);
  // A + in an address that was not written as %2B arrives as a blank.
  const time = text.replace(' ', '+');
  if (!rfc3339Time.test(time)) return null;
  const parsed = Date.parse(time);
  return Number.isNaN(parsed) ? null : instant(parsed);
}

const wrongAsOf = (code: string, detail: string): Problem => Problem.invalid([{ pointer: '/asOf', code, detail }]);
