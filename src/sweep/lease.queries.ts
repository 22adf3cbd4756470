import type { Db } from '../platform/database/database.js';

/** What became of asking for a lease: `idleFor` is how long nobody had held it, in milliseconds. */
export type Leased = { readonly kind: 'held_by_another' } | { readonly kind: 'taken'; readonly idleFor: number };

/** Takes or renews a lease on real time; one process at a time holds it. */
export async function takeLease(
  db: Db,
  lease: { readonly name: string; readonly holder: string; readonly seconds: number },
): Promise<Leased> {
  const rows = await db.query<{ idle: number }>(
    `with before as (select until from lease where name = $1)
     insert into lease (name, holder, until) values ($1, $2, clock_timestamp() + make_interval(secs => $3))
     on conflict (agency_id, name) do update set holder = excluded.holder, until = excluded.until
       where lease.holder = excluded.holder or lease.until < clock_timestamp()
     returning coalesce(extract(epoch from clock_timestamp() - (select until from before)) * 1000, 0)::float8 as idle`,
    [lease.name, lease.holder, lease.seconds],
  );
  const [row] = rows;
  return row === undefined ? { kind: 'held_by_another' } : { kind: 'taken', idleFor: Math.max(0, row.idle) };
}

/** Gives a lease back, so that another process need not wait for its end. */
export async function giveLeaseBack(db: Db, name: string, holder: string): Promise<void> {
  await db.query(
    `update lease set until = clock_timestamp() where name = $1 and holder = $2 and until > clock_timestamp()`,
    [name, holder],
  );
}
