import type { Breach } from './breach.js';
import type { Calendar } from './calendar.js';
import type { Duty } from './duty.js';
import type { EntryDraft, Json } from './entry.js';
import type { Exceeded, Figures } from './figures.js';
import type { Instant, LocalDate } from './instant.js';
import type { EndReason, LoadHappening } from './load-state.js';
import type { BreachNoticeKind, Notice } from './notice.js';
import type { Clocks, Rung } from './target.js';

/** What people do about a breach. */
export type HumanSignal =
  /** `step`: the relief step that a pool's acknowledgement names. `expectedRound`: what the page showed. */
  | { readonly kind: 'acknowledged'; readonly by: string; readonly step?: string; readonly expectedRound?: number }
  | { readonly kind: 'acknowledgement_withdrawn'; readonly by: string }
  | { readonly kind: 'checked_in'; readonly by: string; readonly checkInId: string; readonly heldOn: LocalDate }
  | { readonly kind: 'check_in_edited'; readonly by: string; readonly checkInId: string; readonly version: number }
  | { readonly kind: 'waived'; readonly by: string; readonly reason: string }
  /** `as`: the post in which the person acts; `until`: the first day no longer excused. */
  | {
      readonly kind: 'excused';
      readonly by: string;
      readonly as: Clocks['excusedBy'][number];
      readonly reason: string;
      readonly until: LocalDate;
    }
  | { readonly kind: 'escalated'; readonly by: string };

/** What time, the roster, the mail and other breaches do to it. */
export type ServiceSignal =
  /** Everything due at or before now. */
  | { readonly kind: 'tick' }
  /** Due times are derived, so they have moved already. */
  | { readonly kind: 'calendar_changed' }
  /** `to` null: nobody is responsible from now on. */
  | { readonly kind: 'responsible_changed'; readonly to: string | null }
  /** A mail to this person was refused, or put off for 30 minutes. */
  | {
      readonly kind: 'undeliverable';
      readonly personId: string;
      readonly notice: BreachNoticeKind;
      readonly why: 'refused' | 'put_off';
    }
  /** A mass change or a catch-up: the round waits for the release. Only a breach without a round can be held. */
  | { readonly kind: 'held' }
  | { readonly kind: 'released'; readonly by: string | null }
  /** A check-in on a later breach of the same worker and target. */
  | {
      readonly kind: 'settled_by_later_check_in';
      readonly by: string;
      readonly checkInId: string;
      readonly heldOn: LocalDate;
      readonly breach: string;
    };

/** What a breach was thought to be before data were corrected, and what it is. */
export interface Restatement {
  readonly field: 'startedAt' | 'openedAt' | 'clearedAt' | 'peak' | 'end';
  readonly from: Json;
  readonly to: Json;
}

/** What the load did, and what corrected data say that it did. */
export type LoadSignal =
  | Extract<
      LoadHappening,
      { kind: 'peak' | 'absolute_passed' | 'absolute_left' | 'clearing' | 'reopened' | 'cleared' | 'ended' }
    >
  /** It never was. `into`: the number of the breach it turned out to be a part of. */
  | { readonly kind: 'annulled'; readonly at: Instant; readonly into: string | null }
  /** `tell`: whether those who were told are told so. */
  | {
      readonly kind: 'restated';
      readonly at: Instant;
      readonly changes: readonly Restatement[];
      readonly startedAt: Instant;
      readonly openedAt: Instant;
      readonly clearedAt: Instant | null;
      readonly exceeded: readonly Exceeded[];
      /** How a breach that had ended did end; absent where it goes on. */
      readonly end?: { readonly loadTrack: 'cleared' | 'ended'; readonly reason: EndReason | null };
      readonly tell: boolean;
    }
  /** It was logged as over and done, and by the corrected data is not. */
  | { readonly kind: 'still_open'; readonly at: Instant; readonly figures: Figures };

/** Everything that can be said to a breach after it opened. */
export type Signal = HumanSignal | ServiceSignal | LoadSignal;

/** What a decision about a breach is made with. */
export interface Context {
  readonly now: Instant;
  readonly calendar: Calendar;
  /** The version in force now: a round that starts takes its clocks and ladder. */
  readonly terms: { readonly version: number; readonly clocks: Clocks; readonly ladder: readonly Rung[] };
  /** Who is on duty now for the subject's unit. */
  readonly duty: Duty;
  /** Who has really been told about this breach: sent, unsure, or being sent. */
  readonly told: ReadonlySet<string>;
  /** The worker, where the agency sends copies of openings; null: no copy. */
  readonly workerCopyTo: string | null;
  /** Who hears that a due mail found nobody. */
  readonly admins: readonly string[];
  /** A mass change or a catch-up is running: a round that would start waits for its release. */
  readonly held: boolean;
  /** Missed days are being caught up: what opens and clears meanwhile is found late. */
  readonly catchingUp?: boolean;
}

/** Which promised and unsent notices about this breach are taken back, and why. */
export interface Cancellation {
  readonly kinds: 'all' | readonly BreachNoticeKind[];
  /** Only those to this person. */
  readonly personId?: string;
  readonly reason: string;
}

/** What the person who acted is told. */
export type Answer =
  /** 201. `staleRound`: the page showed another round than the current one; `goneTo`: who had been told by then. */
  | {
      readonly outcome: 'done';
      readonly round: number;
      readonly staleRound: boolean;
      readonly goneTo: readonly string[];
    }
  /** 200: who did it, and when; nothing changed. */
  | { readonly outcome: 'again'; readonly by: string; readonly at: Instant }
  | { readonly outcome: 'refused'; readonly status: 403 | 409 | 422; readonly code: Refusal }
  /** Not an act of a person: what the signal came to. */
  | { readonly outcome: 'noted' }
  | { readonly outcome: 'nothing'; readonly why: string };

/** Why an act is refused. */
export type Refusal =
  | 'closed'
  | 'waived'
  | 'not_owed'
  | 'checked_in'
  | 'load_ended'
  | 'held'
  | 'not_acknowledged'
  | 'not_yours'
  | 'step_needed'
  | 'pool_has_no_check_in'
  | 'no_rung_left'
  | 'no_excuse_in_target'
  | 'request_has_no_excuse'
  | 'not_excused_by'
  | 'over_absolute_limit'
  | 'until_too_early'
  | 'until_too_late';

/** What is to be carried out in one transaction. */
export interface Decision {
  readonly next: Breach;
  readonly entries: readonly EntryDraft[];
  readonly notices: readonly Notice[];
  readonly cancellations: readonly Cancellation[];
  readonly answer: Answer;
}
