import type { Instant } from '../core/instant.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { Db, Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { kindNames, type ReceivedFact } from './received-fact.js';
import type { TieName } from './anew.queries.js';

/** Why a fact was set aside instead of folded. `in_future`: until its time comes. */
type AsideWhy = 'conflict' | 'not_holder' | 'in_future';

/** A fact that was set aside. */
interface AsideFact {
  readonly why: AsideWhy;
  readonly feed: string;
  readonly source: string;
  readonly id: string;
  readonly ref: string;
  readonly event: { readonly type: string; readonly time: string; readonly data: unknown };
  readonly detail: string;
  readonly receivedAt: Instant;
}

const eventOf = (fact: ReceivedFact): string =>
  JSON.stringify({
    type: `plimsoll.assignment.${fact.kind}.v1`,
    time: new Date(fact.at).toISOString().replace('.000Z', 'Z'),
    data: fact.given,
  });

/** Keeps facts aside, each once however often it is sent. */
export async function setFactsAside(
  tx: Tx,
  facts: readonly { readonly fact: ReceivedFact; readonly why: AsideWhy; readonly detail: string }[],
): Promise<void> {
  if (facts.length === 0) return;
  await tx.query(
    `insert into fact_set_aside
       (set_aside_id, why, source, event_id, feed_id, ref, event, detail, received_at, due_at)
     select id, why, source, event_id, feed_id, ref, event::jsonb, detail, $9, to_timestamp(due_at / 1000)
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[],
                 $10::float8[]) as aside (id, why, source, event_id, feed_id, ref, event, detail, due_at)
     on conflict do nothing`,
    [
      facts.map(() => newId()),
      facts.map(({ why }) => why),
      facts.map(({ fact }) => fact.source),
      facts.map(({ fact }) => fact.id),
      facts.map(({ fact }) => fact.feedId),
      facts.map(({ fact }) => fact.ref),
      facts.map(({ fact }) => eventOf(fact)),
      facts.map(({ detail }) => detail),
      timestamp(tx.now),
      facts.map(({ fact, why }) => (why === 'in_future' ? fact.at : null)),
    ],
  );
}

/** Before a tie is judged anew: what was listed as not its holder's may prove to be so. */
export async function forgetNotHolder(tx: Tx, ties: readonly TieName[]): Promise<void> {
  await tx.query(
    `delete from fact_set_aside a using unnest($1::int[], $2::text[]) as tie (feed_id, ref)
     where a.feed_id = tie.feed_id and a.ref = tie.ref and a.why = 'not_holder'`,
    [ties.map((tie) => tie.feedId), ties.map((tie) => tie.ref)],
  );
}

interface DueRow {
  feed_id: number;
  source_id: number;
  source: string;
  event_id: string;
  ref: string;
  kind: 1 | 2 | 3 | 4;
  effective_at: Instant;
  recorded_at: Instant;
  origin: 1 | 2;
  given: ReceivedFact['given'];
}

/** Takes the facts whose time has come out of what is set aside. */
export async function takeDueFacts(tx: Tx): Promise<ReceivedFact[]> {
  const rows = await tx.query<DueRow>(
    `with due as (
       delete from fact_set_aside where due_at <= $1 and why = 'in_future' returning feed_id, source, event_id)
     select f.feed_id, f.source_id, s.source, f.event_id, f.ref, f.kind, f.effective_at, f.recorded_at, f.origin, f.given
     from due join event_source s on s.source = due.source
     join assignment_fact f on f.source_id = s.source_id and f.event_id = due.event_id
     order by f.effective_at`,
    [timestamp(tx.now)],
  );
  return rows.map((row) => ({
    feedId: row.feed_id,
    sourceId: row.source_id,
    ref: row.ref,
    kind: kindNames[row.kind - 1] ?? 'opened',
    at: row.effective_at,
    source: row.source,
    id: row.event_id,
    recordedAt: row.recorded_at,
    origin: row.origin === 1 ? 'event' : 'reconcile',
    given: row.given,
    claimed: true,
  }));
}

/** The earliest instant at which a fact ahead of its time counts. */
export async function nextDueFact(db: Db): Promise<Instant | null> {
  const rows = await db.query<{ due_at: Instant | null }>(`select min(due_at) as due_at from fact_set_aside`);
  return rows[0]?.due_at ?? null;
}

interface AsideRow {
  why: AsideWhy;
  feed: string;
  source: string;
  event_id: string;
  ref: string;
  event: AsideFact['event'];
  detail: string;
  received_at: Instant;
}

/** Facts that contradict what is known: the same id with something else, or a holder who was none. Newest first. */
export async function setAside(db: Db, limit = 1000): Promise<AsideFact[]> {
  const rows = await db.query<AsideRow>(
    `select a.why, f.name as feed, a.source, a.event_id, a.ref, a.event, a.detail, a.received_at
     from fact_set_aside a join feed f on f.feed_id = a.feed_id
     where a.why in ('conflict', 'not_holder')
     order by a.received_at desc, a.set_aside_id desc limit $1`,
    [limit],
  );
  return rows.map(({ event_id, received_at, ...row }) => ({ ...row, id: event_id, receivedAt: received_at }));
}

/** An assignment of which something was told, but not its opening. */
interface WaitingTie {
  readonly feed: string;
  readonly ref: string;
  readonly since: Instant;
  readonly facts: number;
}

/** Assignments that have waited for their opening since before an instant, longest first. */
export async function waitingFacts(db: Db, before: Instant): Promise<WaitingTie[]> {
  return db.query<WaitingTie>(
    `select f.name as feed, a.ref, a.waiting_since as since,
            (select count(*) from assignment_fact t where t.feed_id = a.feed_id and t.ref = a.ref) as facts
     from assignment a join feed f on f.feed_id = a.feed_id
     where a.waiting_since <= $1
     order by a.waiting_since, a.ref limit 1000`,
    [timestamp(before)],
  );
}
