import type { Instant } from '../core/instant.js';
import type { Subject } from '../core/subject.js';
import type { Db } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';
import type { OpenCase } from './caseworld.js';
import type { HeldCheckIn } from './relief.js';

/** How far a source has told: when the newest of its facts took effect; null: it told nothing. */
export async function toldUntil(db: Db, source: string, now: Instant): Promise<Instant | null> {
  const [row] = await db.query<{ at: Instant | null }>(
    `select max(f.effective_at) as at from assignment_fact f join event_source s on s.source_id = f.source_id
     where s.source = $1 and f.effective_at <= $2`,
    [source, timestamp(now)],
  );
  return row?.at ?? null;
}

/** The cases that are open by a source's feed: whose they are, and since when. */
export async function openCases(db: Db, source: string): Promise<OpenCase[]> {
  const rows = await db.query<{ ref: string; kind: Subject['kind']; id: string; since: Instant }>(
    `select a.ref, a.subject_kind as kind, a.subject_id as id, a.held_from as since
     from assignment a join event_source s on s.feed_id = a.feed_id
     where s.source = $1 and a.held_from is not null and a.held_until is null
     order by a.ref`,
    [source],
  );
  return rows.map(({ ref, kind, id, since }) => ({ ref, holder: { kind, id }, since }));
}

/** The check-ins recorded since an instant, by the worker and breach they were about. */
export async function checkInsSince(db: Db, since: Instant): Promise<HeldCheckIn[]> {
  return db.query<HeldCheckIn>(
    `select b.subject_id as "personId", b.number, c.recorded_at as at
     from check_in c join breach b on b.breach_id = c.breach_id
     where c.version = 1 and c.recorded_at >= $1
     order by b.number, c.recorded_at`,
    [timestamp(since)],
  );
}
