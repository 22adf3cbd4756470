import { createReadStream, type ReadStream } from 'node:fs';

import { CsvError, parse } from 'csv-parse';

import { clientWord, looksLikeSsn } from './client-data.js';
import { type ColumnRules, columnName, snakeCase } from './columns.js';
import { FileRefused, type Findings } from './findings.js';

/** A row of a file: what stands in each of the columns that are known; an empty cell is an empty text. */
export interface FileRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

const longestRow = 1024 * 1024;

/** Reads the rows of a file one by one. What is wrong goes to the findings; a row that cannot be read is not among them. */
export function rowsOf(
  path: string,
  format: 'csv' | 'ndjson',
  rules: ColumnRules,
  findings: Findings,
): AsyncGenerator<FileRow> {
  return format === 'csv' ? csvRows(path, rules, findings) : ndjsonRows(path, rules, findings);
}

async function* csvRows(path: string, rules: ColumnRules, findings: Findings): AsyncGenerator<FileRow> {
  const file = createReadStream(path);
  const parser = file.pipe(
    parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: longestRow }),
  );
  file.on('error', (error) => parser.destroy(error));
  let header: readonly (string | null)[] | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = info.lines;
      if (header === null) {
        header = readHeader(record, rules, findings, line);
        continue;
      }
      if (record.length !== header.length) {
        const detail = `has ${record.length} cells where the header has ${header.length}`;
        findings.refuse({ line, column: null, code: 'cells', detail });
        continue;
      }
      const cells = new Map<string, string>();
      header.forEach((column, i) => {
        const cell = record[i] ?? '';
        if (isReadable(cell, column, line, findings) && column !== null) cells.set(column, cell.trim());
      });
      yield { line, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : null;
    findings.refuse({ line, column: null, code: 'csv', detail: `is not CSV: ${error.message}` });
    throw new FileRefused('the file is not CSV');
  } finally {
    file.destroy();
  }
  if (header === null) refuseWhole(findings, 'empty', 'the file is empty: its first line names the columns');
}

/** The known column of each header; null for those that are ignored. */
function readHeader(
  record: readonly string[],
  rules: ColumnRules,
  findings: Findings,
  line: number,
): (string | null)[] {
  const columns = record.map((header) => readColumn(header, rules, findings, line));
  const twice = columns.find((column, i) => column !== null && columns.indexOf(column) !== i);
  if (twice !== undefined && twice !== null) {
    findings.refuse({ line, column: twice, code: 'column_twice', detail: `the column ${twice} is there twice` });
  }
  for (const column of rules.required) {
    if (columns.includes(column)) continue;
    findings.refuse({ line, column, code: 'column_missing', detail: `the column ${column} is missing` });
  }
  if (findings.refused) throw new FileRefused('the header is refused');
  return columns;
}

function readColumn(header: string, rules: ColumnRules, findings: Findings, line: number): string | null {
  const column = columnName(header);
  if (rules.known.includes(column)) return column;
  const word = clientWord(header, rules.namesRefused);
  if (word !== null) {
    const detail = `the column ${shown(header)} looks like client data (${word}); no client data is taken, the file is refused whole`;
    findings.refuse({ line, column: shown(header), code: 'client_data', detail });
    return null;
  }
  if (rules.measures && /^measure_[a-z][a-z0-9_]{0,63}$/.test(column)) return column;
  const detail = `the column ${shown(header)} is not known and is ignored`;
  findings.note({ line, column: shown(header), code: 'unknown_column', detail });
  return null;
}

const shown = (header: string): string => header.trim().slice(0, 80);

function isReadable(cell: string, column: string | null, line: number, findings: Findings): boolean {
  if (looksLikeSsn(cell)) {
    const detail = 'holds what looks like a social security number; no client data is taken, the file is refused whole';
    findings.refuse({ line, column, code: 'client_data', detail });
    return false;
  }
  if (/[\ufffd\0\p{Cs}]/u.test(cell)) {
    findings.refuse({ line, column, code: 'encoding', detail: 'is not text in UTF-8' });
    return false;
  }
  return true;
}

async function* ndjsonRows(path: string, rules: ColumnRules, findings: Findings): AsyncGenerator<FileRow> {
  const file = createReadStream(path);
  const ignored = new Set<string>();
  let line = 0;
  try {
    for await (const text of linesOf(file)) {
      line += 1;
      if (text === null) refuseWhole(findings, 'ndjson', `line ${line} is longer than 1 MiB`);
      if (text.trim() === '') continue;
      const fields = objectIn(line === 1 ? text.replace(/^\ufeff/, '') : text);
      if (fields === null) {
        findings.refuse({ line, column: null, code: 'schema', detail: 'must be a JSON object' });
        continue;
      }
      yield { line, cells: cellsOf(fields, rules, findings, { line, ignored }) };
    }
  } finally {
    file.destroy();
  }
  if (line === 0) refuseWhole(findings, 'empty', 'the file is empty');
}

/** The lines of a file, however they end; null, and nothing after it, for one that is too long to be held. */
async function* linesOf(file: ReadStream): AsyncGenerator<string | null> {
  file.setEncoding('utf8');
  let begun = '';
  for await (const chunk of file as AsyncIterable<string>) {
    const lines = (begun + chunk).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) yield line;
    if (begun.length > longestRow) {
      yield null;
      return;
    }
  }
  if (begun !== '') yield begun;
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function cellsOf(
  fields: Record<string, unknown>,
  rules: ColumnRules,
  findings: Findings,
  { line, ignored }: { line: number; ignored: Set<string> },
): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [field, value] of Object.entries(withMeasures(fields, rules))) {
    if (ignored.has(field)) continue;
    const column = readColumn(rules.known.includes(field) ? field : snakeCase(field), rules, findings, line);
    const cell = cellOf(value);
    if (cell === null) findings.refuse({ line, column, code: 'schema', detail: `${field} must be a text or a number` });
    else if (column === null) ignored.add(field);
    else if (isReadable(cell, column, line, findings)) cells.set(column, cell.trim());
  }
  return cells;
}

/** `measures: { children: 3 }` is the column `measure_children`. */
function withMeasures(fields: Record<string, unknown>, rules: ColumnRules): Record<string, unknown> {
  const { measures, ...rest } = fields;
  if (!rules.measures || typeof measures !== 'object' || measures === null) return fields;
  const named = Object.entries(measures).map(([name, value]) => [`measure_${name}`, value as unknown]);
  return { ...rest, ...(Object.fromEntries(named) as Record<string, unknown>) };
}

function cellOf(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return isList ? value.join('|') : null;
}

function refuseWhole(findings: Findings, code: string, detail: string): never {
  findings.refuse({ line: null, column: null, code, detail });
  throw new FileRefused(detail);
}
