import type { Instant } from '../core/instant.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { Db, Tx } from '../platform/database/database.js';
import { kindNumbers, type ReceivedFact } from './received-fact.js';
import { columnsOf, rowSource } from './row-source.js';
import type { TieRow } from './tie.js';

/** What claiming gave: which ids are new, and the ties as they are. */
interface Claim {
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

const factTypes = ['int', 'text', 'int', 'text', 'smallint', 'float8', 'text', 'smallint'];
const tieTypes = ['int', 'text'];

/** Lists of one and of several have a statement each; parameters 1 to 3: the instant, the import, how many facts. */
const claimSql = (oneFact: boolean, oneTie: boolean): string => `
with claimed as (
  insert into assignment_fact
    (agency_id, source_id, event_id, feed_id, ref, kind, effective_at, recorded_at, origin, given, import_id)
  select (select plimsoll_agency()), source_id, event_id, feed_id, ref, kind, to_timestamp(at / 1000), $1::timestamptz, origin, given::jsonb, $2::uuid
  from ${rowSource(factTypes, 4, oneFact)} as fact (source_id, event_id, feed_id, ref, kind, at, given, origin)
  on conflict do nothing
  returning source_id, event_id)
select c.claimed, f.newest_snapshot, tie.*
from (select case when count(*) = $3::int then null
                  else coalesce(array_agg(source_id || ' ' || event_id), '{}') end as claimed
      from claimed) c
cross join (select max(last_as_of) as newest_snapshot from feed) f
left join (
  select a.* from ${rowSource(tieTypes, 4 + factTypes.length, oneTie)} as wanted (feed_id, ref)
  cross join lateral (
    select feed_id, ref, revision, subject_kind, subject_id, program, case_type, units::text, measures, role, profile,
           state, held_from, held_until, waiting_since, newest_at, newest_kind, newest_source, newest_id
    from assignment where assignment.feed_id = wanted.feed_id and assignment.ref = wanted.ref limit 1) a) tie on true`;

const claims = {
  one: { name: 'caseload_claim_one', text: claimSql(true, true) },
  several: { name: 'caseload_claim', text: claimSql(false, false) },
};

/** Claims the ids of the facts and reads the ties they are about, in one round trip. */
export async function claimAndRead(
  tx: Tx,
  facts: readonly ReceivedFact[],
  ties: readonly { readonly feedId: number; readonly ref: string }[],
): Promise<Claim> {
  const single = facts.length === 1 && ties.length === 1;
  const { name, text } = single ? claims.one : claims.several;
  const rows = await tx.prepared<ClaimRow>(name, text, [
    timestamp(tx.now),
    facts[0]?.importId ?? null,
    facts.length,
    ...columnsOf(
      [
        facts.map((fact) => fact.sourceId),
        facts.map((fact) => fact.id),
        facts.map((fact) => fact.feedId),
        facts.map((fact) => fact.ref),
        facts.map((fact) => kindNumbers[fact.kind]),
        facts.map((fact) => fact.at),
        facts.map((fact) => JSON.stringify(fact.given)),
        facts.map((fact) => (fact.origin === 'event' ? 1 : 2)),
        ties.map((tie) => tie.feedId),
        ties.map((tie) => tie.ref),
      ],
      single,
    ),
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
