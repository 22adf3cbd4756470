import type { Fact, Given, Holding } from '../core/assignment.js';
import type { Instant } from '../core/instant.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { Db, Tx } from '../platform/database/database.js';
import { kindNames, tieKey } from './received-fact.js';
import { holdingOf, type HoldingRow } from './tie.js';

/** What names a tie. */
export interface TieName {
  readonly feedId: number;
  readonly ref: string;
}

interface FactRow {
  feed_id: number;
  ref: string;
  source: string;
  event_id: string;
  kind: 1 | 2 | 3 | 4;
  effective_at: Instant;
  recorded_at: Instant;
  origin: 1 | 2;
  given: Given;
}

const factOf = (row: FactRow): Fact => ({
  kind: kindNames[row.kind - 1] ?? 'opened',
  at: row.effective_at,
  source: row.source,
  id: row.event_id,
  recordedAt: row.recorded_at,
  origin: row.origin === 1 ? 'event' : 'reconcile',
  given: row.given,
});

/** All facts about some ties that had taken effect and were recorded by `knownAt`. */
export async function factsOf(db: Db, ties: readonly TieName[], knownAt: Instant): Promise<Map<string, Fact[]>> {
  const rows = await db.query<FactRow>(
    `select f.feed_id, f.ref, s.source, f.event_id, f.kind, f.effective_at, f.recorded_at, f.origin, f.given
     from unnest($1::int[], $2::text[]) as wanted (feed_id, ref)
     join assignment_fact f on f.feed_id = wanted.feed_id and f.ref = wanted.ref
     join event_source s on s.source_id = f.source_id
     where f.effective_at <= $3 and f.recorded_at <= $3
     order by f.effective_at`,
    [ties.map((tie) => tie.feedId), ties.map((tie) => tie.ref), timestamp(knownAt)],
  );
  const facts = new Map<string, Fact[]>();
  for (const row of rows) {
    const key = tieKey({ feedId: row.feed_id, ref: row.ref });
    const list = facts.get(key);
    if (list) list.push(factOf(row));
    else facts.set(key, [factOf(row)]);
  }
  return facts;
}

/** The earlier stretches of some ties, oldest first. */
export async function pastHoldings(db: Db, ties: readonly TieName[]): Promise<Map<string, Holding[]>> {
  const rows = await db.query<HoldingRow & { feed_id: number; ref: string }>(
    `select p.feed_id, p.ref, p.subject_kind, p.subject_id, p.program, p.case_type, p.units::text, p.measures, p.role,
            p.profile, p.state, p.held_from, p.held_until
     from unnest($1::int[], $2::text[]) as wanted (feed_id, ref)
     join past_holding p on p.feed_id = wanted.feed_id and p.ref = wanted.ref
     order by p.held_from`,
    [ties.map((tie) => tie.feedId), ties.map((tie) => tie.ref)],
  );
  const holdings = new Map<string, Holding[]>();
  for (const row of rows) {
    const key = tieKey({ feedId: row.feed_id, ref: row.ref });
    const list = holdings.get(key);
    if (list) list.push(holdingOf(row));
    else holdings.set(key, [holdingOf(row)]);
  }
  return holdings;
}

export async function forgetPastHoldings(tx: Tx, ties: readonly TieName[]): Promise<void> {
  await tx.query(
    `delete from past_holding p using unnest($1::int[], $2::text[]) as wanted (feed_id, ref)
     where p.feed_id = wanted.feed_id and p.ref = wanted.ref`,
    [ties.map((tie) => tie.feedId), ties.map((tie) => tie.ref)],
  );
}

/** Keeps in mind whom ties were once thought to be with. */
export async function rememberFormerHolders(
  tx: Tx,
  former: readonly (TieName & { readonly holding: Holding })[],
): Promise<void> {
  if (former.length === 0) return;
  await tx.query(
    `insert into former_holder (subject_kind, subject_id, feed_id, ref)
     select * from unnest($1::text[], $2::text[], $3::int[], $4::text[])
     on conflict do nothing`,
    [
      former.map(({ holding }) => holding.subject.kind),
      former.map(({ holding }) => holding.subject.id),
      former.map((row) => row.feedId),
      former.map((row) => row.ref),
    ],
  );
}

/** The instants of the snapshots applied to some feeds after an instant, oldest first; `feedIds` null: to all. */
export async function snapshotsAfter(
  db: Db,
  feedIds: readonly number[] | null,
  after: Instant,
): Promise<Map<number, Instant[]>> {
  const rows = await db.prepared<{ feed_id: number; as_ofs: Instant[] }>(
    'feeds_snapshots_after',
    `select feed_id, array_agg(distinct as_of order by as_of) as as_ofs from feed_snapshot
     where ($1::int[] is null or feed_id = any ($1)) and as_of > $2 group by feed_id`,
    [feedIds === null ? null : [...new Set(feedIds)], timestamp(after)],
  );
  return new Map(rows.map((row) => [row.feed_id, row.as_ofs]));
}
