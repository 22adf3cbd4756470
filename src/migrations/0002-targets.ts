import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Negotiated targets, their versions, both sides' signatures, retirements. */
export class Targets1764000000002 implements MigrationInterface {
  readonly name = 'Targets1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create extension if not exists btree_gist;
create table target (
  agency_id uuid not null default plimsoll_agency(),
  target_id uuid not null,
  created_at timestamptz not null,
  constraint target_pk primary key (agency_id, target_id)
);
create table target_version (
  agency_id uuid not null default plimsoll_agency(),
  target_id uuid not null,
  version int not null,
  state text not null,
  -- the target as it was proposed, in the shape of the API
  body jsonb not null,
  proposed_by text,
  proposed_at timestamptz not null,
  -- when the last signature that it needs was given
  agreed_at timestamptz,
  -- set with it: [in_force_from, in_force_until) is when it judges; null again for one that another replaced before
  in_force_from timestamptz,
  in_force_until timestamptz,
  -- what in_force_until was set by, where that isn't its own last day
  ends_as text,
  -- when it began to judge, which is later than in_force_from for a retroactive target
  judged_from timestamptz,
  constraint target_version_pk primary key (agency_id, target_id, version),
  constraint target_version_target foreign key (agency_id, target_id) references target (agency_id, target_id),
  constraint target_version_ends_as check (ends_as in ('superseded', 'retired')),
  constraint target_version_state check (state in ('proposed', 'agreed', 'in_force', 'superseded', 'withdrawn', 'retired')),
  constraint target_version_one_in_force exclude using gist
    (agency_id with =, target_id with =, tstzrange(in_force_from, in_force_until) with &&) where (in_force_from is not null)
);
create index target_version_force on target_version (agency_id, in_force_from) where in_force_from is not null;
create table target_retirement (
  agency_id uuid not null default plimsoll_agency(),
  target_id uuid not null,
  retirement_id uuid not null,
  on_date date not null,
  reason text not null,
  state text not null default 'proposed',
  proposed_by text,
  proposed_at timestamptz not null,
  agreed_at timestamptz,
  takes_effect_at timestamptz,
  constraint target_retirement_pk primary key (agency_id, target_id, retirement_id),
  constraint target_retirement_state check (state in ('proposed', 'agreed', 'withdrawn'))
);
create unique index target_retirement_one_proposed on target_retirement (agency_id, target_id) where state = 'proposed';
-- A signature under a version, or under a retirement. An edit takes a version's signatures away.
create table target_signature (
  agency_id uuid not null default plimsoll_agency(),
  target_id uuid not null,
  version int,
  retirement_id uuid,
  side text not null,
  person_id text not null,
  signed_at timestamptz not null,
  constraint target_signature_side check (side in ('labor', 'management')),
  constraint target_signature_one check ((version is null) <> (retirement_id is null))
);
create unique index target_signature_version_side on target_signature (agency_id, target_id, version, side) where version is not null;
create unique index target_signature_version_person on target_signature (agency_id, target_id, version, person_id) where version is not null;
create unique index target_signature_retirement_side on target_signature (agency_id, target_id, retirement_id, side) where retirement_id is not null;
create unique index target_signature_retirement_person on target_signature (agency_id, target_id, retirement_id, person_id) where retirement_id is not null;
select plimsoll_protect('target'), plimsoll_protect('target_version'), plimsoll_protect('target_retirement'), plimsoll_protect('target_signature');
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table target_signature, target_retirement, target_version, target;
`);
  }
}
