import { newId } from '../../platform/ids.js';
import type { Db, Tx } from '../../platform/database/database.js';
import { timestamp } from '../../platform/database/timestamp.js';
import { type Filters, filtersIn } from './breach-log.filters.js';

/** Filters of the breach log under a name that a person gave them; nobody else sees them. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly filters: Filters;
}

/** The views of a person, by their names. */
export async function savedViewsOf(db: Db, personId: string): Promise<SavedView[]> {
  const rows = await db.prepared<SavedView>(
    'saved_views_of',
    `select view_id as id, name, filters from saved_view where person_id = $1 order by lower(name)`,
    [personId],
  );
  return rows.map(({ id, name, filters }) => ({ id, name, filters: filtersIn(filters) }));
}

/** How many a person may keep. */
export const mostViews = 50;

/** Keeps filters under a name; what stood in the way, if anything did. */
export async function saveView(
  tx: Tx,
  personId: string,
  view: { readonly name: string; readonly filters: Filters },
): Promise<'saved' | 'name_taken' | 'too_many'> {
  const own = await savedViewsOf(tx, personId);
  if (own.length >= mostViews) return 'too_many';
  const saved = await tx.query(
    `insert into saved_view (view_id, person_id, name, filters, saved_at) values ($1, $2, $3, $4, $5)
     on conflict (agency_id, person_id, lower(name)) do nothing returning view_id`,
    [newId(), personId, view.name, view.filters, timestamp(tx.now)],
  );
  return saved.length === 0 ? 'name_taken' : 'saved';
}

/** Gives a person's own view another name. */
export async function renameView(
  tx: Tx,
  personId: string,
  view: { readonly id: string; readonly name: string },
): Promise<'renamed' | 'name_taken' | 'not_theirs'> {
  const others = await savedViewsOf(tx, personId);
  if (!others.some(({ id }) => id === view.id)) return 'not_theirs';
  const taken = others.some(({ id, name }) => id !== view.id && name.toLowerCase() === view.name.toLowerCase());
  if (taken) return 'name_taken';
  await tx.query(`update saved_view set name = $3 where view_id = $1 and person_id = $2`, [
    view.id,
    personId,
    view.name,
  ]);
  return 'renamed';
}

/** Forgets a person's own view; whether it was there. */
export async function deleteView(tx: Tx, personId: string, id: string): Promise<boolean> {
  const gone = await tx.query(`delete from saved_view where view_id = $1 and person_id = $2 returning view_id`, [
    id,
    personId,
  ]);
  return gone.length > 0;
}
