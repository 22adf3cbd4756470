import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { z } from 'zod';

import { scopeOf } from '../access/line.js';
import { callerOf, type WebRequest } from '../access/web-request.js';
import { type Calendar, parseDate, startOfDay } from '../core/calendar.js';
import { instant, type Instant, rfc3339 } from '../core/instant.js';
import { calendarOf } from '../people/calendar.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { isKeepableDay, momentText } from '../platform/web/moment.js';
import { readQuery } from '../platform/web/query.js';
import { type BreachFilter, dataAsOf, listBreaches, type ListedBreach } from './breach-list.queries.js';
import { daysOverOf } from './days-over.js';
import { shownBreach } from './shown-breach.js';
import { timelineOf } from './timeline.js';

interface Reply {
  header(name: string, value: string): unknown;
}

const day = z
  .string()
  .refine((text) => parseDate(text) !== null && isKeepableDay(text), 'a day from 1900 to 2199, YYYY-MM-DD')
  .or(momentText);
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

/** The breach log as rows: both sides read the same ones. */
@Controller('api/v1/breaches')
export class BreachesController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: Reply,
    @Query() query: unknown,
  ): Promise<object> {
    const { db } = this.database;
    const now = await this.clock.now();
    const calendar = await calendarOf(db);
    const scope = await scopeOf(db, callerOf(request), now);
    const within = scope.kind === 'everybody' ? null : scope;
    const filter = filterOf(readQuery(breachQuery, query), calendar, within);
    const found = await listBreaches(db, filter);
    const rows = found.slice(0, filter.limit);
    const last = rows.at(-1);
    if (found.length > rows.length && last !== undefined)
      reply.header('link', `<${nextPage(request.url, last)}>; rel="next"`);
    const days = await daysOverOf(db, rows, now);
    const items = rows.map((row) => shownBreach(row, days.get(row.breach_id) ?? 0));
    return { asOf: rfc3339((await dataAsOf(db)) ?? now), items };
  }

  @Get(':number')
  async one(@Param('number') number: string): Promise<object> {
    const { db } = this.database;
    const now = await this.clock.now();
    const row = await this.find(number);
    const days = await daysOverOf(db, [row], now);
    return {
      asOf: rfc3339((await dataAsOf(db)) ?? now),
      ...shownBreach(row, days.get(row.breach_id) ?? 0),
      due: { checkInBy: at(row.check_in_by), nextRungAt: at(row.next_rung_at), clearsAt: at(row.clears_at) },
      timeline: await timelineOf(db, row.number),
    };
  }

  private async find(number: string): Promise<ListedBreach> {
    const row = await listedBreach(this.database, number);
    if (row === null) throw Problem.notFound();
    return row;
  }
}

async function listedBreach({ db }: Database, number: string): Promise<ListedBreach | null> {
  const [row] = await listBreaches(db, { ...everything, number, limit: 1 });
  return row ?? null;
}

const everything: BreachFilter = {
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

const at = (moment: Instant | null): string | null => (moment === null ? null : rfc3339(moment));

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
    after: asked.cursor === undefined ? null : cursorOf(asked.cursor),
    limit: asked.limit ?? 50,
  };
}

function momentOf(text: string, calendar: Calendar): Instant {
  const date = parseDate(text);
  return date === null ? instant(Date.parse(text)) : startOfDay(date, calendar);
}

function cursorOf(text: string): { openedAt: Instant; number: string } {
  const [openedAt, number] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  if (number === undefined || !/^\d{1,15}$/.test(openedAt ?? '')) {
    throw Problem.invalid([
      { pointer: '/cursor', code: 'schema', detail: 'cursor: the one that a list gave, unchanged' },
    ]);
  }
  return { openedAt: instant(Number(openedAt)), number };
}

function nextPage(url: string, last: ListedBreach): string {
  const next = new URL(url, 'http://here');
  next.searchParams.set('cursor', Buffer.from(`${String(last.opened_at)}|${last.number}`).toString('base64url'));
  return `${next.pathname}${next.search}`;
}
