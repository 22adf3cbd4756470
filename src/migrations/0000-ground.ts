import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The role that the service acts as, the agency a connection serves, the rows that the machinery itself keeps. */
export class Ground1764000000000 implements MigrationInterface {
  readonly name = 'Ground1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Neither owner nor superuser: row-level security holds for it, and it can change no table's form. Where the login may
-- make no roles this goes on without one; readiness says so.
do $$
begin
  if not exists (select from pg_roles where rolname = 'plimsoll_app') then
    create role plimsoll_app nologin;
  end if;
  execute format('grant plimsoll_app to %I', current_user);
exception when insufficient_privilege or unique_violation or duplicate_object then
  raise notice 'the role plimsoll_app could not be made or taken: %', sqlerrm;
end $$;

create function plimsoll_agency() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('plimsoll.agency', true), '')::uuid $$;

create function plimsoll_grant(tables regclass, rights text) returns void language plpgsql as $$
begin
  if exists (select from pg_roles where rolname = 'plimsoll_app') then
    execute format('grant %s on %s to plimsoll_app', rights, tables);
  end if;
end $$;

-- Every table of an agency's rows: a connection sees and writes those of the agency it serves, the owner's too.
create function plimsoll_protect(tables regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tables);
  execute format('alter table %s force row level security', tables);
  execute format('create policy of_the_agency on %s using (agency_id = (select plimsoll_agency()))
                  with check (agency_id = (select plimsoll_agency()))', tables);
  perform plimsoll_grant(tables, 'select, insert, update, delete');
end $$;

-- A table that is only ever added to.
create function plimsoll_keep(tables regclass) returns void language plpgsql as $$
begin
  if exists (select from pg_roles where rolname = 'plimsoll_app') then
    execute format('revoke update, delete on %s from plimsoll_app', tables);
  end if;
end $$;

-- Found by its code before a connection serves any agency: the owner's sight of it is not narrowed.
create table agency (
  agency_id uuid not null,
  code text not null,
  name text not null,
  time_zone text not null,
  rehearsal boolean not null,
  one_sided boolean not null default false,
  created_at timestamptz not null,
  constraint agency_pk primary key (agency_id),
  constraint agency_code unique (code)
);
alter table agency enable row level security;
create policy of_the_agency on agency using (agency_id = (select plimsoll_agency()));
select plimsoll_grant('agency', 'select, update');

create table rehearsal_clock (
  agency_id uuid not null default plimsoll_agency(),
  now timestamptz not null,
  catching_up_since timestamptz,
  constraint rehearsal_clock_pk primary key (agency_id)
);

-- Who may do what only one process should do, until when. Real time, whatever the rehearsal's clock says.
create table lease (
  agency_id uuid not null default plimsoll_agency(),
  name text not null,
  holder text not null,
  until timestamptz not null,
  constraint lease_pk primary key (agency_id, name)
);
select plimsoll_protect('rehearsal_clock'), plimsoll_protect('lease');

-- Readiness counts what has been run.
select plimsoll_grant('schema_migration', 'select');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table lease, rehearsal_clock, agency;
drop function plimsoll_keep(regclass);
drop function plimsoll_protect(regclass);
drop function plimsoll_grant(regclass, text);
drop function plimsoll_agency();
`);
  }
}
