import type { Json } from '../core/entry.js';
import type { Instant } from '../core/instant.js';

export type LoadTrackState = 'open' | 'clearing' | 'cleared' | 'annulled' | 'ended';
export type ResponseTrackState = 'awaiting' | 'acknowledged' | 'checked_in' | 'waived' | 'not_owed';

/** A row of the table `breach`: what is asked for by column, beside the core's own value of the response. */
export interface BreachRow {
  readonly breach_id: string;
  /** `request`: a worker asked for a check-in; it is no breach, and counted nowhere. */
  readonly kind: 'breach' | 'request';
  readonly number: string;
  readonly subject_kind: 'worker' | 'pool';
  readonly subject_id: string;
  readonly unit_id: string | null;
  readonly program: string;
  readonly target_id: string;
  readonly target_version: number;
  readonly load_track: LoadTrackState;
  readonly response_track: ResponseTrackState;
  readonly round: number;
  readonly started_at: Instant;
  readonly opened_at: Instant;
  readonly noticed_at: Instant;
  readonly cleared_at: Instant | null;
  readonly closed_at: Instant | null;
  readonly ended_reason: string | null;
  readonly found_late: boolean;
  readonly load: string;
  readonly peak: string;
  readonly effective_limit: string;
  readonly goal: string | null;
  readonly opening_load: string;
  readonly opening_limit: string;
  readonly count_unit: string;
  readonly exceeded: Json;
  readonly excused_until: Instant | null;
  readonly check_in_by: Instant | null;
  readonly next_rung_at: Instant | null;
  readonly clears_at: Instant | null;
  readonly next_due_at: Instant | null;
  readonly hold_id: string | null;
  readonly responsible_id: string | null;
  readonly response: Json;
}
