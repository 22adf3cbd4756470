import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The language that a person reads pages and mail in, where they chose one. */
export class Language1764000000015 implements MigrationInterface {
  readonly name = 'Language1764000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table person_language (
  agency_id uuid not null default plimsoll_agency(),
  person_id text not null,
  -- a tag of BCP 47
  language text not null check (language in ('en-US', 'es-US')),
  chosen_at timestamptz not null,
  constraint person_language_pk primary key (agency_id, person_id)
);
select plimsoll_protect('person_language');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table person_language;');
  }
}
