import type { SourceRow } from '../caseload/feed.queries.js';
import type { Instant } from '../core/instant.js';
import type { Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';
import { newId } from '../platform/ids.js';
import type { FreshName } from './names.queries.js';

/** What is kept of an event request: how many events it had, and the SHA-256 of its body. */
export interface Receipt {
  readonly events: number;
  readonly digest: Buffer;
}

/** Event requests as they arrive: from whom, about whom and what. */
interface Arrival {
  readonly sources: readonly string[];
  readonly workers: readonly string[];
  readonly programs: readonly string[];
  readonly receipts: readonly Receipt[];
}

/** What is known of it already, and which names were not met before. */
interface Met {
  readonly sources: readonly SourceRow[];
  readonly fresh: readonly FreshName[];
}

interface MetRow {
  kind: 'source' | 'worker' | 'program';
  name: string;
  source_id: number | null;
  feed_id: number | null;
  last_received_at: Instant | null;
  late_since: Instant | null;
}

/** Events take this lock together; an import that compares its file with their ledger takes it alone. */
export const ledger = `hashtextextended('ledger ' || plimsoll_agency(), 0)`;

const arriveSql = `
with receipt as (
  insert into receipt (receipt_id, received_at, events, digest)
  select receipt_id, $5::timestamptz, events, digest
  from unnest($4::uuid[], $6::int[], $7::bytea[]) as given (receipt_id, events, digest))
select 'source' as kind, s.source as name, s.source_id, s.feed_id, f.last_received_at, f.late_since
from event_source s join feed f on f.feed_id = s.feed_id
where s.source = any ($1::text[])
union all
select 'worker', w, null, null, null, null from unnest($2::text[]) w
where not exists (select from person_version p where p.person_id = w)
union all
select 'program', p, null, null, null, null from unnest($3::text[]) p
where not exists (select from program_seen s where s.program = p)
union all
select 'lock', null, null, null, null, null where (select pg_advisory_xact_lock_shared(${ledger})) is null`;

/** Keeps the receipts of event requests and reads what is known of their names, in one round trip, and waits for imports. */
export async function arrive(tx: Tx, { sources, workers, programs, receipts }: Arrival): Promise<Met> {
  const values = [
    sources,
    workers,
    programs,
    receipts.map(() => newId()),
    timestamp(tx.now),
    receipts.map(({ events }) => events),
    receipts.map(({ digest }) => digest),
  ];
  const rows = await tx.prepared<MetRow>('feeds_arrive', arriveSql, values);
  return {
    sources: rows.flatMap(({ kind, name, source_id: sourceId, feed_id: feedId, ...row }) =>
      kind !== 'source' || sourceId === null || feedId === null
        ? []
        : { source: name, sourceId, feedId, lastReceivedAt: row.last_received_at, lateSince: row.late_since },
    ),
    fresh: rows.flatMap(({ kind, name }) => (kind === 'source' ? [] : { kind, name })),
  };
}
