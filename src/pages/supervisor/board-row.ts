import type { BreachRow } from '../../breaches/breach.row.js';
import type { Instant } from '../../core/instant.js';
import type { Subject } from '../../core/subject.js';
import type { PersonLine } from '../pictures/board-pictures.view.js';
import type { Line } from './line.js';

/** A person or a pool of the board: where they stand, and what is open about them. */
export interface BoardRow {
  readonly subject: Subject;
  readonly unitId: string;
  readonly away: boolean;
  readonly lines: readonly Line[];
  /** Their last 30 days, where they are drawn. */
  readonly drawn: readonly PersonLine[];
  readonly breaches: readonly BoardBreach[];
  /** What the worker asks of the line: check-ins, answers to disputes; what is due first comes first. */
  readonly asks: readonly Ask[];
}

/** Something that a worker asks of their line, and by when it is owed. */
export interface Ask {
  readonly what: 'check_in' | 'dispute';
  readonly path: string;
  readonly by: Instant | null;
}

/** A breach that is not settled, with the days it was over. */
export interface BoardBreach extends BreachRow {
  readonly daysOver: number;
}
