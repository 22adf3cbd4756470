import { z } from 'zod';

import { type Calendar, parseDate, startOfDay } from '../core/calendar.js';
import { instant, type Instant } from '../core/instant.js';
import { Problem } from '../platform/problem/problem.js';
import { isKeepableDay, momentText } from '../platform/web/moment.js';
import type { BreachFilter } from './breach-list.queries.js';
import type { BreachRow } from './breach.row.js';

const day = z
  .string()
  .refine((text) => parseDate(text) !== null && isKeepableDay(text), 'a day from 1900 to 2199, YYYY-MM-DD')
  .or(momentText);

/** What the list of breaches can be asked for, by programs and by pages. */
export const breachQuery = z.strictObject({
  status: z.enum(['open', 'owed', 'closed'], 'one of open, owed, closed').optional(),
  unit: z.string().max(200).optional(),
  program: z.string().max(200).optional(),
  worker: z.string().max(200).optional(),
  openedFrom: day.optional(),
  openedUntil: day.optional(),
  cursor: z.string().max(200).optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'a whole number from 1 to 999')
    .transform(Number)
    .optional(),
});

/** Every breach that the reader may see, newest first. */
export const everyBreach: BreachFilter = {
  number: null,
  status: null,
  unit: null,
  program: null,
  worker: null,
  openedFrom: null,
  openedUntil: null,
  within: null,
  after: null,
  limit: 50,
};

/** Reads a query into what the list is narrowed to. A day's end is the first moment of the day after. */
export function filterOf(
  asked: z.output<typeof breachQuery>,
  calendar: Calendar,
  within: BreachFilter['within'],
): BreachFilter {
  return {
    number: null,
    status: asked.status ?? null,
    unit: asked.unit ?? null,
    program: asked.program ?? null,
    worker: asked.worker ?? null,
    openedFrom: asked.openedFrom === undefined ? null : momentOf(asked.openedFrom, calendar),
    openedUntil: asked.openedUntil === undefined ? null : momentOf(asked.openedUntil, calendar),
    within,
    after: asked.cursor === undefined ? null : readCursor(asked.cursor),
    limit: asked.limit ?? everyBreach.limit,
  };
}

function momentOf(text: string, calendar: Calendar): Instant {
  const date = parseDate(text);
  return date === null ? instant(Date.parse(text)) : startOfDay(date, calendar);
}

/** Where the page after a breach begins, as an address carries it. */
export const cursorAfter = ({ opened_at: openedAt, number }: Pick<BreachRow, 'opened_at' | 'number'>): string =>
  Buffer.from(`${String(openedAt)}|${number}`).toString('base64url');

function readCursor(text: string): NonNullable<BreachFilter['after']> {
  const [openedAt, number] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  if (number === undefined || !/^\d{1,15}$/.test(openedAt ?? '') || /\p{Cc}/u.test(number)) {
    throw Problem.invalid([
      { pointer: '/cursor', code: 'schema', detail: 'cursor: the one that a list gave, unchanged' },
    ]);
  }
  return { openedAt: instant(Number(openedAt)), number };
}
