import type { BreachRow } from '../breaches/breach.row.js';
import type { Judgement } from './judge.js';

/** A judgement with the breaches that are on record for its subject and target. */
export interface Case {
  readonly judgement: Judgement;
  readonly logged: readonly BreachRow[];
}

/** What keeps openings back. */
export interface HeldBy {
  readonly holdId: string;
  readonly kind: 'mass_change' | 'catch_up' | 'first_run';
}
