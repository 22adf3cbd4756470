import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import type { OpenService } from '../access/open-service.js';
import { calendarOf } from '../people/calendar.queries.js';
import type { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { shown } from './imports.controller.js';
import { type ImportOrder, importOrder, importQuery } from './import-order.js';
import type { Import } from './import.queries.js';
import { type Answer, receiveImport } from './receive-import.js';

const FINE = 0;
const BAD_ARGUMENTS = 2;
const ROW_ERRORS = 3;
const HELD = 4;

/** `plimsoll import FILE`: takes a file in as the API does, by way of the service's own database. */
export const importCommand = (open: OpenService) => ({
  name: 'import',
  usage:
    'import FILE --kind units|people|absences|assignments [--feed NAME] [--as-of INSTANT|DATE] [--mode snapshot|delta] [--dry-run] [--json]',
  async run(args: readonly string[]): Promise<number> {
    const wanted = wantedBy(args);
    if (typeof wanted === 'string') {
      console.error(wanted);
      return BAD_ARGUMENTS;
    }
    await access(wanted.file);
    const { database, settings, close } = await open();
    try {
      const order = await orderOf(database, wanted);
      if (typeof order === 'string') {
        console.error(order);
        return BAD_ARGUMENTS;
      }
      const body = createReadStream(wanted.file);
      const { rehearsal } = settings;
      const answer = await receiveImport(database, { order, body, by: null, rehearsal, untilDone: true });
      if (wanted.json) console.log(JSON.stringify({ ...shown(answer.made), duplicate: answer.duplicate }));
      else console.log(told(answer));
      return exitCode(answer.made);
    } finally {
      await close();
    }
  },
});

interface Wanted {
  readonly file: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly json: boolean;
}

function wantedBy(args: readonly string[]): Wanted | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        kind: { type: 'string' },
        feed: { type: 'string' },
        'as-of': { type: 'string' },
        mode: { type: 'string' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return 'import takes one FILE';
    const { kind, feed, mode, 'as-of': asOf, 'dry-run': dryRun, json } = values;
    const query = { kind, feed, mode, asOf, dryRun: dryRun === true ? 'true' : undefined };
    return { file, query, json: json === true };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function orderOf(database: Database, { file, query }: Wanted): Promise<ImportOrder | string> {
  const read = importQuery.safeParse(query);
  if (!read.success) return read.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`).join('\n');
  const format = /\.(nd)?jsonl?$/i.test(file) ? 'ndjson' : 'csv';
  const { now, calendar } = await database.transaction(async (tx) => ({ now: tx.now, calendar: await calendarOf(tx) }));
  try {
    return importOrder(read.data, format, now, calendar);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return (error.body().errors ?? []).map(({ detail }) => `--as-of ${detail}`).join('\n');
  }
}

function told({ made, duplicate }: Answer): string {
  const { rows, added, changed, closed, unchanged, rejected } = made.totals;
  return [
    `${made.state}${duplicate ? ', by an earlier import of the same file' : ''}: ${made.importId}`,
    `${rows} rows: ${added} added, ${changed} changed, ${closed} closed, ${unchanged} unchanged, ${rejected} rejected`,
    ...(made.heldBecause === null ? [] : [`because ${made.heldBecause}`]),
    ...made.findings.map(
      ({ line, column, code, detail }) =>
        `${line === null ? 'file' : `line ${line}`}${column === null ? '' : `, ${column}`}: ${detail} (${code})`,
    ),
    ...(made.findingsLeftOut > 0 ? [`and ${made.findingsLeftOut} findings more`] : []),
  ].join('\n');
}

function exitCode({ state }: Import): number {
  switch (state) {
    case 'checking':
    case 'checked':
    case 'applied':
      return FINE;
    case 'refused':
      return ROW_ERRORS;
    case 'held':
      return HELD;
  }
}
