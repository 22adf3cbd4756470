import { HttpCode, Inject, Post, Req, Res, StreamableFile } from '@nestjs/common';

import type { Caller } from '../../access/caller.js';
import { scopeOf } from '../../access/line.js';
import { callerOf, type WebRequest } from '../../access/web-request.js';
import { countBreaches } from '../../breaches/breach-list.queries.js';
import { filterOf } from '../../breaches/breach-list.schema.js';
import { holds } from '../../breaches/hold.queries.js';
import { calendarOf } from '../../people/calendar.queries.js';
import { AGENCY, type Agency } from '../../platform/database/agency.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import type { WebReply } from '../../platform/tsx/page-reply.js';
import { notificationStates, notificationsViewOf } from '../admin/notifications.view.js';
import { rosterOf, unitsViewOf } from '../admin/roster.view.js';
import { targetsViewOf } from '../forum/targets.view.js';
import { PageController } from '../page-controller.js';
import { askedOf, oneOf } from '../parts/address.js';
import { typedForm } from '../parts/form-fields.js';
import { localDay } from '../parts/local-day.js';
import { namesFor } from '../parts/names.js';
import { readAsked } from '../record/breach-log.filters.js';
import { withinOf } from '../record/breach-log.view.js';
import { boardOf } from '../supervisor/board.view.js';
import { breachColumns, breachRows } from './breach-rows.js';
import { csvOf, type Table } from './csv.js';
import { type Exported, type ExportedTable, recordExport } from './exported.js';
import {
  boardTable,
  holdsTable,
  notificationsTable,
  peopleTable,
  type SmallTable,
  targetsTable,
  unitsTable,
} from './table-rows.js';

/** Further than this no log is counted, and no file goes. */
const mostRows = 10_000_000;
const mostMessages = 10_000;

/** A table and what is put on record of it. */
interface Taken extends SmallTable {
  readonly filters?: Exported['filters'];
  readonly sealed?: Exported['sealed'];
}

/** Tables as files: the rows of a page's address, for who may see that page, each on record before it is sent. */
@PageController()
export class ExportsController {
  constructor(
    private readonly database: Database,
    @Inject(AGENCY) private readonly agency: Agency,
  ) {}

  @Post('breaches/export')
  @HttpCode(200)
  async breaches(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<StreamableFile> {
    const caller = callerOf(request);
    const { query, filters } = readAsked(askedIn(request));
    if (query === null) throw Problem.invalid([{ code: 'schema', detail: 'these filters cannot be listed' }]);
    const taken = await this.database.transaction(async (tx) => {
      const within = withinOf(await scopeOf(tx, caller, tx.now));
      const filter = { ...filterOf(query, await calendarOf(tx), within), after: null };
      const rows = await countBreaches(tx, filter, mostRows);
      await recordExport(tx, caller, { table: 'breaches', filters: { ...filters }, rows });
      return { filter, rows, at: tx.now };
    });
    const rows = breachRows(this.database, caller, taken.filter, taken.rows);
    return this.file(reply, { table: 'breaches', at: taken.at }, { columns: breachColumns, rows });
  }

  @Post('board/export')
  @HttpCode(200)
  board(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<StreamableFile> {
    const unit = askedIn(request)['unit'] ?? null;
    return this.small(request, reply, 'board', async (tx, caller) => ({
      ...boardTable(await boardOf(tx, caller, { unit, drawsMany: false }, tx.now)),
      filters: unit === null ? {} : { unit },
    }));
  }

  @Post('targets/export')
  @HttpCode(200)
  targets(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<StreamableFile> {
    return this.small(request, reply, 'targets', async (tx, caller) =>
      targetsTable(await targetsViewOf(tx, caller, tx.now)),
    );
  }

  @Post('notifications/export')
  @HttpCode(200)
  notifications(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<StreamableFile> {
    const asked = askedIn(request);
    const [state, breach] = [oneOf(asked, 'state', notificationStates), asked['breach'] ?? null];
    return this.small(request, reply, 'notifications', async (tx, caller) => ({
      ...notificationsTable(await notificationsViewOf(tx, caller, { state, breach }, tx.now, mostMessages)),
      filters: { ...(state === null ? {} : { state }), ...(breach === null ? {} : { breach }) },
    }));
  }

  @Post('holds/export')
  @HttpCode(200)
  holds(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<StreamableFile> {
    return this.small(request, reply, 'holds', async (tx, caller) => {
      const rows = await holds(tx, false);
      const people = rows.flatMap(({ released_by: by }) => by ?? []);
      return holdsTable(rows, await namesFor(tx, caller, people, tx.now));
    });
  }

  @Post('people/export')
  @HttpCode(200)
  people(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<StreamableFile> {
    const find = askedIn(request)['find'] ?? '';
    return this.small(request, reply, 'people', async (tx, caller) => ({
      ...peopleTable(await rosterOf(tx, caller, find, tx.now)),
      ...(find === '' ? {} : { sealed: { find } }),
    }));
  }

  @Post('units/export')
  @HttpCode(200)
  units(@Req() request: WebRequest, @Res({ passthrough: true }) reply: WebReply): Promise<StreamableFile> {
    return this.small(request, reply, 'units', async (tx, caller) => unitsTable(await unitsViewOf(tx, caller, tx.now)));
  }

  private async small(
    request: WebRequest,
    reply: WebReply,
    table: ExportedTable,
    take: (tx: Tx, caller: Caller) => Promise<Taken>,
  ): Promise<StreamableFile> {
    const caller = callerOf(request);
    const { columns, rows, at } = await this.database.transaction(async (tx) => {
      const { filters = {}, sealed = {}, ...taken } = await take(tx, caller);
      await recordExport(tx, caller, { table, filters, sealed, rows: taken.rows.length });
      return { ...taken, at: tx.now };
    });
    return this.file(reply, { table, at }, { columns, rows: [rows] });
  }

  private file(
    reply: WebReply,
    { table, at }: { readonly table: ExportedTable; readonly at: Tx['now'] },
    content: Table,
  ): StreamableFile {
    reply.header('cache-control', 'no-store');
    return new StreamableFile(csvOf(content), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${table}-${localDay(at, this.agency.timeZone)}.csv"`,
    });
  }
}

/** What the page was narrowed to, as its form sends it. */
function askedIn(request: WebRequest): Readonly<Record<string, string>> {
  const { _csrf, ...fields } = typedForm(request.body);
  return askedOf(fields);
}
