import type { EntryDraft } from '../core/entry.js';
import type { Instant, LocalDate } from '../core/instant.js';
import type { Notice } from '../core/notice.js';
import type { Subject } from '../core/subject.js';

/** What was noticed about one row of a file; `column` null: about the row as a whole, `line` null: about the file. */
export interface Finding {
  readonly line: number | null;
  readonly column: string | null;
  readonly code: string;
  readonly detail: string;
}

/** The file that rows come from. */
export interface RosterFile {
  readonly asOf: Instant;
  readonly importId: string;
  readonly mode: 'snapshot' | 'delta';
  /** In rehearsal a file may grant every role. */
  readonly rehearsal: boolean;
}

/** A subject to be read again from an instant on, because what its limit rests on has changed. */
export interface Reread {
  readonly subject: Subject;
  readonly from: Instant;
}

/** What became of a file of units, people or absences: applied whole, or refused whole with every line that is wrong. */
export type Applied =
  | {
      readonly outcome: 'applied';
      readonly added: number;
      readonly changed: number;
      readonly closed: number;
      readonly unchanged: number;
      readonly findings: readonly Finding[];
      /** Whose limit or unit changed at or before now. What changes on a later day is on the agenda. */
      readonly rereads: readonly Reread[];
      /** The units of which somebody else may now be told. */
      readonly dutyChanged: readonly string[];
      /** Warnings to admins and seats, for the caller to promise. */
      readonly notices: readonly Notice[];
      /** What of it is on record by itself, for the caller to append before what follows from it. */
      readonly entries: readonly EntryDraft[];
    }
  | { readonly outcome: 'refused'; readonly findings: readonly Finding[] };

/** Two rows that speak for the same id and day: both lines, or nothing. */
export function twice(
  rows: readonly { line: number; id: string; day: LocalDate | string }[],
  column: string,
): Finding[] {
  const first = new Map<string, number>();
  const found: Finding[] = [];
  for (const { line, id, day } of rows) {
    const key = JSON.stringify([id, day]);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line);
    else
      found.push(
        { line: earlier, column, code: 'duplicate_row', detail: `${id} is also on line ${line} for the same day` },
        { line, column, code: 'duplicate_row', detail: `${id} is also on line ${earlier} for the same day` },
      );
  }
  return found;
}
