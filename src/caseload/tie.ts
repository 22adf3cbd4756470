import type { Fact, Holding, Work } from '../core/assignment.js';
import { compareFacts, fold } from '../core/caseload.js';
import { exact, plain } from '../core/decimal.js';
import type { Instant } from '../core/instant.js';
import { kindNames, type ReceivedFact } from './received-fact.js';

/** A row of `assignment`, numbers as their text. */
export interface TieRow {
  feed_id: number;
  ref: string;
  revision: number;
  subject_kind: 'worker' | 'pool' | null;
  subject_id: string | null;
  program: string | null;
  case_type: string | null;
  units: string | null;
  measures: Record<string, string> | null;
  role: string | null;
  profile: string | null;
  state: string | null;
  held_from: Instant | null;
  held_until: Instant | null;
  waiting_since: Instant | null;
  newest_at: Instant;
  newest_kind: 1 | 2 | 3 | 4;
  newest_source: string;
  newest_id: string;
}

/** The place of a fact in the order of folding. */
export type OrderKey = Pick<Fact, 'at' | 'kind' | 'source' | 'id'>;

/** An assignment as the facts so far have it. */
export interface Tie {
  readonly feedId: number;
  readonly ref: string;
  /** 0: not in the ledger yet. */
  readonly revision: number;
  /** The latest stretch, ended or not; null: its opening is still awaited. */
  readonly current: Holding | null;
  readonly waitingSince: Instant | null;
  readonly newest: OrderKey | null;
}

export const unknownTie = (feedId: number, ref: string): Tie => ({
  feedId,
  ref,
  revision: 0,
  current: null,
  waitingSince: null,
  newest: null,
});

export function tieOf(row: TieRow): Tie {
  return {
    feedId: row.feed_id,
    ref: row.ref,
    revision: row.revision,
    current: row.held_from === null ? null : holdingOf(row as HoldingRow),
    waitingSince: row.waiting_since,
    newest: {
      at: row.newest_at,
      kind: kindNames[row.newest_kind - 1] ?? 'opened',
      source: row.newest_source,
      id: row.newest_id,
    },
  };
}

/** The columns that say who held which work, in `assignment` and `past_holding` alike. */
export interface HoldingRow {
  subject_kind: 'worker' | 'pool';
  subject_id: string;
  program: string;
  case_type: string;
  units: string;
  measures: Record<string, string>;
  role: string;
  profile: string;
  state: string;
  held_from: Instant;
  held_until: Instant | null;
}

export function holdingOf(row: HoldingRow): Holding {
  return {
    subject: { kind: row.subject_kind, id: row.subject_id },
    work: {
      program: row.program,
      caseType: row.case_type,
      units: exact(row.units),
      measures: Object.fromEntries(Object.entries(row.measures).map(([name, value]) => [name, exact(value)])),
      role: row.role,
      profile: row.profile,
      state: row.state,
    },
    from: row.held_from,
    until: row.held_until,
  };
}

const noMeasures = '{}';

/** The measures of some work as their JSON text, decimals as text. */
export function measuresText(work: Work): string {
  const entries = Object.entries(work.measures);
  if (entries.length === 0) return noMeasures;
  return JSON.stringify(Object.fromEntries(entries.map(([name, value]) => [name, plain(value)])));
}

/** The tie after facts were folded into it. */
export interface FoldedTie {
  readonly tie: Tie;
  /** All stretches that the facts were folded into, the latest one last. */
  readonly holdings: readonly Holding[];
  readonly before: readonly Holding[];
  readonly waitingSince: Instant | null;
  readonly newest: OrderKey;
  readonly notHolder: readonly ReceivedFact[];
  /** Folded from all its facts, because one was older than what was known. */
  readonly anew: boolean;
}

/** Whether facts can be folded onto the latest stretch: they are newer than all that is known of the tie. */
export function comesAfter(tie: Tie, facts: readonly ReceivedFact[], newestSnapshot: Instant | null): boolean {
  const { newest } = tie;
  const known = newest === null || (tie.current !== null && tie.waitingSince === null);
  return (
    known &&
    facts.every(
      (fact) =>
        (newest === null || compareFacts(fact, newest) > 0) && (newestSnapshot === null || fact.at >= newestSnapshot),
    )
  );
}

/** Folds facts onto what is known of a tie: onto its latest stretch alone, or `anew` from all its facts. */
export function foldInto(tie: Tie, facts: readonly ReceivedFact[], known: Known | null): FoldedTie {
  const before = known === null ? (tie.current === null ? [] : [tie.current]) : known.holdings;
  const { holdings, waiting, mismatches } =
    known === null ? fold(facts, tie.current) : fold([...known.facts, ...facts]);
  const ordered = facts.reduce<OrderKey | null>((a, b) => (a === null || compareFacts(b, a) > 0 ? b : a), tie.newest);
  if (ordered === null) throw new Error('no facts to fold');
  return {
    tie,
    holdings,
    before,
    waitingSince: waiting.length === 0 ? null : (Math.min(...waiting.map((fact) => fact.recordedAt)) as Instant),
    newest: ordered,
    notHolder: mismatches.map((fact) => ({ feedId: tie.feedId, sourceId: 0, ref: tie.ref, ...fact })),
    anew: known !== null,
  };
}

/** All that the ledger has of a tie: its facts, and the stretches that they were folded into. */
export interface Known {
  readonly facts: readonly Fact[];
  readonly holdings: readonly Holding[];
}
