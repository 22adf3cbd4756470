import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Breaches, check-ins, holds. */
export class Breaches1764000000005 implements MigrationInterface {
  readonly name = 'Breaches1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table hold (
  agency_id uuid not null default plimsoll_agency(),
  hold_id uuid not null,
  kind text not null, -- mass_change | catch_up
  -- { import, target, program, workers, of }
  cause jsonb not null,
  opened_at timestamptz not null,
  release_due_at timestamptz,
  released_at timestamptz,
  released_by text,
  constraint hold_pk primary key (agency_id, hold_id),
  constraint hold_kind check (kind in ('mass_change', 'catch_up'))
);
create table breach (
  agency_id uuid not null default plimsoll_agency(),
  breach_id uuid not null,
  number text not null,
  subject_kind text not null,
  subject_id text not null,
  unit_id text,
  program text not null,
  target_id uuid not null,
  target_version int not null,
  load_track text not null,
  response_track text not null,
  round int not null,
  started_at timestamptz not null,
  opened_at timestamptz not null,
  noticed_at timestamptz not null,
  cleared_at timestamptz,
  closed_at timestamptz,
  ended_reason text,
  found_late boolean not null default false,
  load numeric not null,
  peak numeric not null,
  effective_limit numeric not null,
  goal numeric,
  -- the numbers of the subject line, fixed at opening
  opening_load numeric not null,
  opening_limit numeric not null,
  count_unit text not null,
  exceeded jsonb not null default '[]',
  excused_until timestamptz,
  check_in_by timestamptz,
  next_rung_at timestamptz,
  clears_at timestamptz,
  -- the earliest instant at which the response has something to do
  next_due_at timestamptz,
  hold_id uuid,
  responsible_id text,
  -- the core's own value of the response track
  response jsonb not null,
  constraint breach_pk primary key (agency_id, breach_id),
  constraint breach_number unique (agency_id, number),
  constraint breach_load_track check (load_track in ('open', 'clearing', 'cleared', 'annulled', 'ended')),
  constraint breach_response_track check (response_track in ('awaiting', 'acknowledged', 'checked_in', 'waived', 'not_owed'))
);
create unique index breach_one_open on breach (agency_id, subject_kind, subject_id, target_id) where load_track in ('open', 'clearing');
create index breach_newest on breach (agency_id, opened_at desc, number desc);
create index breach_subject on breach (agency_id, subject_kind, subject_id, opened_at desc);
create index breach_unit on breach (agency_id, unit_id, opened_at desc, number desc);
create index breach_due on breach (agency_id, next_due_at) where next_due_at is not null;
create index breach_responsible on breach (agency_id, responsible_id) where closed_at is null;
create index breach_hold on breach (agency_id, hold_id) where hold_id is not null;
-- A recorded check-in and its later versions; every version stays.
create table check_in (
  agency_id uuid not null default plimsoll_agency(),
  check_in_id uuid not null,
  version int not null,
  breach_id uuid not null,
  body jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint check_in_pk primary key (agency_id, check_in_id, version)
);
create index check_in_breach on check_in (agency_id, breach_id, recorded_at);
-- Event requests answered since the last gathering entry of the log.
create table receipt (
  agency_id uuid not null default plimsoll_agency(),
  receipt_id uuid not null,
  received_at timestamptz not null,
  events int not null,
  digest bytea not null,
  constraint receipt_pk primary key (agency_id, receipt_id)
);
select plimsoll_protect('hold'), plimsoll_protect('breach'), plimsoll_protect('check_in'), plimsoll_protect('receipt');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table receipt, check_in, breach, hold;
`);
  }
}
