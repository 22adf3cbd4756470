import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units, people, absences, granted roles, the agency's settings. */
export class People1764000000001 implements MigrationInterface {
  readonly name = 'People1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table unit_version (
  agency_id uuid not null default plimsoll_agency(),
  unit_id text not null,
  -- 00:00 of the day from which it holds
  effective_at timestamptz not null,
  recorded_at timestamptz not null,
  -- later ids win where effective_at and recorded_at are equal
  version_id uuid not null,
  name text not null,
  program text not null,
  region text,
  office text,
  supervisor_id text,
  manager_id text,
  director_id text,
  import_id uuid,
  constraint unit_version_pk primary key (agency_id, unit_id, effective_at, recorded_at, version_id)
);
create table person_version (
  agency_id uuid not null default plimsoll_agency(),
  person_id text not null,
  effective_on date not null,
  recorded_at timestamptz not null,
  version_id uuid not null,
  name text,
  email text,
  unit_id text,
  classification text,
  fte numeric not null default 1,
  capacity_factor numeric not null default 1,
  capacity_reason text,
  capacity_until date,
  start_on date,
  end_on date,
  roles text[] not null default '{}',
  -- one of the few with a role for the whole agency: found without reading everybody
  agency_wide boolean not null generated always as (roles && '{admin,labor,management}'::text[]) stored,
  origin text not null default 'file',
  import_id uuid,
  constraint person_version_pk primary key (agency_id, person_id, effective_on, recorded_at, version_id),
  constraint person_version_origin check (origin in ('file', 'unknown_worker'))
);
create index person_version_unit on person_version (agency_id, unit_id);
create index person_version_agency_wide on person_version (agency_id) where agency_wide;
create table absence (
  agency_id uuid not null default plimsoll_agency(),
  absence_id uuid not null,
  person_id text not null,
  from_on date not null,
  until_on date,
  cover_id text,
  recorded_at timestamptz not null,
  -- a changed absence is withdrawn and another recorded
  withdrawn_at timestamptz,
  import_id uuid,
  constraint absence_pk primary key (agency_id, absence_id)
);
create index absence_person on absence (agency_id, person_id, from_on) where withdrawn_at is null;
create table person_grant (
  agency_id uuid not null default plimsoll_agency(),
  person_id text not null,
  role text not null,
  granted_at timestamptz not null,
  granted_by text,
  ended_at timestamptz,
  constraint person_grant_pk primary key (agency_id, person_id, role, granted_at),
  constraint person_grant_role check (role in ('admin', 'labor', 'management'))
);
create table setting (
  agency_id uuid not null default plimsoll_agency(),
  key text not null,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by text,
  constraint setting_pk primary key (agency_id, key)
);
-- What is known to come due on a day: a worker's FTE, an absence, a target's first day. The sweep looks here.
create table agenda (
  agency_id uuid not null default plimsoll_agency(),
  due_at timestamptz not null,
  kind text not null,
  ref text not null,
  constraint agenda_pk primary key (agency_id, due_at, kind, ref)
);
select plimsoll_protect('unit_version'), plimsoll_protect('person_version'), plimsoll_protect('absence'),
       plimsoll_protect('person_grant'), plimsoll_protect('setting'), plimsoll_protect('agenda');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table agenda, setting, person_grant, absence, person_version, unit_version;
`);
  }
}
