import type { Instant } from '../core/instant.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { Db, Tx } from '../platform/database/database.js';
import { kindNumbers, type ReceivedFact } from './received-fact.js';
import type { TieRow } from './tie.js';

/** What claiming gave: which ids are new, and the ties as they are. */
export interface Claim {
  /** Null: every id was new. */
  readonly claimed: readonly string[] | null;
  readonly newestSnapshot: Instant | null;
  readonly ties: readonly TieRow[];
}

/** Where no tie is known there is still the row that says what was claimed. */
type ClaimRow = (TieRow | { ref: null }) & {
  claimed: string[] | null;
  newest_snapshot: Instant | null;
};

const claimSql = `
with claimed as (
  insert into assignment_fact
    (source_id, event_id, feed_id, ref, kind, effective_at, recorded_at, origin, given, import_id)
  select source_id, event_id, feed_id, ref, kind, to_timestamp(at / 1000), $8, origin, given::jsonb, $9
  from unnest($1::int[], $2::text[], $3::int[], $4::text[], $5::smallint[], $6::float8[], $7::text[], $10::smallint[])
    as fact (source_id, event_id, feed_id, ref, kind, at, given, origin)
  on conflict do nothing
  returning source_id, event_id)
select c.claimed, (select max(last_as_of) from feed where feed_id = any ($11)) as newest_snapshot, tie.*
from (select case when count(*) = cardinality($2) then null else coalesce(array_agg(source_id || ' ' || event_id), '{}') end as claimed
      from claimed) c
left join (
  select a.feed_id, a.ref, a.revision, a.subject_kind, a.subject_id, a.program, a.case_type, a.units::text, a.measures,
         a.role, a.profile, a.state, a.held_from, a.held_until, a.waiting_since,
         a.newest_at, a.newest_kind, a.newest_source, a.newest_id
  from unnest($11::int[], $12::text[]) as wanted (feed_id, ref)
  join assignment a on a.feed_id = wanted.feed_id and a.ref = wanted.ref) tie on true`;

/** Claims the ids of the facts and reads the ties they are about, in one round trip. */
export async function claimAndRead(
  tx: Tx,
  facts: readonly ReceivedFact[],
  ties: readonly { readonly feedId: number; readonly ref: string }[],
): Promise<Claim> {
  const rows = await tx.prepared<ClaimRow>('caseload_claim', claimSql, [
    facts.map((fact) => fact.sourceId),
    facts.map((fact) => fact.id),
    facts.map((fact) => fact.feedId),
    facts.map((fact) => fact.ref),
    facts.map((fact) => kindNumbers[fact.kind]),
    facts.map((fact) => fact.at),
    facts.map((fact) => JSON.stringify(fact.given)),
    timestamp(tx.now),
    facts[0]?.importId ?? null,
    facts.map((fact) => (fact.origin === 'event' ? 1 : 2)),
    ties.map((tie) => tie.feedId),
    ties.map((tie) => tie.ref),
  ]);
  const first = rows[0];
  return {
    claimed: first?.claimed ?? null,
    newestSnapshot: first?.newest_snapshot ?? null,
    ties: rows.filter((row): row is TieRow & ClaimRow => row.ref !== null),
  };
}

/** Adds facts of our own making, whose ids are new. */
export async function insertFacts(tx: Tx, facts: readonly ReceivedFact[]): Promise<void> {
  if (facts.length > 0) await claimAndRead(tx, facts, []);
}

/** Of facts whose ids are taken: whether the ledger has the very same under it. */
export async function sameAsKnown(db: Db, facts: readonly ReceivedFact[]): Promise<boolean[]> {
  const rows = await db.query<{ same: boolean }>(
    `select known.feed_id = fact.feed_id and known.ref = fact.ref and known.kind = fact.kind
            and known.effective_at = to_timestamp(fact.at / 1000) and known.given = fact.given::jsonb as same
     from unnest($1::int[], $2::text[], $3::int[], $4::text[], $5::smallint[], $6::float8[], $7::text[])
       with ordinality as fact (source_id, event_id, feed_id, ref, kind, at, given, n)
     join assignment_fact known on known.source_id = fact.source_id and known.event_id = fact.event_id
     order by n`,
    [
      facts.map((fact) => fact.sourceId),
      facts.map((fact) => fact.id),
      facts.map((fact) => fact.feedId),
      facts.map((fact) => fact.ref),
      facts.map((fact) => kindNumbers[fact.kind]),
      facts.map((fact) => fact.at),
      facts.map((fact) => JSON.stringify(fact.given)),
    ],
  );
  return rows.map((row) => row.same);
}
