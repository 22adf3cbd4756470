import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Feeds, facts about assignments, what each subject holds, and its loads. */
export class Caseload1764000000003 implements MigrationInterface {
  readonly name = 'Caseload1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table feed (
  agency_id uuid not null default plimsoll_agency(),
  feed_id int not null,
  name text not null,
  kind text not null,
  programs text[] not null default '{}',
  every text not null default '1 working day',
  grace text not null default '2 working days',
  -- { shrink: { share, rows }, massChange: { share, workers } }; null: the guards are off
  guards jsonb default '{"shrink":{"share":0.15,"rows":50},"massChange":{"share":0.2,"workers":20}}',
  -- instant of the newest snapshot applied, and the one before it
  last_as_of timestamptz,
  -- instant the newest event or import was accepted: grace runs from here
  last_received_at timestamptz,
  late_since timestamptz,
  made_at timestamptz not null,
  constraint feed_pk primary key (agency_id, feed_id),
  constraint feed_name unique (agency_id, name),
  constraint feed_kind check (kind in ('snapshot', 'events'))
);
create table event_source (
  agency_id uuid not null default plimsoll_agency(),
  source_id int not null,
  source text not null,
  feed_id int not null,
  constraint event_source_pk primary key (agency_id, source_id),
  constraint event_source_name unique (agency_id, source),
  constraint event_source_feed foreign key (agency_id, feed_id) references feed (agency_id, feed_id)
);
-- Every fact ever accepted about an assignment: events, and the differences that snapshots showed. Never edited.
create table assignment_fact (
  agency_id uuid not null default plimsoll_agency(),
  source_id int not null,
  event_id text not null,
  feed_id int not null,
  ref text not null,
  kind smallint not null, -- 1 opened, 2 changed, 3 transferred, 4 closed
  effective_at timestamptz not null,
  recorded_at timestamptz not null,
  origin smallint not null default 1, -- 1 event, 2 reconcile
  given jsonb not null,
  import_id uuid,
  constraint assignment_fact_pk primary key (agency_id, source_id, event_id)
);
create index assignment_fact_ref on assignment_fact (agency_id, feed_id, ref, effective_at);
-- The snapshots applied: what each said at as_of stands, whatever arrives later about the time before it.
create table feed_snapshot (
  agency_id uuid not null default plimsoll_agency(),
  feed_id int not null,
  as_of timestamptz not null,
  recorded_at timestamptz not null,
  import_id uuid not null,
  constraint feed_snapshot_pk primary key (agency_id, feed_id, as_of, recorded_at)
);
-- Workers with a caseload that a snapshot had no row for (since); that were no longer reported from the second such one on
-- (ended_at) until a row named them again (back_at).
create table unreported_worker (
  agency_id uuid not null default plimsoll_agency(),
  feed_id int not null,
  worker_id text not null,
  since timestamptz not null,
  ended_at timestamptz,
  back_at timestamptz,
  constraint unreported_worker_pk primary key (agency_id, feed_id, worker_id, since)
);
create index unreported_worker_id on unreported_worker (agency_id, worker_id);
-- What was set aside instead of folded, and why; listed until it is settled.
create table fact_set_aside (
  agency_id uuid not null default plimsoll_agency(),
  set_aside_id uuid not null,
  why text not null, -- conflict | not_holder | in_future
  source text not null,
  event_id text not null,
  feed_id int not null,
  ref text not null,
  event jsonb not null,
  detail text not null,
  received_at timestamptz not null,
  due_at timestamptz,
  constraint fact_set_aside_pk primary key (agency_id, set_aside_id)
);
create index fact_set_aside_ref on fact_set_aside (agency_id, feed_id, ref);
create index fact_set_aside_due on fact_set_aside (agency_id, due_at) where due_at is not null;
-- The same thing sent again is listed once.
create unique index fact_set_aside_once on fact_set_aside (agency_id, why, feed_id, source, event_id, md5(event::text));
-- The fold of an assignment's facts as it is now. held_from null: its opening is still awaited (since waiting_since).
create table assignment (
  agency_id uuid not null default plimsoll_agency(),
  feed_id int not null,
  ref text not null,
  revision int not null default 1,
  subject_kind text,
  subject_id text,
  program text,
  case_type text,
  units numeric,
  measures jsonb,
  role text,
  profile text,
  state text,
  held_from timestamptz,
  held_until timestamptz,
  waiting_since timestamptz,
  -- order key of the newest fact folded in
  newest_at timestamptz not null,
  newest_kind smallint not null,
  newest_source text not null,
  newest_id text not null,
  constraint assignment_pk primary key (agency_id, feed_id, ref)
) with (fillfactor = 80);
create index assignment_subject on assignment (agency_id, subject_kind, subject_id);
create index assignment_waiting on assignment (agency_id, waiting_since) where waiting_since is not null;
-- Earlier stretches of an assignment: other holders, other weights, before it was opened again.
create table past_holding (
  agency_id uuid not null default plimsoll_agency(),
  feed_id int not null,
  ref text not null,
  subject_kind text not null,
  subject_id text not null,
  program text not null,
  case_type text not null,
  units numeric not null,
  measures jsonb not null,
  role text not null,
  profile text not null,
  state text not null,
  held_from timestamptz not null,
  held_until timestamptz not null,
  constraint past_holding_pk primary key (agency_id, feed_id, ref, held_from)
);
create index past_holding_subject on past_holding (agency_id, subject_kind, subject_id);
-- Subjects that an assignment was once thought to be with and, by later facts, never was: what was known then can be read again.
create table former_holder (
  agency_id uuid not null default plimsoll_agency(),
  subject_kind text not null,
  subject_id text not null,
  feed_id int not null,
  ref text not null,
  constraint former_holder_pk primary key (agency_id, subject_kind, subject_id, feed_id, ref)
);
-- A row per subject, target and rule: the load now, and the loads between which nothing can change (quiet_from..quiet_to, inclusive).
create table subject_load (
  agency_id uuid not null default plimsoll_agency(),
  subject_kind text not null,
  subject_id text not null,
  target_id uuid not null,
  rule_no smallint not null,
  load numeric not null,
  quiet_from numeric,
  quiet_to numeric,
  newest_at timestamptz not null,
  -- whether the last change left the quiet range, and whether it was older than what was known: told by the update itself
  stirred boolean not null default true,
  late boolean not null default false,
  -- of the change at hand only: the bounds between which it moved the load on the way, and from when on
  moved_low numeric,
  moved_high numeric,
  moved_from timestamptz,
  constraint subject_load_pk primary key (agency_id, subject_kind, subject_id, target_id, rule_no)
) with (fillfactor = 50);
-- The load track of a subject against a target: none, pending, open, clearing. detail is the core's own value.
create table track (
  agency_id uuid not null default plimsoll_agency(),
  subject_kind text not null,
  subject_id text not null,
  target_id uuid not null,
  state text not null,
  since timestamptz,
  -- when the running spell (alertAfter, clearAfter) ends; data must reach it
  spell_ends_at timestamptz,
  breach_id uuid,
  -- facts effective up to here have been judged
  judged_until timestamptz not null,
  detail jsonb not null,
  constraint track_pk primary key (agency_id, subject_kind, subject_id, target_id),
  constraint track_state check (state in ('none', 'pending', 'open', 'clearing'))
);
create index track_spell on track (agency_id, spell_ends_at) where spell_ends_at is not null;
create index track_in_spell on track (agency_id, subject_kind, subject_id) where state in ('pending', 'clearing');
select plimsoll_protect('feed'), plimsoll_protect('event_source'), plimsoll_protect('assignment_fact'), plimsoll_protect('fact_set_aside'),
       plimsoll_protect('feed_snapshot'), plimsoll_protect('unreported_worker'), plimsoll_protect('former_holder'),
       plimsoll_protect('assignment'), plimsoll_protect('past_holding'), plimsoll_protect('subject_load'), plimsoll_protect('track');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table track, subject_load, former_holder, past_holding, assignment, fact_set_aside, unreported_worker, feed_snapshot, assignment_fact, event_source, feed;
`);
  }
}
