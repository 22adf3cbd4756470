import type { Tx } from '../platform/database/database.js';

/** A worker or a pool over the level. */
export interface Over {
  readonly subjectKind: 'worker' | 'pool';
  readonly subjectId: string;
  readonly unitId: string | null;
  readonly program: string;
  readonly load: string;
  readonly effectiveLimit: string;
}

/** One mail that would go out, and to whom. */
export interface MailDue {
  readonly personId: string;
  readonly because: string;
  readonly kinds: readonly string[];
  readonly breaches: number;
}

/** The newest version of each target that has none in force: proposed, or agreed for a later day. */
export async function targetsToCome(tx: Tx): Promise<{ targetId: string; version: number }[]> {
  return tx.query(
    `select distinct on (target_id) target_id as "targetId", version
     from target_version
     where state in ('proposed', 'agreed')
       and not exists (select from target_version other where other.target_id = target_version.target_id and other.state = 'in_force')
     order by target_id, version desc`,
  );
}

/** The names of the targets in force. */
export async function targetsInForce(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ name: string }>(
    `select body ->> 'name' as name from target_version where state = 'in_force' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Notifications that are promised and on their way already. */
export async function promisedNow(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ notification_id: string }>(
    `select notification_id from notification where state = 'promised'`,
  );
  return rows.map((row) => row.notification_id);
}

/** The mails that carry what was promised since, one line each, in the order of their recipients. */
export async function mailsSince(tx: Tx, before: readonly string[]): Promise<MailDue[]> {
  return tx.query(
    `select person_id as "personId", min(because) as because, array_agg(distinct kind order by kind) as kinds,
            count(distinct breach_id)::int as breaches
     from notification
     where state = 'promised' and not (notification_id = any($1::uuid[]))
     group by mail_id, person_id
     order by person_id`,
    [before],
  );
}

/** Everybody whose breach is open, in the order of units and codes. */
export async function overNow(tx: Tx): Promise<Over[]> {
  return tx.query(
    `select subject_kind as "subjectKind", subject_id as "subjectId", unit_id as "unitId", program,
            load::text as load, effective_limit::text as "effectiveLimit"
     from breach
     where load_track in ('open', 'clearing')
     order by unit_id nulls last, subject_id, program`,
  );
}

/** How many are over the level and not for long enough yet. */
export async function pendingNow(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ n: number }>(`select count(*)::int as n from track where state = 'pending'`);
  return row?.n ?? 0;
}
