import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens, passwords, one-time links, sessions. */
export class Access1764000000007 implements MigrationInterface {
  readonly name = 'Access1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table api_token (
  agency_id uuid not null default plimsoll_agency(),
  token_id uuid not null,
  name text not null,
  role text,
  person_id text,
  digest bytea not null,
  made_at timestamptz not null,
  made_by text,
  expires_on date,
  revoked_at timestamptz,
  constraint api_token_pk primary key (agency_id, token_id),
  constraint api_token_digest unique (agency_id, digest),
  constraint api_token_one check ((role is null) <> (person_id is null)),
  constraint api_token_role check (role in ('integration', 'reader', 'admin'))
);
create table password (
  agency_id uuid not null default plimsoll_agency(),
  person_id text not null,
  hash text not null,
  set_at timestamptz not null,
  constraint password_pk primary key (agency_id, person_id)
);
create table invitation (
  agency_id uuid not null default plimsoll_agency(),
  digest bytea not null,
  person_id text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint invitation_pk primary key (agency_id, digest)
);
create index invitation_person on invitation (agency_id, person_id);
create table web_session (
  agency_id uuid not null default plimsoll_agency(),
  digest bytea not null,
  person_id text not null,
  csrf text not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  constraint web_session_pk primary key (agency_id, digest)
);
create index web_session_person on web_session (agency_id, person_id);
create index web_session_age on web_session (agency_id, expires_at);
create table sign_in_attempt (
  agency_id uuid not null default plimsoll_agency(),
  attempt_id uuid not null,
  -- the person's code, or what was typed where it is nobody's
  person_id text not null,
  at timestamptz not null,
  constraint sign_in_attempt_pk primary key (agency_id, attempt_id)
);
create index sign_in_attempt_person on sign_in_attempt (agency_id, person_id, at);
create index sign_in_attempt_age on sign_in_attempt (agency_id, at);
select plimsoll_protect('api_token'), plimsoll_protect('password'), plimsoll_protect('invitation'), plimsoll_protect('web_session'), plimsoll_protect('sign_in_attempt');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table sign_in_attempt, web_session, invitation, password, api_token;
`);
  }
}
