import type { Fact, Given } from './assignment.js';
import { fold, heldAt, sameHeld, wholly, type Held } from './caseload.js';
import type { Instant } from './instant.js';

/** What a snapshot adds to the facts about one assignment, so that the fold says what the snapshot said. */
export interface Difference {
  readonly kind: 'opened' | 'closed';
  /** When it takes effect. */
  readonly at: Instant;
  readonly given: Given;
}

/**
 * The difference between what the fold says at an instant and what a snapshot says of it; null where they agree. What is
 * held is stated whole: opening an open assignment changes it, its holder included. One that the snapshot lacks is closed.
 */
export function snapshotDifference(folded: Held | null, says: Held | null, at: Instant): Difference | null {
  if (sameHeld(folded, says)) return null;
  return says ? { kind: 'opened', at, given: wholly(says) } : { kind: 'closed', at, given: {} };
}

/** How a difference becomes a fact: the ledger names its source and id, and when it was recorded. */
type AsFact = (difference: Difference) => Fact;

/**
 * The differences that keep a feed's snapshots true when events about one assignment arrive late: an event effective before
 * the `asOf` of an applied snapshot changes the history before it, not the count after it (domain rules, section 5). An
 * event effective at the very instant of a snapshot is not before it, and is folded after what is added here. `asOfs` are
 * those of the feed's applied snapshots.
 */
export function pins(
  known: readonly Fact[],
  late: readonly Fact[],
  asOfs: readonly Instant[],
  asFact: AsFact,
): Difference[] {
  const made: Difference[] = [];
  const truth = fold(known).holdings;
  let facts = [...known, ...late];
  let covered = -Infinity;
  for (const asOf of [...asOfs].sort((a, b) => a - b)) {
    // With the state at one snapshot pinned, everything after it is as it was, up to the next late event.
    if (late.some((fact) => covered <= fact.at && fact.at < asOf)) {
      const difference = snapshotDifference(heldAt(fold(facts).holdings, asOf), heldAt(truth, asOf), asOf);
      if (difference) {
        made.push(difference);
        facts = [...facts, asFact(difference)];
      }
    }
    covered = asOf;
  }
  return made;
}
