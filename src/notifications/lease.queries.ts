import type { Instant } from '../core/instant.js';
import type { Db } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

/** Seconds of real time after which a mail that was put into the queue and never came out is published again. */
const queueLease = 20;
/** Seconds of real time after which a mail whose sender has died is sent again; the living renew their leases. */
const sendingLease = 8;

/** More than any queue holds, and no more than PostgreSQL's integers do. */
const unlimited = 1_000_000_000;

const claim = `
with room as materialized (
  select greatest(0, least($2, $4 - (
    select count(*) from mail where state = 'leased' and leased_until >= clock_timestamp()))) as most
), due as (
  select mail_id from mail
  where attempt_at <= $1
    and ((state = 'promised' and attempts = 0) or (state = 'leased' and leased_until < clock_timestamp()))
  order by attempt_at, mail_id limit (select most from room)
  for update skip locked
)
update mail set state = 'leased', leased_until = clock_timestamp() + make_interval(secs => $3),
  leased_by = case when coalesce(mail.leased_by, 'queue') in ('queue', 'retry') then 'queue' else 'queue again' end
from due where mail.mail_id = due.mail_id
returning mail.mail_id, (select most from room)::int as most`;

/** How many mails are leased for publishing at once, and how many wait in the queue at most. */
export interface ClaimLimits {
  readonly atOnce: number;
  readonly inQueue: number;
}

/** Mails that were leased for publishing; `full`: as many as there was room for, so that more may be due. */
export interface Claimed {
  readonly mailIds: readonly string[];
  readonly full: boolean;
}

/**
 * Leases mails that are due for publishing. Two relays never get the same one. A retry is not due before the sweep of its
 * instant has offered it: what that sweep takes back is never sent. `queue again` says that a sender had it and died.
 */
export async function claimForQueue(db: Db, now: Instant, { atOnce, inQueue }: ClaimLimits): Promise<Claimed> {
  const given = [timestamp(now), atOnce, queueLease, inQueue];
  const rows = await db.prepared<{ mail_id: string; most: number }>('mail_claim', claim, given);
  return { mailIds: rows.map((row) => row.mail_id), full: rows.length > 0 && rows.length === rows[0]?.most };
}

/** Leases mails that are due, however many wait in the queue. */
export async function claimDue(db: Db, now: Instant, most: number): Promise<readonly string[]> {
  return (await claimForQueue(db, now, { atOnce: most, inQueue: unlimited })).mailIds;
}

const take = `
with free as (
  select mail_id from mail
  where mail_id = any($1) and state = 'leased' and (leased_by in ('queue', 'queue again') or leased_until < clock_timestamp())
  order by mail_id for update skip locked
)
update mail set leased_by = $2, leased_until = clock_timestamp() + make_interval(secs => $3)
from free where mail.mail_id = free.mail_id
returning mail.mail_id`;

/** Takes leased mails for sending; what another has taken, or has settled, is left out. */
export async function takeForSending(db: Db, mailIds: readonly string[], holder: string): Promise<string[]> {
  const rows = await db.prepared<{ mail_id: string }>('mail_take', take, [mailIds, holder, sendingLease]);
  return rows.map((row) => row.mail_id);
}

export async function renewLeases(db: Db, mailIds: readonly string[], holder: string): Promise<void> {
  await db.query(
    `update mail set leased_until = clock_timestamp() + make_interval(secs => $3)
     where mail_id = any($1) and state = 'leased' and leased_by = $2`,
    [mailIds, holder, sendingLease],
  );
}

/** Puts retries that are due up for the relay to take at once. */
export async function offerRetries(db: Db, now: Instant, channel: string): Promise<void> {
  await db.query(
    `with due as (
       update mail set state = 'leased', leased_by = 'retry', leased_until = clock_timestamp()
       where state in ('promised', 'unsure') and attempts > 0 and attempt_at <= $1
       returning mail_id
     )
     select pg_notify($2, plimsoll_agency()::text) from (select from due limit 1) as one`,
    [timestamp(now), channel],
  );
}

/** A mail whose every notification was taken back while it was on its way. */
export async function dropTaken(db: Db, mailId: string, now: Instant): Promise<void> {
  await db.query(
    `update mail set state = 'cancelled', attempt_at = null, leased_by = null, leased_until = null, settled_at = $2
     where mail_id = $1 and state = 'leased'`,
    [mailId, timestamp(now)],
  );
}

/** A mail that came out of the queue and is not to be sent here: whoever looks next may take it. */
export async function giveBack(db: Db, mailId: string): Promise<void> {
  await db.query(
    `update mail set leased_until = clock_timestamp() where mail_id = $1 and state = 'leased'
       and leased_by in ('queue', 'queue again')`,
    [mailId],
  );
}
