import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';

import { mayAct, scopeOf } from '../access/line.js';
import { callerOf, type WebRequest } from '../access/web-request.js';
import { type Instant, rfc3339 } from '../core/instant.js';
import { calendarOf } from '../people/calendar.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { readQuery } from '../platform/web/query.js';
import { matterOf } from './act.js';
import { dataAsOf, listBreaches, type ListedBreach } from './breach-list.queries.js';
import { breachQuery, cursorAfter, everyBreach, filterOf } from './breach-list.schema.js';
import { daysOverOf } from './days-over.js';
import { shownBreach, shownRequest } from './shown-breach.js';
import { timelineOf } from './timeline.js';

interface Reply {
  header(name: string, value: string): unknown;
}

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
  async one(@Req() request: WebRequest, @Param('number') number: string): Promise<object> {
    const { db } = this.database;
    const now = await this.clock.now();
    const row = await this.find(number);
    const days = row.kind === 'request' ? new Map<string, number>() : await daysOverOf(db, [row], now);
    const relation = await mayAct(db, callerOf(request), matterOf(row).subject, now);
    return {
      asOf: rfc3339((await dataAsOf(db)) ?? now),
      ...(row.kind === 'request' ? shownRequest(row) : shownBreach(row, days.get(row.breach_id) ?? 0)),
      due: { checkInBy: at(row.check_in_by), nextRungAt: at(row.next_rung_at), clearsAt: at(row.clears_at) },
      timeline: await timelineOf(db, row.number, relation === 'self' || relation === 'line'),
    };
  }

  private async find(number: string): Promise<ListedBreach> {
    const row = await listedBreach(this.database, number);
    if (row === null) throw Problem.notFound();
    return row;
  }
}

async function listedBreach({ db }: Database, number: string): Promise<ListedBreach | null> {
  const [row] = await listBreaches(db, { ...everyBreach, number, limit: 1 });
  return row ?? null;
}

const at = (moment: Instant | null): string | null => (moment === null ? null : rfc3339(moment));

function nextPage(url: string, last: ListedBreach): string {
  const next = new URL(url, 'http://here');
  next.searchParams.set('cursor', cursorAfter(last));
  return `${next.pathname}${next.search}`;
}
