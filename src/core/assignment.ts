import type { Exact } from './decimal.js';
import type { Instant } from './instant.js';
import type { Subject } from './subject.js';

/** What can be said of an assignment, in the order in which facts of one instant are folded. */
export const factKinds = ['opened', 'changed', 'transferred', 'closed'] as const;
export type FactKind = (typeof factKinds)[number];

/** What a fact states; a field that is absent is not stated. Decimals are kept as their exact text. */
export interface Given {
  readonly workerId?: string;
  readonly unitId?: string;
  readonly toWorkerId?: string;
  readonly toUnitId?: string;
  readonly program?: string;
  readonly caseType?: string;
  readonly units?: string;
  readonly measures?: Readonly<Record<string, string>>;
  readonly role?: string;
  readonly profile?: string;
  readonly state?: string;
}

/** One fact about one assignment: an event received, or a difference that a snapshot showed. */
export interface Fact {
  readonly kind: FactKind;
  /** When it took effect. */
  readonly at: Instant;
  readonly source: string;
  readonly id: string;
  /** When we learned it. */
  readonly recordedAt: Instant;
  readonly origin: 'event' | 'reconcile';
  readonly given: Given;
}

/** What is counted of an assignment while it is held. */
export interface Work {
  readonly program: string;
  readonly caseType: string;
  readonly units: Exact;
  readonly measures: Readonly<Record<string, Exact>>;
  readonly role: string;
  readonly profile: string;
  readonly state: string;
}

/** Who held which work over [from, until); `until` null: still held. */
export interface Holding {
  readonly subject: Subject;
  readonly work: Work;
  readonly from: Instant;
  readonly until: Instant | null;
}
