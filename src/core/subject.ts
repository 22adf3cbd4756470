/**
 * What a target is held against: a worker with a caseload, or the pool of a unit, the work that nobody holds.
 */
export interface Subject {
  readonly kind: 'worker' | 'pool';
  /** The worker's person id, or the unit's id. */
  readonly id: string;
}

/** One text for one subject, for maps and locks: `worker:W-104`, `pool:ER3`. */
export const subjectKey = (subject: Subject): string => `${subject.kind}:${subject.id}`;
