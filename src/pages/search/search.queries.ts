import type { Instant, LocalDate } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';
import { timestamp } from '../../platform/database/timestamp.js';

/** Among whom a search looks for people. */
export interface PeopleSought {
  readonly text: string;
  readonly day: LocalDate;
  /** Only these; null: everybody. */
  readonly ids: readonly string[] | null;
  /** Whose names the reader may see, and so may search by; null: everybody's. All are searched by their codes. */
  readonly named: readonly string[] | null;
  readonly most: number;
}

/** The codes of people whose code holds the text, or whose name does where the reader may see it; exact codes first. */
export async function peopleSought(db: Db, { text, day, ids, named, most }: PeopleSought): Promise<string[]> {
  const rows = await db.query<{ person_id: string }>(
    `select person_id from (
       select distinct on (person_id) person_id, name from person_version
       where effective_on <= $2 and ($3::text[] is null or person_id = any($3))
       order by person_id, effective_on desc, recorded_at desc, version_id desc
     ) person
     where strpos(lower(person_id), lower($1)) > 0
        or (strpos(lower(name), lower($1)) > 0 and ($4::text[] is null or person_id = any($4)))
     order by lower(person_id) <> lower($1), person_id limit $5`,
    [text, day, ids, named, most],
  );
  return rows.map((row) => row.person_id);
}

/** A unit that was found. */
export interface FoundUnit {
  readonly unitId: string;
  readonly name: string;
  readonly program: string;
}

/** The units of today whose code or name holds the text; `ids` null: among all of them. */
export async function unitsSought(
  db: Db,
  sought: {
    readonly text: string;
    readonly at: Instant;
    readonly ids: readonly string[] | null;
    readonly most: number;
  },
): Promise<FoundUnit[]> {
  return db.query<FoundUnit>(
    `select unit_id as "unitId", name, program from (
       select distinct on (unit_id) unit_id, name, program from unit_version
       where effective_at <= $2 and ($3::text[] is null or unit_id = any($3))
       order by unit_id, effective_at desc, recorded_at desc, version_id desc
     ) unit
     where strpos(lower(unit_id), lower($1)) > 0 or strpos(lower(name), lower($1)) > 0
     order by lower(unit_id) <> lower($1), unit_id limit $4`,
    [sought.text, timestamp(sought.at), sought.ids, sought.most],
  );
}
