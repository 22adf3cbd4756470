import { type Exact, exact } from './decimal.js';
import { type Instant, instant } from './instant.js';

/**
 * What is true of a person from an instant on, as far as targets ask: the share of a full load they can carry,
 * and where they belong. Leave changes none of it (domain rules, section 1).
 */
export interface CapacityStep {
  readonly from: Instant;
  /** Full-time equivalent: 1 is full time. */
  readonly fte: Exact;
  /** Share of a full load, for a new worker's graduated load or a special duty; 1 when its end date is reached. */
  readonly factor: Exact;
  readonly unitId: string | null;
  readonly region: string | null;
  readonly classification: string | null;
  /** Employed: from the first day until the day of `end_on`. */
  readonly active: boolean;
}

/** Before anything is known: no date of the service is earlier. */
export const beginning: Instant = instant(0);

/** A worker of whom nothing is on the roster counts as one full-time worker. */
export const unknownCapacity: CapacityStep = {
  from: beginning,
  fte: exact(1),
  factor: exact(1),
  unitId: null,
  region: null,
  classification: null,
  active: true,
};
