import { assignmentRow } from './assignment-row.js';
import type { Calendar } from '../core/calendar.js';
import type { Tx } from '../platform/database/database.js';
import { columnsOf } from './columns.js';
import { rowsOf } from './file-rows.js';
import { FileRefused, type Findings } from './findings.js';
import type { ImportOrder } from './import-order.js';
import { copyToStage, makeStage, refsTwice } from './stage.queries.js';

const mostRefsTwice = 100;

/** Reads an assignments file row by row into the stage; answers how many rows it has. What is wrong is in the findings. */
export async function stageFile(
  tx: Tx,
  path: string,
  order: ImportOrder,
  calendar: Calendar,
  findings: Findings,
): Promise<number> {
  await makeStage(tx);
  const copy = copyToStage(tx, order.asOf);
  let rows = 0;
  try {
    for await (const row of rowsOf(path, order.format, columnsOf.assignments, findings)) {
      rows += 1;
      const read = assignmentRow(row, calendar);
      if (Array.isArray(read)) for (const finding of read) findings.refuse(finding);
      else {
        noteNotYet(read.line, read.openedAt !== null && read.openedAt > order.asOf, findings);
        await copy.write(read);
      }
    }
  } catch (error) {
    await copy.end();
    if (!(error instanceof FileRefused)) throw error;
    return rows;
  }
  await copy.end();
  await refuseRefsTwice(tx, findings);
  return rows;
}

function noteNotYet(line: number, isNotYet: boolean, findings: Findings): void {
  if (!isNotYet) return;
  const detail = 'opens after the file’s own instant; it counts when a later file has it';
  findings.note({ line, column: 'opened_on', code: 'not_yet', detail });
}

/** A reference names one tie: two rows for it refuse the file, both lines named. */
async function refuseRefsTwice(tx: Tx, findings: Findings): Promise<void> {
  for (const { ref, lines } of await refsTwice(tx, mostRefsTwice)) {
    for (const line of lines) {
      const others = lines.filter((each) => each !== line).slice(0, 5);
      const detail = `the reference ${ref} is also on line ${others.join(', ')}; it names one assignment`;
      findings.refuse({ line, column: 'assignment_ref', code: 'duplicate_row', detail });
    }
  }
}
