// The least that PostgreSQL must do for what we do: remember each event's id and keep a count for each worker, in one
// statement. No service that does so can be faster on this server.

import { randomInt } from 'node:crypto';

import pg from 'pg';

const TABLES = `
create schema bench_limit;
create table bench_limit.event
  (source smallint not null, event_id text not null, worker_id int not null, delta smallint not null,
   at timestamptz not null, primary key (source, event_id));
create table bench_limit.caseload (worker_id int primary key, open int not null, target int not null)
  with (fillfactor = 50);`;

const MANY = `
with ins as (
  insert into bench_limit.event (source, event_id, worker_id, delta, at)
  select * from unnest($1::smallint[], $2::text[], $3::int[], $4::smallint[], $5::timestamptz[])
  on conflict do nothing returning worker_id, delta),
d as (select worker_id, sum(delta)::int as s from ins group by 1)
update bench_limit.caseload c set open = c.open + d.s from d where c.worker_id = d.worker_id
returning c.worker_id, c.open - d.s as before, c.open as after, c.target`;

const ONE = `
with ins as (
  insert into bench_limit.event (source, event_id, worker_id, delta, at) values ($1, $2, $3, $4, $5)
  on conflict do nothing returning worker_id, delta)
update bench_limit.caseload c set open = c.open + ins.delta from ins where c.worker_id = ins.worker_id
returning c.worker_id, c.open - ins.delta as before, c.open as after, c.target`;

/** A connection for each lane; each works on workers of its own, so that none waits for another. */
export async function openLimit(url, { workers, lanes }) {
  const clients = Array.from({ length: lanes }, () => new pg.Client({ connectionString: url }));
  for (const client of clients) await client.connect();
  const [first] = clients;
  await first.query(TABLES);
  await first.query(`insert into bench_limit.caseload select n, 12, 14 from generate_series(0, $1::int - 1) n`, [
    workers,
  ]);
  let made = 0;

  const events = (batch, shard, shards) => {
    const size = Math.floor(workers / shards);
    const at = new Date().toISOString();
    const rows = Array.from({ length: batch }, () => [
      ...[1, `evt-${String(++made).padStart(12, '0')}`, shard * size + randomInt(size), randomInt(2) * 2 - 1, at],
    ]);
    return [0, 1, 2, 3, 4].map((column) => rows.map((row) => row[column]));
  };
  return {
    /** Sends one batch on a lane. */
    async send(batch, lane, of) {
      const columns = events(batch, lane, of);
      const values = batch === 1 ? columns.map(([only]) => only) : columns;
      await clients[lane].query(
        batch === 1 ? { name: 'one', text: ONE, values } : { name: 'many', text: MANY, values },
      );
    },
    /** What PostgreSQL does by itself within a minute of so much new data. */
    tidy: () => first.query('vacuum analyze'),
    async close() {
      for (const client of clients) await client.end();
    },
  };
}
