import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The append-only, verifiable record. */
export class BreachLog1764000000004 implements MigrationInterface {
  readonly name = 'BreachLog1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- One row an agency: the log's size, its Merkle frontier, its epoch, and the breach numbers handed out (year -> last).
create table log_head (
  agency_id uuid not null default plimsoll_agency(),
  size bigint not null default 0,
  frontier bytea[] not null default '{}',
  epoch int not null default 1,
  numbers jsonb not null default '{}',
  constraint log_head_pk primary key (agency_id)
);
create table log_entry (
  agency_id uuid not null default plimsoll_agency(),
  index bigint not null,
  kind text not null,
  breach text,
  subject text,
  recorded_at timestamptz not null,
  effective_at timestamptz not null,
  -- RFC 8785 text, exactly what the leaf hash is made of
  entry text not null,
  leaf bytea not null,
  -- { field: { salt, value } } for every commitment of the entry
  sealed jsonb,
  constraint log_entry_pk primary key (agency_id, index)
);
create index log_entry_breach on log_entry (agency_id, breach, index) where breach is not null;
create table log_checkpoint (
  agency_id uuid not null default plimsoll_agency(),
  size bigint not null,
  root bytea not null,
  text text not null,
  made_at timestamptz not null,
  constraint log_checkpoint_pk primary key (agency_id, size)
);
select plimsoll_protect('log_head'), plimsoll_protect('log_entry'), plimsoll_protect('log_checkpoint');
revoke update, delete on log_entry, log_checkpoint from plimsoll_app;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table log_checkpoint, log_entry, log_head;
`);
  }
}
