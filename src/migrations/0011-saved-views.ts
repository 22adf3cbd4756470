import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filters of the breach log that a person named, and the ways by which the log is read however long it is. */
export class SavedViews1764000000011 implements MigrationInterface {
  readonly name = 'SavedViews1764000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table saved_view (
  agency_id uuid not null default plimsoll_agency(),
  view_id uuid not null,
  person_id text not null,
  name text not null,
  -- { status, unit, program, worker, openedFrom, openedUntil }, those that are set
  filters jsonb not null,
  saved_at timestamptz not null,
  constraint saved_view_pk primary key (agency_id, view_id)
);
create unique index saved_view_name on saved_view (agency_id, person_id, lower(name));
select plimsoll_protect('saved_view');

-- Each way in which the list is narrowed is read newest first, a page at a time.
drop index breach_subject;
create index breach_subject on breach (agency_id, subject_kind, subject_id, opened_at desc, number desc);
create index breach_program on breach (agency_id, program, opened_at desc, number desc);
create index breach_unsettled on breach (agency_id, opened_at desc, number desc) where closed_at is null;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop index breach_unsettled;
drop index breach_program;
drop index breach_subject;
create index breach_subject on breach (agency_id, subject_kind, subject_id, opened_at desc);
drop table saved_view;
`);
  }
}
