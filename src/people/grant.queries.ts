import { type Instant, rfc3339 } from '../core/instant.js';
import type { Db, Tx } from '../platform/database/database.js';
import { peopleAt } from './person.queries.js';
import type { GrantedRole } from './roster.schema.js';

const selectGranted = `
select distinct person_id from person_grant
where role = any($1) and granted_at <= $2 and (ended_at is null or ended_at > $2)
union
select person_id from person_version
where agency_wide and roles && $1`;

async function withRole(db: Db, wanted: readonly GrantedRole[], at: Instant): Promise<Map<GrantedRole, string[]>> {
  const candidates = await db.prepared<{ person_id: string }>('people_granted', selectGranted, [
    [...wanted],
    rfc3339(at),
  ]);
  const people = await peopleAt(
    db,
    candidates.map((row) => row.person_id),
    at,
  );
  const active = [...people.values()].filter((person) => person.active);
  return new Map(
    wanted.map((role) => [
      role,
      active.filter((person) => person.roles.includes(role)).map((person) => person.personId),
    ]),
  );
}

/** Who sits for a side of the table. */
export interface Seat {
  readonly personId: string;
  readonly side: 'labor' | 'management';
}

/** The seats of both sides: everybody with role labor or management who hasn't left. */
export async function seats(db: Db, at: Instant): Promise<Seat[]> {
  const held = await withRole(db, ['labor', 'management'], at);
  return (['labor', 'management'] as const).flatMap((side) =>
    (held.get(side) ?? []).map((personId) => ({ personId, side })),
  );
}

/** Everybody with role admin who hasn't left. */
export async function admins(db: Db, at: Instant): Promise<string[]> {
  return (await withRole(db, ['admin'], at)).get('admin') ?? [];
}

/** One grant at a time: who may give a seat depends on which seats there are. */
export async function lockGrants(tx: Tx): Promise<void> {
  await tx.query('select 1 from agency where agency_id = plimsoll_agency() for update');
}

const insertGrant = `
insert into person_grant (person_id, role, granted_at, granted_by)
select $1, $2, $3, $4
where not exists (select 1 from person_grant where person_id = $1 and role = $2 and ended_at is null)
returning person_id`;

/** Gives a person a role; false: they have it already. */
export async function grantRole(tx: Tx, personId: string, role: GrantedRole, by: string | null): Promise<boolean> {
  await lockGrants(tx);
  return (await tx.query(insertGrant, [personId, role, rfc3339(tx.now), by])).length === 1;
}

/** A role that was granted. */
export interface Grant {
  readonly personId: string;
  readonly role: GrantedRole;
  readonly grantedAt: Instant;
  readonly grantedBy: string | null;
}

/** The grants that hold, first to last. */
export async function grantsNow(db: Db): Promise<Grant[]> {
  return db.query<Grant>(
    `select person_id as "personId", role, granted_at as "grantedAt", granted_by as "grantedBy"
     from person_grant
     where ended_at is null
     order by granted_at, person_id, role`,
  );
}
