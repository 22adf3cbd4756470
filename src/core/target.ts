import type { Exact } from './decimal.js';
import type { Instant, LocalDate } from './instant.js';

/** Which work and which people a target is about; a field that is absent does not narrow it. */
export interface Scope {
  readonly program: string;
  readonly region?: string;
  readonly unit?: string;
  readonly classification?: string;
  readonly person?: string;
}

/** A factor for each role, case type, profile or state that is named. */
export type Weights = Readonly<Record<string, Exact>>;

/** `open_count`: what a worker holds now, weighted, against a limit per full-time worker. */
export interface OpenCountRule {
  readonly kind: 'open_count';
  /** The case types that count; null: all of the program. */
  readonly counts: readonly string[] | null;
  /** The word shown for one of what is counted. */
  readonly countUnit: string;
  /** `units`, or the name of a measure that the assignment carries. */
  readonly of: string;
  readonly goal: Exact | null;
  readonly limit: Exact;
  readonly absoluteLimit: Exact | null;
  /** At or below this a breach clears; null: the limit. */
  readonly clearAt: Exact | null;
  /** Roles that are not named weigh 0, but for primary, which weighs 1 where it isn't named. */
  readonly roleWeights: Weights;
  /** Case types, profiles and states that are not named weigh 1. */
  readonly typeWeights: Weights;
  readonly profileWeights: Weights;
  readonly stateWeights: Weights;
  /** Whether FTE and capacity factor scale the limit. */
  readonly prorate: boolean;
}

/** `pool_size`: work of a unit that nobody holds. */
export interface PoolSizeRule {
  readonly kind: 'pool_size';
  readonly counts: readonly string[] | null;
  readonly countUnit: string;
  readonly of: string;
  readonly goal: Exact | null;
  readonly limit: Exact;
  readonly absoluteLimit: Exact | null;
  readonly clearAt: Exact | null;
  readonly typeWeights: Weights;
  readonly profileWeights: Weights;
  readonly stateWeights: Weights;
}

export type Rule = OpenCountRule | PoolSizeRule;

/** Who a rung tells. `cover` is whoever stands in for the supervisor; `packet` is the forum's report and no mail. */
export type RungRole = 'supervisor' | 'cover' | 'manager' | 'director' | 'packet';

/** A step of the ladder: who is told, how long after the round began, and what makes it needless. */
export interface Rung {
  /** A duration: `0 hours`, `1 working day`, `30 days`. */
  readonly after: string;
  readonly unless: 'acknowledged' | 'checked_in' | null;
  readonly to: readonly RungRole[];
}

/** The times that a target gives: durations as written in the agreement. */
export interface Clocks {
  readonly alertAfter: string;
  readonly clearAfter: string;
  readonly checkInWithin: string;
  readonly remindEvery: string;
  readonly checkInAgainAfter: string;
  readonly excusedUpTo: string | null;
  readonly excusedBy: readonly ('supervisor' | 'manager' | 'director')[];
}

/** What was negotiated: one version of a target, read into exact numbers. */
export interface TargetTerms {
  readonly name: string;
  readonly agreement: string;
  readonly clause: string;
  readonly scope: Scope;
  readonly rules: readonly Rule[];
  readonly clocks: Clocks;
  readonly ladder: readonly Rung[];
  readonly agreedBy: 'statute' | null;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  readonly insteadOf: string | null;
  readonly retroactive: boolean;
  readonly reason: string;
}

/** A version of a target over the time in which it is in force, [from, until). */
export interface TargetInForce {
  readonly targetId: string;
  readonly version: number;
  readonly terms: TargetTerms;
  readonly from: Instant;
  readonly until: Instant | null;
}
