import type { Instant, LocalDate } from '../../core/instant.js';
import type { Db, Tx } from '../../platform/database/database.js';
import { timestamp } from '../../platform/database/timestamp.js';
import type { Language } from '../../platform/language/language.js';

/** From when the next digest counts: the last one, or when the setting was changed; null: it never was. */
export async function digestBegan(db: Db): Promise<Instant | null> {
  const rows = await db.query<{ began: Instant | null }>(
    `select greatest((select max(decided_at) from digest_week),
                     (select changed_at from setting where key = 'digest')) as began`,
  );
  return rows[0]?.began ?? null;
}

/** Notes that the digests of a week are decided, those that say nothing included. */
export async function noteDigest(tx: Tx, at: Instant): Promise<void> {
  await tx.query(`insert into digest_week (decided_at) values ($1) on conflict do nothing`, [timestamp(at)]);
}

/** A breach that waits for somebody. */
export interface WaitingBreach {
  number: string;
  subject_kind: 'worker' | 'pool';
  subject_id: string;
  unit_id: string;
  load: string;
  effective_limit: string;
  program: string;
  count_unit: string;
  started_at: Instant;
  check_in_by: Instant | null;
  open: boolean;
}

/** The breaches of these units that are open or still owed, and kept back by no hold. */
export async function waitingBreaches(db: Db, unitIds: readonly string[]): Promise<WaitingBreach[]> {
  return db.query<WaitingBreach>(
    `select number, breach.subject_kind, breach.subject_id, unit_id, coalesce(present.load, breach.load) as load,
            effective_limit, program, count_unit, started_at, check_in_by, load_track in ('open', 'clearing') as open
     from breach
     left join subject_load as present
       on present.subject_kind = breach.subject_kind and present.subject_id = breach.subject_id
      and present.target_id = breach.target_id and present.rule_no = coalesce((breach.exceeded -> 0 ->> 'rule')::int, 0)
      and load_track in ('open', 'clearing')
     where kind = 'breach' and closed_at is null and hold_id is null and unit_id = any($1)
       and (load_track in ('open', 'clearing') or response_track in ('awaiting', 'acknowledged'))
     order by started_at, number`,
    [unitIds],
  );
}

/** A relief step whose day has come. */
export interface DueStep {
  number: string;
  unit_id: string;
  step: string;
  owner: string;
  by: LocalDate;
}

/** The steps of check-ins on breaches that are not closed, due on or before a day. */
export async function dueSteps(db: Db, unitIds: readonly string[], day: LocalDate): Promise<DueStep[]> {
  return db.query<DueStep>(
    `with newest as (
       select distinct on (check_in_id) check_in_id, breach_id, body from check_in
       where breach_id in (select breach_id from breach where closed_at is null and unit_id = any($1))
       order by check_in_id, version desc
     )
     select breach.number, breach.unit_id, step ->> 'step' as step, step ->> 'owner' as owner, step ->> 'by' as by
     from newest join breach on breach.breach_id = newest.breach_id
     cross join lateral jsonb_array_elements(newest.body -> 'steps') as step
     where step ->> 'by' <= $2
     order by step ->> 'by', breach.number`,
    [unitIds, day],
  );
}

/** The languages that some of these people chose to read in. */
export async function languagesChosen(db: Db, personIds: readonly string[]): Promise<Map<string, Language>> {
  const rows = await db.query<{ person_id: string; language: Language }>(
    `select person_id, language from person_language where person_id = any($1)`,
    [personIds],
  );
  return new Map(rows.map(({ person_id, language }) => [person_id, language]));
}
