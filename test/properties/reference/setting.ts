import type { Instant } from '../../../src/core/instant.js';
import type { NoticeKind } from '../../../src/core/notice.js';
import type { Clocks, Rung } from '../../../src/core/target.js';

/** The terms under which a sequence of loads is judged. */
export interface Setting {
  readonly name: string;
  readonly limit: number;
  readonly goal: number | null;
  readonly clearAt: number | null;
  readonly absoluteLimit: number | null;
  readonly clocks: Clocks;
  readonly ladder: readonly Rung[];
  /** Whether the worker gets a copy of the opening. */
  readonly workerCopy: boolean;
}

/** A worker's load as one daily snapshot has it. */
export interface Snapshot {
  readonly asOf: Instant;
  readonly load: number;
}

/** What the supervisor does about the latest breach. */
export interface Deed {
  readonly at: Instant;
  readonly kind: 'acknowledge' | 'check_in';
}

/** A mail about a breach. */
export interface Mail {
  readonly at: Instant;
  readonly kind: NoticeKind;
  readonly to: string;
}

/** All that is decided over a stretch of time. */
export interface Story {
  /** The load track after each snapshot. */
  readonly states: readonly string[];
  readonly breaches: readonly {
    readonly startedAt: Instant;
    readonly openedAt: Instant;
    readonly clearedAt: Instant | null;
    readonly peak: number;
    readonly foundLate: boolean;
  }[];
  readonly mails: readonly Mail[];
}
