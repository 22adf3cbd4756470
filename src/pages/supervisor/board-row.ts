import type { ListedBreach } from '../../breaches/breach-list.queries.js';
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
}

/** A breach that is not settled, with the days it was over. */
export interface BoardBreach extends ListedBreach {
  readonly daysOver: number;
}
