import type { Instant } from '../../core/instant.js';

/** Something that is written above the paper at its time. */
export interface Note {
  readonly at: Instant;
  readonly text: string;
}

/** Where a note is written: on which line above the paper, and on which side of its time. */
export interface NotePlace extends Note {
  readonly row: 0 | 1;
  readonly side: 'start' | 'end';
}

interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

const letter = 6.2;
const apart = 8;

const tries = [
  { row: 0, side: 'start' },
  { row: 0, side: 'end' },
  { row: 1, side: 'start' },
  { row: 1, side: 'end' },
] as const;

/** Places notes on paper of a width in pixels, in order of time; one that finds no room is left to the table. */
export function placeNotes(notes: readonly Note[], { from, until }: Span, width: number): NotePlace[] {
  const taken: { row: number; left: number; right: number }[] = [];
  const placed: NotePlace[] = [];
  for (const note of [...notes].sort((a, b) => a.at - b.at)) {
    if (note.at < from || note.at > until) continue;
    const x = ((note.at - from) / Math.max(until - from, 1)) * width;
    const long = note.text.length * letter + apart;
    const found = tries.find(({ row, side }) => {
      const [left, right] = side === 'start' ? [x, x + long] : [x - long, x];
      const isFree = taken.every((other) => other.row !== row || right <= other.left || left >= other.right);
      if (left < 0 || right > width || !isFree) return false;
      taken.push({ row, left, right });
      return true;
    });
    if (found !== undefined) placed.push({ ...note, ...found });
  }
  return placed;
}
