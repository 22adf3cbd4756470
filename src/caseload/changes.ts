import type { Holding, Work } from '../core/assignment.js';
import { sameHeld } from '../core/caseload.js';
import type { Instant } from '../core/instant.js';
import type { Subject } from '../core/subject.js';

/** Work that a subject gained (1) or gave up (-1) at an instant. */
export interface Change {
  readonly subject: Subject;
  readonly work: Work;
  readonly at: Instant;
  readonly sign: 1 | -1;
}

/** What has to be added to one history of a tie to make it another. */
export function changesBetween(before: readonly Holding[], after: readonly Holding[]): Change[] {
  const changes: Change[] = [];
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    const old = before[i];
    const now = after[i];
    const sameStart = old !== undefined && now !== undefined && startAlike(old, now);
    if (sameStart && old.until === now.until) continue;
    if (old !== undefined) undo(old, sameStart, changes);
    if (now !== undefined) add(now, sameStart, changes);
  }
  return changes;
}

function undo({ subject, work, from, until }: Holding, startStands: boolean, changes: Change[]): void {
  if (!startStands) changes.push({ subject, work, at: from, sign: -1 });
  if (until !== null) changes.push({ subject, work, at: until, sign: 1 });
}

function add({ subject, work, from, until }: Holding, startStands: boolean, changes: Change[]): void {
  if (!startStands) changes.push({ subject, work, at: from, sign: 1 });
  if (until !== null) changes.push({ subject, work, at: until, sign: -1 });
}

const startAlike = (a: Holding, b: Holding): boolean => a.from === b.from && sameHeld(a, b);
