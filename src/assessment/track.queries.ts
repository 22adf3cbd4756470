import type { Json } from '../core/entry.js';
import type { Instant } from '../core/instant.js';
import type { Subject } from '../core/subject.js';
import type { Db, Tx } from '../platform/database/database.js';
import { timestamp } from '../platform/database/timestamp.js';

/** The load track of a subject against a target, as it is kept. */
export interface TrackRow {
  readonly subject_kind: Subject['kind'];
  readonly subject_id: string;
  readonly target_id: string;
  readonly state: 'none' | 'pending' | 'open' | 'clearing';
  readonly since: Instant | null;
  readonly spell_ends_at: Instant | null;
  readonly breach_id: string | null;
  readonly judged_until: Instant;
  readonly detail: Json;
}

/** A load as it is kept for the set-wise filter: the load now and the loads between which nothing can change. */
export interface LoadRow {
  readonly subject_kind: Subject['kind'];
  readonly subject_id: string;
  readonly target_id: string;
  readonly rule_no: number;
  readonly load: string;
  readonly quiet_from: string;
  readonly quiet_to: string;
  readonly newest_at: Instant;
}

const kinds = (subjects: readonly Subject[]): string[] => subjects.map((subject) => subject.kind);
const ids = (subjects: readonly Subject[]): string[] => subjects.map((subject) => subject.id);

/** Locks the loads of these subjects, in one order for everybody: whoever judges them next waits. */
export async function lockLoads(tx: Tx, subjects: readonly Subject[]): Promise<void> {
  await tx.prepared(
    'loads_lock',
    `select from subject_load where (subject_kind, subject_id) in (select * from unnest($1::text[], $2::text[]))
      order by subject_kind, subject_id, target_id, rule_no for update`,
    [kinds(subjects), ids(subjects)],
  );
}

/** The load tracks of these subjects. */
export async function tracksOf(db: Db, subjects: readonly Subject[]): Promise<TrackRow[]> {
  return db.prepared<TrackRow>(
    'tracks_of',
    `select subject_kind, subject_id, target_id, state, since, spell_ends_at, breach_id, judged_until, detail
       from track where (subject_kind, subject_id) in (select * from unnest($1::text[], $2::text[]))`,
    [kinds(subjects), ids(subjects)],
  );
}

/** Writes load tracks, new and changed ones. */
export async function saveTracks(tx: Tx, rows: readonly TrackRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.prepared(
    'tracks_save',
    `insert into track (subject_kind, subject_id, target_id, state, since, spell_ends_at, breach_id, judged_until, detail)
     select * from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::uuid[], $8::timestamptz[], $9::jsonb[])
     on conflict (agency_id, subject_kind, subject_id, target_id) do update
       set state = excluded.state, since = excluded.since, spell_ends_at = excluded.spell_ends_at,
           breach_id = excluded.breach_id, judged_until = excluded.judged_until, detail = excluded.detail`,
    [
      rows.map((row) => row.subject_kind),
      rows.map((row) => row.subject_id),
      rows.map((row) => row.target_id),
      rows.map((row) => row.state),
      rows.map((row) => timestamp(row.since)),
      rows.map((row) => timestamp(row.spell_ends_at)),
      rows.map((row) => row.breach_id),
      rows.map((row) => timestamp(row.judged_until)),
      rows.map((row) => JSON.stringify(row.detail)),
    ],
  );
}

/** Writes loads as they were judged, each with its next quiet range. */
export async function saveLoads(tx: Tx, rows: readonly LoadRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.prepared(
    'loads_save',
    `insert into subject_load (subject_kind, subject_id, target_id, rule_no, load, quiet_from, quiet_to, newest_at)
     select * from unnest($1::text[], $2::text[], $3::uuid[], $4::smallint[], $5::numeric[], $6::numeric[], $7::numeric[], $8::timestamptz[])
     on conflict (agency_id, subject_kind, subject_id, target_id, rule_no) do update
       set load = excluded.load, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
           newest_at = greatest(subject_load.newest_at, excluded.newest_at)`,
    [
      rows.map((row) => row.subject_kind),
      rows.map((row) => row.subject_id),
      rows.map((row) => row.target_id),
      rows.map((row) => row.rule_no),
      rows.map((row) => row.load),
      rows.map((row) => row.quiet_from),
      rows.map((row) => row.quiet_to),
      rows.map((row) => timestamp(row.newest_at)),
    ],
  );
}

/** The subjects in a spell: pending or clearing, for which data may now have come. */
export async function subjectsInSpell(db: Db): Promise<Subject[]> {
  return db.query<Subject>(
    `select distinct subject_kind as kind, subject_id as id from track where state in ('pending', 'clearing') order by 1, 2`,
  );
}

/** The subjects with a spell that ends by the clock at or before an instant, and was not looked at then. */
export async function subjectsWhoseSpellEnds(tx: Tx): Promise<Subject[]> {
  return tx.query<Subject>(
    `select distinct subject_kind as kind, subject_id as id from track where spell_ends_at <= $1 order by 1, 2`,
    [timestamp(tx.now)],
  );
}

/** When the next spell ends by the clock. */
export async function nextSpellEnd(db: Db): Promise<Instant | null> {
  const rows = await db.query<{ due: Instant | null }>(
    'select min(spell_ends_at) as due from track where spell_ends_at is not null',
  );
  return rows[0]?.due ?? null;
}
