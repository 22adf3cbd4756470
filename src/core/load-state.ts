import type { FeedReach } from './calendar.js';
import type { Exceeded, Figures } from './figures.js';
import type { Instant } from './instant.js';
import type { Reading } from './reading.js';
import type { Clocks } from './target.js';

/**
 * The load track: what was. It follows one subject against one target from moment to moment (domain rules, section 4) and
 * knows nothing of what anybody did about it. A spell (`alertAfter`, `clearAfter`) ends when the data reach its end.
 */
export type LoadTrack =
  | { readonly state: 'none' }
  /** Over, but not for long enough: no number, not a breach yet. */
  | {
      readonly state: 'pending';
      readonly since: Instant;
      readonly alertAfter: string;
      readonly figures: Figures;
      readonly exceeded: readonly Exceeded[];
    }
  | ({ readonly state: 'open' } & Over)
  /** At or below every `clearAt` since `since`, but not for long enough. */
  | ({ readonly state: 'clearing'; readonly since: Instant; readonly clearAfter: string } & Over);

/** What the load track holds of an open breach. */
export interface Over {
  /** The first moment over. */
  readonly startedAt: Instant;
  /** When `alertAfter` had passed; with no `alertAfter` the first moment over. */
  readonly openedAt: Instant;
  /** The last reading that core was shown. */
  readonly figures: Figures;
  readonly exceeded: readonly Exceeded[];
  /** Whether the load is over the absolute limit now: each new passing of it is a happening of its own. */
  readonly overAbsolute: boolean;
}

/** One look at a subject: its reading from `at` on, or why the target does not apply to it. A timeline's moment is one. */
export interface LoadMoment {
  readonly at: Instant;
  readonly reading: Reading | null;
  /** Why there is no reading; null where there is one. */
  readonly absent: string | null;
  readonly clocks: Pick<Clocks, 'alertAfter' | 'clearAfter'> | null;
}

/** How far the data of all feeds of a subject speak. */
export interface Reach {
  readonly feeds: readonly SubjectFeed[];
  /** No data beyond the feed's grace: nothing clears. */
  readonly stale: boolean;
}

/** A feed's reach. `applied`: when its snapshots were taken, oldest first, where a replay must know more than the last. */
export type SubjectFeed = FeedReach & { readonly applied?: readonly Instant[] };

/** Why an open breach ended without being cleared. */
export type EndReason =
  | { readonly code: 'no_longer_applies'; readonly why: string }
  | {
      readonly code: 'target_changed';
      readonly fromVersion: number;
      readonly toVersion: number;
      /** Effective limits before and after, rule by rule; null before: the version had no such rule. */
      readonly limits: readonly { readonly countUnit: string; readonly from: string | null; readonly to: string }[];
    };

/** What happened on the load track, in order of time. */
export type LoadHappening =
  | { readonly kind: 'pending'; readonly at: Instant; readonly figures: Figures }
  | { readonly kind: 'discarded'; readonly at: Instant; readonly since: Instant }
  /** `at` is `openedAt`. */
  | ({ readonly kind: 'opened'; readonly at: Instant } & Over)
  | { readonly kind: 'peak'; readonly at: Instant; readonly figures: Figures; readonly exceeded: readonly Exceeded[] }
  | { readonly kind: 'absolute_passed'; readonly at: Instant; readonly figures: Figures }
  /** Back at or below the absolute limit, and still in breach. */
  | { readonly kind: 'absolute_left'; readonly at: Instant; readonly figures: Figures }
  | { readonly kind: 'clearing'; readonly at: Instant; readonly figures: Figures }
  | { readonly kind: 'reopened'; readonly at: Instant; readonly figures: Figures }
  /** `at` is when `clearAfter` had passed; `clearedAt` the first moment at or below, from which it counts. */
  | { readonly kind: 'cleared'; readonly at: Instant; readonly clearedAt: Instant; readonly figures: Figures }
  | { readonly kind: 'ended'; readonly at: Instant; readonly reason: EndReason };

/** Where the track stands after a list of moments, and what happened on the way. */
export interface Advanced {
  readonly track: LoadTrack;
  readonly happenings: readonly LoadHappening[];
  /** When the running spell ends by the calendar; the data must still reach it. Null: no spell runs. */
  readonly spellEndsAt: Instant | null;
}
