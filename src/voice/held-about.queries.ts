import type { Db } from '../platform/database/database.js';

type Row = Readonly<Record<string, unknown>>;

/** What is kept of a person, table by table; `$1` is their code. Secrets are kept as digests, which say nothing, and stay. */
const tables = {
  roster: `
    select effective_on, recorded_at, name, email, unit_id, classification, fte, capacity_factor, capacity_reason,
           capacity_until, start_on, end_on, roles, origin
      from person_version where person_id = $1 order by effective_on, recorded_at`,
  // available or not, never why; who stands in is a colleague
  absences: `
    select from_on, until_on, cover_id, recorded_at, withdrawn_at, false as available
      from absence where person_id = $1 order by from_on, recorded_at`,
  covering: `
    select from_on, until_on, recorded_at, withdrawn_at from absence where cover_id = $1 order by from_on, recorded_at`,
  seats: `
    select role, granted_at, granted_by, ended_at from person_grant where person_id = $1 order by granted_at`,
  assignments: `
    select f.name as feed, a.ref as assignment_ref, a.program, a.case_type, a.units, a.measures, a.role, a.profile, a.state,
           a.held_from, a.held_until
      from (select feed_id, ref, subject_kind, subject_id, program, case_type, units, measures, role, profile, state, held_from,
                   held_until from assignment where held_from is not null
            union all
            select feed_id, ref, subject_kind, subject_id, program, case_type, units, measures, role, profile, state, held_from,
                   held_until from past_holding) a
      join feed f on f.feed_id = a.feed_id
     where a.subject_kind = 'worker' and a.subject_id = $1 order by a.held_from, a.ref`,
  assignmentsOnceAttributed: `
    select f.name as feed, h.ref as assignment_ref from former_holder h join feed f on f.feed_id = h.feed_id
     where h.subject_kind = 'worker' and h.subject_id = $1 order by 1, 2`,
  notReported: `
    select f.name as feed, u.since, u.ended_at, u.back_at from unreported_worker u join feed f on f.feed_id = u.feed_id
     where u.worker_id = $1 order by u.since`,
  breaches: `
    select number, kind, program, target_id, target_version, load_track, response_track, round, started_at, opened_at,
           noticed_at, cleared_at, closed_at, ended_reason, found_late, load, peak, effective_limit, goal, count_unit,
           excused_until, check_in_by
      from breach where subject_kind = 'worker' and subject_id = $1 order by opened_at, number`,
  checkIns: `
    select b.number, c.check_in_id, c.version, c.body, c.recorded_by, c.recorded_at
      from check_in c join breach b on b.breach_id = c.breach_id
     where b.subject_kind = 'worker' and b.subject_id = $1 order by c.recorded_at, c.version`,
  statements: `
    select statement_id, check_in_id, held, text, stated_at from check_in_statement where stated_by = $1 order by stated_at`,
  disputes: `
    select dispute_id, ref as assignment_ref, why, since, made_at, state, reopened, passed_on_at, answered_by, answered_at, agreed,
           answer
      from dispute where worker_id = $1 order by made_at`,
  notifications: `
    select notification_id, kind, because, breach, facts, state, reason, promised_at, sent_at
      from notification where person_id = $1 order by promised_at, notification_id`,
  mailKept: `
    select m.caught_at, m.to_address, m.subject, m.text from mailbox m where m.person_id = $1 order by m.caught_at`,
  language: `select language, chosen_at from person_language where person_id = $1`,
  savedViews: `select name, filters, saved_at from saved_view where person_id = $1 order by name`,
  password: `select set_at from password where person_id = $1`,
  invitations: `select made_at, expires_at, used_at from invitation where person_id = $1 order by made_at`,
  sessions: `select made_at, seen_at, expires_at from web_session where person_id = $1 order by made_at`,
  signInAttempts: `select at from sign_in_attempt where person_id = $1 order by at`,
  signatures: `
    select target_id, version, side, signed_at from target_signature where person_id = $1 order by signed_at`,
  tokens: `
    select name, made_at, made_by, expires_on, revoked_at from api_token where person_id = $1 order by made_at`,
} as const;

/** What is kept of a person but for the log. */
export type HeldTables = Readonly<Record<keyof typeof tables, readonly Row[]>>;

/** Reads what is kept of a person, table by table. */
export async function heldTables(db: Db, personId: string): Promise<HeldTables> {
  const held: Record<string, readonly Row[]> = {};
  for (const [name, sql] of Object.entries(tables)) held[name] = await db.query<Row>(sql, [personId]);
  return held as HeldTables;
}
