import type { Caller } from '../../access/caller.js';
import { allFeeds, type Feed } from '../../caseload/feed.queries.js';
import { type Import, importById, newestImports } from '../../feeds/import.queries.js';
import type { Instant } from '../../core/instant.js';
import type { Db } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { type Names, namesFor } from '../parts/names.js';

/** A feed with the newest file that was applied for it. */
export interface FeedLine extends Feed {
  readonly rows: number | null;
}

/** Everything the data page shows. */
export interface ImportsView {
  readonly feeds: readonly FeedLine[];
  readonly imports: readonly Import[];
  readonly held: readonly Import[];
  readonly names: Names;
}

const mostListed = 100;

/** Reads the feeds and the newest files. */
export async function importsViewOf(db: Db, caller: Caller, now: Instant): Promise<ImportsView> {
  const imports = await newestImports(db, mostListed);
  const feeds = await allFeeds(db);
  const senders = imports.flatMap(({ receivedBy }) => receivedBy ?? []);
  return {
    feeds: feeds.map((feed) => ({
      ...feed,
      rows: imports.find(({ feed: name, state }) => name === feed.name && state === 'applied')?.totals.rows ?? null,
    })),
    imports,
    held: imports.filter(({ state }) => state === 'held'),
    names: await namesFor(db, caller, senders, now),
  };
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** One file by its id. */
export async function importNamed(db: Db, id: string): Promise<Import> {
  const found = uuid.test(id) ? await importById(db, id) : null;
  if (found === null) throw Problem.notFound();
  return found;
}
