import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { stringify } from 'csv-stringify';

import { harmlessCell } from './harmless-cell.js';

/** A cell: text, a number, or nothing. */
export type Cell = string | number | null;

/** A line of a file, its cells by their columns. */
export type Row<Column extends string> = Readonly<Record<Column, Cell>>;

/** A table as it is exported: its columns in snake_case, and its rows, batch by batch. */
export interface Table<Column extends string = string> {
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<readonly Row<Column>[]> | Iterable<readonly Row<Column>[]>;
}

/**
 * A table as CSV that a spreadsheet opens as it is meant: UTF-8 with its mark, line ends of RFC 4180, no cell a formula.
 * It is read no faster than it is sent.
 */
export function csvOf({ columns, rows }: Table): Readable {
  const lines = stringify({ bom: true, record_delimiter: 'windows' });
  async function* cells(): AsyncGenerator<Cell[]> {
    yield [...columns];
    for await (const batch of rows)
      for (const row of batch) yield columns.map((column) => guarded(row[column] ?? null));
  }
  // What goes wrong on the way ends the file before its end: the reader's download fails, and does not look whole.
  pipeline(Readable.from(cells()), lines).catch((error: unknown) => {
    lines.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return lines;
}

const guarded = (cell: Cell): Cell => (typeof cell === 'string' ? harmlessCell(cell) : cell);
