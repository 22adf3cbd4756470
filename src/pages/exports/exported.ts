import type { Caller } from '../../access/caller.js';
import { appendEntries } from '../../breach-log/log.js';
import type { Tx } from '../../platform/database/database.js';

/** The tables that can be taken away as a file; each is exported from the address of its page. */
export const exportedTables = ['breaches', 'board', 'targets', 'notifications', 'holds', 'people', 'units'] as const;
export type ExportedTable = (typeof exportedTables)[number];

/** What is put on record of an export. */
export interface Exported {
  readonly table: ExportedTable;
  readonly filters: Readonly<Record<string, string>>;
  /** Of the filters, those in which a name may have been typed: the log keeps only a commitment of them. */
  readonly sealed?: Readonly<Record<string, string>>;
  readonly rows: number;
}

/** Puts an export on record, before a byte of it leaves. */
export async function recordExport(
  tx: Tx,
  caller: Caller,
  { table, filters, sealed = {}, rows }: Exported,
): Promise<void> {
  await appendEntries(tx, [
    {
      kind: 'exported',
      effectiveAt: tx.now,
      ...(caller.personId === null ? {} : { by: caller.personId }),
      facts: { table, filters, rows },
      ...(Object.keys(sealed).length === 0 ? {} : { sealed }),
    },
  ]);
}
