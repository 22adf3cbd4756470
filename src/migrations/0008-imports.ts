import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports, what they found, and the rows of those that are held. */
export class Imports1764000000008 implements MigrationInterface {
  readonly name = 'Imports1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table import (
  agency_id uuid not null default plimsoll_agency(),
  import_id uuid not null,
  kind text not null,
  feed text,
  mode text not null,
  as_of timestamptz not null,
  dry_run boolean not null,
  format text not null,
  digest bytea,
  state text not null,
  totals jsonb not null,
  findings jsonb not null default '[]',
  findings_left_out int not null default 0,
  held_because text,
  -- held for longer than a working day: both sides' seats were told
  seats_told boolean not null default false,
  received_at timestamptz not null,
  received_by text,
  settled_at timestamptz,
  constraint import_pk primary key (agency_id, import_id),
  constraint import_kind check (kind in ('units', 'people', 'absences', 'assignments')),
  constraint import_mode check (mode in ('snapshot', 'delta')),
  constraint import_state check (state in ('checking', 'checked', 'applied', 'refused', 'held'))
);
create index import_newest on import (agency_id, received_at desc, import_id desc);
create index import_same on import (agency_id, digest, kind, as_of);
-- The rows of a held import, kept until it is released or refused.
create table import_row (
  agency_id uuid not null default plimsoll_agency(),
  import_id uuid not null,
  line int not null,
  row jsonb not null,
  constraint import_row_pk primary key (agency_id, import_id, line)
);
-- Programs that data have named: admins are told once of one that no unit and no target knows.
create table program_seen (
  agency_id uuid not null default plimsoll_agency(),
  program text not null,
  known boolean not null,
  seen_at timestamptz not null,
  constraint program_seen_pk primary key (agency_id, program)
);
select plimsoll_protect('import'), plimsoll_protect('import_row'), plimsoll_protect('program_seen');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table program_seen, import_row, import;');
  }
}
