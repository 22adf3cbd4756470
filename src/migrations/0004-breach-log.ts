import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The append-only, verifiable record. */
export class BreachLog1764000000004 implements MigrationInterface {
  readonly name = 'BreachLog1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(guards);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop function plimsoll_forget_log();
drop table log_checkpoint, log_entry, log_head;
drop function plimsoll_log_is_kept();
`);
  }
}

const tables = `
-- One row an agency: the log's size, its Merkle frontier, its epoch, and the breach numbers handed out (year -> last).
create table log_head (
  agency_id uuid not null default plimsoll_agency(),
  size bigint not null default 0,
  frontier bytea[] not null default '{}',
  -- the leaf hash of the last entry, which the next one names
  last_leaf bytea,
  epoch int not null default 1,
  numbers jsonb not null default '{}',
  constraint log_head_pk primary key (agency_id),
  constraint log_head_last check ((size = 0) = (last_leaf is null))
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
  -- { field: { salt, value } } for every commitment of the entry; json keeps a text as it was given
  sealed json,
  constraint log_entry_pk primary key (agency_id, index)
);
create index log_entry_breach on log_entry (agency_id, breach, index) where breach is not null;
create table log_checkpoint (
  agency_id uuid not null default plimsoll_agency(),
  size bigint not null,
  made_at timestamptz not null,
  occasion text not null,
  root bytea not null,
  -- the signed note, and the verifier key that it opens with
  note text not null,
  public_key text not null,
  constraint log_checkpoint_pk primary key (agency_id, size, made_at, occasion),
  constraint log_checkpoint_occasion check (occasion in ('weekly', 'packet', 'closing'))
);
create index log_checkpoint_occasion_newest on log_checkpoint (agency_id, occasion, made_at);
select plimsoll_protect('log_head'), plimsoll_protect('log_entry'), plimsoll_protect('log_checkpoint');
select plimsoll_keep('log_entry'), plimsoll_keep('log_checkpoint');
`;

const guards = `
-- Rights hold the service back, these hold back its owner too. Only a rehearsal's log may go, and only as a whole agency's.
create function plimsoll_log_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select from agency where agency_id = old.agency_id and rehearsal) then
    return old;
  end if;
  raise exception 'the log is only ever added to: % on % is refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger log_entry_kept before update or delete on log_entry for each row execute function plimsoll_log_is_kept();
create trigger log_entry_whole before truncate on log_entry for each statement execute function plimsoll_log_is_kept();
create trigger log_checkpoint_kept before update or delete on log_checkpoint for each row execute function plimsoll_log_is_kept();
create trigger log_checkpoint_whole before truncate on log_checkpoint for each statement execute function plimsoll_log_is_kept();

-- Begins a rehearsal's log anew; refused by the triggers for any other agency.
create function plimsoll_forget_log() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from log_checkpoint where agency_id = plimsoll_agency();
  delete from log_entry where agency_id = plimsoll_agency();
  delete from log_head where agency_id = plimsoll_agency()
     and exists (select from agency where agency_id = plimsoll_agency() and rehearsal);
end $$;
revoke all on function plimsoll_forget_log() from public;
do $$
begin
  if exists (select from pg_roles where rolname = 'plimsoll_app') then
    grant execute on function plimsoll_forget_log() to plimsoll_app;
    revoke delete on log_head from plimsoll_app;
  end if;
end $$;
`;
