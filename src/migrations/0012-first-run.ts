import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first run of an agency: a hold that keeps every message back until somebody says that people are to be told. */
export class FirstRun1764000000012 implements MigrationInterface {
  readonly name = 'FirstRun1764000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table hold drop constraint hold_kind;
alter table hold add constraint hold_kind check (kind in ('mass_change', 'catch_up', 'first_run'));
create unique index hold_first_run on hold (agency_id) where kind = 'first_run';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop index hold_first_run;
alter table hold drop constraint hold_kind;
alter table hold add constraint hold_kind check (kind in ('mass_change', 'catch_up'));
`);
  }
}
