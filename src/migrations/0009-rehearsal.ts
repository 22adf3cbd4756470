import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rehearsal can be begun anew; an agency with real data can't. */
export class Rehearsal1764000000009 implements MigrationInterface {
  readonly name = 'Rehearsal1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create function plimsoll_reset() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own uuid := plimsoll_agency();
  held regclass;
begin
  if not exists (select from agency where agency_id = own and rehearsal) then
    raise exception 'only a rehearsal can be begun anew';
  end if;
  for held in
    select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'agency_id'
       and c.relname not in ('agency', 'api_token', 'rehearsal_clock', 'target', 'target_version', 'feed', 'event_source')
  loop
    execute format('delete from %s where agency_id = $1', held) using own;
  end loop;
  delete from target_version where agency_id = own;
  delete from target where agency_id = own;
  delete from event_source where agency_id = own;
  delete from feed where agency_id = own;
  delete from api_token where agency_id = own and role is distinct from 'admin';
  update rehearsal_clock set now = clock_timestamp() where agency_id = own;
end $$;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function plimsoll_reset();');
  }
}
