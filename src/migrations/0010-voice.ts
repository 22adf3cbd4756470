import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What workers say themselves: statements on check-ins, disputes of what is counted, requests for check-ins. */
export class Voice1764000000010 implements MigrationInterface {
  readonly name = 'Voice1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- What a worker says of a check-in about them; every statement stays.
create table check_in_statement (
  agency_id uuid not null default plimsoll_agency(),
  statement_id uuid not null,
  check_in_id uuid not null,
  held boolean not null,
  text text not null,
  stated_by text not null,
  stated_at timestamptz not null,
  constraint check_in_statement_pk primary key (agency_id, statement_id)
);
create index check_in_statement_of on check_in_statement (agency_id, check_in_id, stated_at);
-- A worker's dispute of an assignment that is counted for them, and the line's last answer to it.
create table dispute (
  agency_id uuid not null default plimsoll_agency(),
  dispute_id uuid not null,
  worker_id text not null,
  feed_id int not null,
  ref text not null,
  why text not null,
  since timestamptz not null,
  made_at timestamptz not null,
  state text not null,
  -- when it was raised or reopened: the line's time runs from here
  opened_at timestamptz not null,
  reopened boolean not null default false,
  passed_on_at timestamptz,
  answered_by text,
  answered_at timestamptz,
  agreed boolean,
  answer text,
  constraint dispute_pk primary key (agency_id, dispute_id),
  constraint dispute_state check (state in ('open', 'agreed', 'stands', 'settled', 'overruled'))
);
create unique index dispute_one_open on dispute (agency_id, worker_id, feed_id, ref) where state = 'open';
create index dispute_worker on dispute (agency_id, worker_id, made_at);
create index dispute_live on dispute (agency_id, state) where state in ('open', 'agreed');
-- A request for a check-in has a breach's number and response; nothing is over, and it is counted nowhere.
alter table breach add column kind text not null default 'breach';
alter table breach add constraint breach_kind check (kind in ('breach', 'request'));
drop index breach_one_open;
create unique index breach_one_open on breach (agency_id, subject_kind, subject_id, target_id)
  where load_track in ('open', 'clearing') and kind = 'breach';
create unique index breach_one_request on breach (agency_id, subject_id) where kind = 'request' and closed_at is null;
select plimsoll_protect('check_in_statement'), plimsoll_protect('dispute');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table dispute, check_in_statement;
drop index breach_one_request;
drop index breach_one_open;
delete from breach where kind = 'request';
alter table breach drop column kind;
create unique index breach_one_open on breach (agency_id, subject_kind, subject_id, target_id) where load_track in ('open', 'clearing');
`);
  }
}
