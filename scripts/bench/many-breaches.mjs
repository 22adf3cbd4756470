// A breach log of many years, made set-wise from breaches that the service itself opened.

import pg from 'pg';

/** What differs in the copies, which are long closed, a minute apart and before them; the rest is theirs. */
const OTHERWISE = {
  breach_id: 'gen_random_uuid()',
  number: `format('PL-2020-%s', lpad(n::text, 7, '0'))`,
  load_track: `'cleared'`,
  response_track: `'checked_in'`,
  started_at: 'at',
  opened_at: 'at',
  noticed_at: 'at',
  cleared_at: `at + interval '2 days'`,
  closed_at: `at + interval '3 days'`,
  check_in_by: 'null',
  next_rung_at: 'null',
  clears_at: 'null',
  next_due_at: 'null',
};

const copies = (columns) => `
with model as (
  select *, row_number() over (order by number) - 1 as place, count(*) over () as models, min(opened_at) over () as first
  from breach where load_track = 'open'
)
insert into breach (${columns.join()})
select ${columns.map((column) => OTHERWISE[column] ?? `model.${column}`).join()}
from generate_series($1::int, $2::int) n
join model on model.place = n % model.models
cross join lateral (select model.first - n * interval '1 minute' as at) as time`;

/** A connection by which rows are made behind the service's back. */
export async function openMaker(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`select set_config('plimsoll.agency', agency_id::text, false) from agency`);
  return client;
}

/** Fills the log up from so many copies to so many; the database then knows of itself as after a night's vacuum. */
export async function fillUp(client, from, to) {
  const { rows } = await client.query(
    `select attname from pg_attribute where attrelid = 'breach'::regclass and attnum > 0 and not attisdropped`,
  );
  await client.query(copies(rows.map(({ attname }) => attname)), [from + 1, to]);
  await client.query('vacuum analyze breach');
}
