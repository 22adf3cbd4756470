import type { Fact } from '../core/assignment.js';
import type { Instant } from '../core/instant.js';
import type { Subject } from '../core/subject.js';

/** A validated fact with its place in the ledger: the tie it is about, in the feed that it came by. */
export interface ReceivedFact extends Fact {
  readonly feedId: number;
  /** The row of `event_source` that stands for `source`. */
  readonly sourceId: number;
  /** The assignment reference, unique in its feed. */
  readonly ref: string;
  readonly importId?: string;
  /** Of what a snapshot showed: its `asOf`. Only later snapshots stand against it. */
  readonly saidAt?: Instant;
  /** It is in the ledger already and has waited for its time to come. */
  readonly claimed?: true;
}

/** What became of a fact: taken, known already, or the same id with something else in it. */
export type Outcome = 'accepted' | 'duplicate' | 'conflict';

/** A subject that must be read again from an instant on. */
export interface Reread {
  readonly subject: Subject;
  readonly from: Instant;
  /** Something came to light about a time that was read before. */
  readonly late: boolean;
}

/** What the ledger made of a list of facts. */
export interface Recorded {
  /** One for each fact of the list, in its order. */
  readonly outcomes: readonly Outcome[];
  readonly rereads: readonly Reread[];
  /** Who took up work on these ties, and since when: told to the supervisor where they are on leave. */
  readonly takenUp: readonly TakenUp[];
}

/** Work that came to be with a worker who did not hold it before. */
export interface TakenUp {
  readonly workerId: string;
  readonly at: Instant;
}

export const kindNumbers = { opened: 1, changed: 2, transferred: 3, closed: 4 } as const;
export const kindNames = ['opened', 'changed', 'transferred', 'closed'] as const;

/** One text for one tie, for maps. */
export const tieKey = (tie: { readonly feedId: number; readonly ref: string }): string => `${tie.feedId} ${tie.ref}`;

/** One text for one event id, for maps. */
export const eventKey = (event: { readonly sourceId: number; readonly id: string }): string =>
  `${event.sourceId} ${event.id}`;

/** Two lists met on one tie: the transaction is run again with what the other one left (SQLSTATE 40001). */
export class TieRaced extends Error {
  readonly code = '40001';

  constructor() {
    super('another list of facts changed the same assignment meanwhile');
  }
}
