import type { Db } from '../../src/platform/database/database.js';

/** What every row of every table comes to, but leases and the tables named; for what must change nothing at all. */
export async function fingerprintOf(db: Db, but: readonly string[] = []): Promise<string> {
  const tables = await db.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = 'public' and c.relname <> 'lease' and c.relname <> all ($1) order by 1`,
    [but],
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.query<{ sum: string }>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`,
    );
    parts.push(`${name} ${row?.sum ?? ''}`);
  }
  return parts.join('\n');
}
