import type { Exact } from './decimal.js';
import type { RungRole } from './target.js';

/** Where a caseload stands against the target in force (domain rules, section 3). */
export type Status = 'unmeasured' | 'below_goal' | 'in_band' | 'at_limit' | 'over' | 'over_absolute';

/** What the load track asks of a load: over a limit; at or below every clearAt; or neither. */
export type Position = 'over' | 'between' | 'clear';

/** One rule of a target read against one load. */
export interface RuleReading {
  readonly kind: 'open_count' | 'pool_size';
  readonly countUnit: string;
  readonly load: Exact;
  readonly goal: Exact | null;
  readonly effectiveLimit: Exact;
  readonly absoluteLimit: Exact | null;
  readonly clearAt: Exact;
  /** Load less effective limit; zero where it isn't over. */
  readonly overBy: Exact;
  readonly exceeded: boolean;
  /** The sum as a person would check it: `14 × 0.8 FTE = 11.2`. */
  readonly arithmetic: string;
}

/** A subject's loads read against one version of a target. */
export interface Reading {
  readonly targetId: string;
  readonly version: number;
  readonly status: Exclude<Status, 'unmeasured'>;
  readonly position: Position;
  readonly rules: readonly RuleReading[];
}

/** Who would be told by a rung, and who was passed over. */
export interface Routed {
  readonly role: RungRole;
  readonly to: readonly { readonly personId: string; readonly because: string }[];
  readonly passedOver: readonly { readonly personId: string | null; readonly because: string }[];
}
