import type { Instant } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

/** Whether there is or was anything that people are told about: a breach, or a target that has taken force. */
export async function anythingTold(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ told: boolean }>(
    `select exists (select from breach) or exists (select from target_version where in_force_from <= $1) as told`,
    [timestamp(tx.now)],
  );
  return row?.told ?? false;
}

/** Whether a target was agreed, in force already or not. */
export async function anyTargetAgreed(db: Db): Promise<boolean> {
  const [row] = await db.query<{ agreed: boolean }>(
    `select exists (select from target_version where state in ('agreed', 'in_force')) as agreed`,
  );
  return row?.agreed ?? false;
}

/** For whom of these people a sign-in link was made since. */
export async function seatsInvited(db: Db, personIds: readonly string[], since: Instant): Promise<string[]> {
  const rows = await db.query<{ person: string }>(
    `select distinct entry::json -> 'facts' ->> 'person' as person
     from log_entry
     where kind = 'person_invited' and recorded_at >= $1 and entry::json -> 'facts' ->> 'person' = any($2)
     order by 1`,
    [timestamp(since), personIds],
  );
  return rows.map(({ person }) => person);
}

/** The targets that are agreed or in force, each with who signed it. */
export async function targetsAgreed(db: Db): Promise<{ name: string; signers: string[] }[]> {
  return db.query(
    `select body ->> 'name' as name,
            array(select person_id from target_signature signature
                  where signature.target_id = target_version.target_id and signature.version = target_version.version
                  order by side) as signers
     from target_version
     where state in ('agreed', 'in_force')
     order by 1`,
  );
}
