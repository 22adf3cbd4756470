import type { Instant } from '../core/instant.js';
import type { Subject } from '../core/subject.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { Db } from '../platform/database/database.js';
import type { TieName } from './anew.queries.js';
import type { HoldingRow } from './tie.js';

/** A stretch of a tie. */
type TieHoldingRow = HoldingRow & { feed_id: number; ref: string };

const work = 'feed_id, ref, subject_kind, subject_id, program, case_type, units::text, measures, role, profile, state';

const holdingsSql = `
select ${work}, held_from, held_until from assignment
where (subject_kind, subject_id) in (select * from unnest($1::text[], $2::text[]))
  and held_from is not null and (held_until is null or held_until >= $3)
union all
select ${work}, held_from, held_until from past_holding
where (subject_kind, subject_id) in (select * from unnest($1::text[], $2::text[])) and held_until >= $3
order by held_from, ref`;

/**
 * What some subjects hold, or held at or after an instant. Planned each time: a plan kept from when there was little
 * would read the whole table for each of a few workers.
 */
export async function holdingRows(db: Db, subjects: readonly Subject[], since: Instant): Promise<TieHoldingRow[]> {
  return db.query<TieHoldingRow>(holdingsSql, [
    subjects.map((subject) => subject.kind),
    subjects.map((subject) => subject.id),
    timestamp(since),
  ]);
}

/** The ties that are, were or were once thought to be with some subjects. */
export async function tiesEverWith(db: Db, subjects: readonly Subject[]): Promise<TieName[]> {
  return db.query<TieName>(
    `with subject as (select * from unnest($1::text[], $2::text[]) as s (kind, id))
     select feed_id as "feedId", ref from assignment where (subject_kind, subject_id) in (select * from subject)
     union
     select feed_id, ref from past_holding where (subject_kind, subject_id) in (select * from subject)
     union
     select feed_id, ref from former_holder where (subject_kind, subject_id) in (select * from subject)`,
    [subjects.map((subject) => subject.kind), subjects.map((subject) => subject.id)],
  );
}

/** The feed by which subjects without any present work held some last. */
export async function lastFeeds(
  db: Db,
  subjects: readonly Subject[],
): Promise<{ kind: Subject['kind']; id: string; feed_id: number }[]> {
  return db.query(
    `select distinct on (subject_kind, subject_id) subject_kind as kind, subject_id as id, feed_id
     from (select subject_kind, subject_id, feed_id, held_until from assignment where held_from is not null
           union all select subject_kind, subject_id, feed_id, held_until from past_holding) held
     where (subject_kind, subject_id) in (select * from unnest($1::text[], $2::text[]))
     order by subject_kind, subject_id, held_until desc`,
    [subjects.map((subject) => subject.kind), subjects.map((subject) => subject.id)],
  );
}

/** A time over which a worker was no longer reported by a feed, [from, until); `until` null: still. */
interface UnreportedSpan {
  readonly workerId: string;
  readonly from: Instant;
  readonly until: Instant | null;
}

/** Hardly anybody ever is: the question is asked cheaply first. */
const anyUnreportedSql = `
select from unreported_worker where worker_id = any ($1) and ended_at is not null limit 1`;

const unreportedSql = `
select u.worker_id as "workerId", u.ended_at as "from",
       least(u.back_at, (
         select min(h.held_from) from (
           select subject_kind, subject_id, held_from from assignment
           union all select subject_kind, subject_id, held_from from past_holding) h
         where h.subject_kind = 'worker' and h.subject_id = u.worker_id and h.held_from >= u.ended_at)) as until
from unreported_worker u
where u.worker_id = any ($1) and u.ended_at is not null
  and not exists (
    select from (
      select subject_kind, subject_id, held_from, held_until from assignment
      union all select subject_kind, subject_id, held_from, held_until from past_holding) h
    where h.subject_kind = 'worker' and h.subject_id = u.worker_id
      and h.held_from < u.ended_at and (h.held_until is null or h.held_until > u.ended_at))
order by u.ended_at`;

/** When workers were no longer reported: from the second snapshot without them until they are named again, or hold anything. */
export async function unreportedSpans(db: Db, workerIds: readonly string[]): Promise<UnreportedSpan[]> {
  const few = await db.prepared('holdings_unreported', anyUnreportedSql, [workerIds]);
  return few.length === 0 ? [] : db.query<UnreportedSpan>(unreportedSql, [workerIds]);
}
