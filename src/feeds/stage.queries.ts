import { once } from 'node:events';
import { finished } from 'node:stream/promises';

import { from as copyFrom } from 'pg-copy-streams';

import type { Instant } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import type { AssignmentRow } from './assignment-row.js';

/** The rows of the file at hand, for as long as the transaction lasts. */
export async function makeStage(tx: Tx): Promise<void> {
  await tx.query(`
    create temp table stage_row (
      line int not null, ref text, worker_id text, unit_id text, program text, case_type text, units numeric, measures jsonb,
      role text, profile text, state text, opened_on date, opened_at timestamptz, closed_on date, closed_at timestamptz,
      open boolean not null -- held at the file's own instant
    ) on commit drop`);
}

const columns =
  'line, ref, worker_id, unit_id, program, case_type, units, measures, role, profile, state, opened_on, opened_at, closed_on, closed_at, open';

/** Rows on their way into the stage: they are copied as they come, never gathered. */
interface StageCopy {
  write(row: AssignmentRow): Promise<void>;
  end(): Promise<void>;
}

const chunkLength = 64 * 1024;

export function copyToStage(tx: Tx, asOf: Instant): StageCopy {
  const stream = tx.client().query(copyFrom(`copy stage_row (${columns}) from stdin`));
  const failed = once(stream, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  let waiting = '';
  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text !== '' && !stream.write(text)) await Promise.race([once(stream, 'drain'), failed]);
  };
  return {
    async write(row) {
      waiting += lineOf(row, asOf);
      if (waiting.length >= chunkLength) await flush();
    },
    async end() {
      await flush();
      stream.end();
      await finished(stream);
      await tx.query('analyze stage_row');
    },
  };
}

function lineOf(row: AssignmentRow, asOf: Instant): string {
  const fields = [
    String(row.line),
    row.ref,
    row.workerId,
    row.unitId,
    row.program,
    row.caseType,
    row.units,
    row.measures,
    row.role,
    row.profile,
    row.state,
    row.openedOn,
    row.openedAt === null ? null : new Date(row.openedAt).toISOString(),
    row.closedOn,
    row.closedAt === null ? null : new Date(row.closedAt).toISOString(),
    isOpen(row, asOf) ? 't' : 'f',
  ];
  return `${fields.map(escaped).join('\t')}\n`;
}

const isOpen = ({ ref, openedAt, closedAt }: AssignmentRow, asOf: Instant): boolean =>
  ref !== null && (closedAt === null || closedAt > asOf) && (openedAt === null || openedAt <= asOf);

const special = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (field: string | null): string =>
  field === null ? '\\N' : field.replace(special, (character) => escapes[character] ?? character);

/** References that the file has more than once, with their lines. */
export async function refsTwice(tx: Tx, most: number): Promise<{ ref: string; lines: number[] }[]> {
  return tx.query(
    `select ref, array_agg(line order by line) as lines from stage_row where ref is not null
     group by ref having count(*) > 1 order by min(line) limit $1`,
    [most],
  );
}

/** Who and what the file names, each with the first line that does. */
export async function namesStaged(
  tx: Tx,
): Promise<{ kind: 'worker' | 'unit' | 'program'; name: string; line: number }[]> {
  return tx.query(`
    select 'worker' as kind, worker_id as name, min(line) as line from stage_row where worker_id is not null group by 2
    union all
    select 'unit', unit_id, min(line) from stage_row where unit_id is not null group by 2
    union all
    select 'program', program, min(line) from stage_row where ref is not null group by 2
    order by line`);
}

/** Keeps the rows of a held import until somebody decides. */
export async function keepStage(tx: Tx, importId: string): Promise<void> {
  await tx.query(
    `insert into import_row (import_id, line, row)
     select $1, line, jsonb_strip_nulls(to_jsonb(stage_row)) from stage_row`,
    [importId],
  );
}

/** Puts the rows of a held import back where a file's rows are. */
export async function restoreStage(tx: Tx, importId: string): Promise<void> {
  await makeStage(tx);
  await tx.query(
    `insert into stage_row select (jsonb_populate_record(null::stage_row, row)).* from import_row where import_id = $1`,
    [importId],
  );
  await tx.query('analyze stage_row');
}

export async function forgetRows(tx: Tx, importId: string): Promise<void> {
  await tx.query('delete from import_row where import_id = $1', [importId]);
}
