import { breachOf } from '../../breaches/breach-value.js';
import { isOwed as isAnswerOwed } from '../../core/breach.js';
import type { BoardBreach, BoardRow } from './board-row.js';

/** Whether an answer to a breach is still owed by its supervisor. */
export const isOwed = (row: BoardBreach): boolean => row.closed_at === null && isAnswerOwed(breachOf(row));

/** The breach of a row that has to be dealt with first: the one that falls due first. */
export function firstOwed({ breaches }: Pick<BoardRow, 'breaches'>): BoardBreach | null {
  const [first] = breaches.filter(isOwed).sort((a, b) => (dueOf(a) ?? Infinity) - (dueOf(b) ?? Infinity));
  return first ?? null;
}

const dueOf = ({ check_in_by: checkIn, next_rung_at: rung }: BoardBreach): number | null => checkIn ?? rung;

/**
 * What needs doing comes first: owed answers by when they fall due, then what is on its way to a breach, then what is
 * open and answered. Everybody else stays in the order of the unit. Never by load: a board is no ranking of people.
 */
export function inOrderOfNeed(rows: readonly BoardRow[]): BoardRow[] {
  return rows
    .map((row, place) => ({ row, place, need: needOf(row), due: dueFirst(row) }))
    .sort((a, b) => a.need - b.need || a.due - b.due || a.place - b.place)
    .map(({ row }) => row);
}

function needOf(row: BoardRow): number {
  if (firstOwed(row) !== null || row.asks.length > 0) return 0;
  if (row.lines.some(({ opensAt }) => opensAt !== null)) return 1;
  return row.breaches.length > 0 ? 2 : 3;
}

/** All that do not owe anything are alike here. */
function dueFirst(row: BoardRow): number {
  const owed = firstOwed(row);
  const [ask] = row.asks;
  if (owed === null && ask === undefined) return 0;
  const first = owed === null ? null : dueOf(owed);
  return Math.min(first ?? Number.MAX_SAFE_INTEGER, ask?.by ?? Number.MAX_SAFE_INTEGER);
}
