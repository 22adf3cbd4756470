import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What workers say themselves: statements on check-ins. */
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
select plimsoll_protect('check_in_statement');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table check_in_statement;
`);
  }
}
