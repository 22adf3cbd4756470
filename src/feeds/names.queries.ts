import { timestamp } from '../platform/database/timestamp.js';
import type { Db, Tx } from '../platform/database/database.js';

const newNamesSql = `
select 'worker' as kind, w as name from unnest($1::text[]) w
where not exists (select from person_version p where p.person_id = w)
union all
select 'program', p from unnest($2::text[]) p
where not exists (select from program_seen s where s.program = p)`;

/** A name that was not met before. */
export interface FreshName {
  readonly kind: 'worker' | 'program';
  readonly name: string;
}

/** Which of the names have not been met before. */
export async function newNames(db: Db, workers: readonly string[], programs: readonly string[]): Promise<FreshName[]> {
  return db.prepared('feeds_new_names', newNamesSql, [workers, programs]);
}

/** Puts down programs that data named for the first time; answers those that nothing else knows of. */
export async function noteProgramsSeen(tx: Tx, programs: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ program: string }>(
    `with seen as (
       insert into program_seen (program, known, seen_at)
       select name, exists (select from unit_version u where u.program = name)
                 or exists (select from target_version t where t.body -> 'scope' ->> 'program' = name)
                 or exists (select from feed f where name = any (f.programs)), $2
       from unnest($1::text[]) name
       on conflict do nothing
       returning program, known)
     select program from seen where not known order by program`,
    [[...programs].sort(), timestamp(tx.now)],
  );
  return rows.map((row) => row.program);
}

/** Programs that nothing but the data knows of. */
export async function unknownPrograms(db: Db): Promise<string[]> {
  const rows = await db.query<{ program: string }>(
    `select program from program_seen s
     where not known and not exists (select from unit_version u where u.program = s.program)
       and not exists (select from target_version t where t.body -> 'scope' ->> 'program' = s.program)
     order by program`,
  );
  return rows.map((row) => row.program);
}
