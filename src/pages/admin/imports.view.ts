import type { Caller } from '../../access/caller.js';
import { allFeeds, type Feed } from '../../caseload/feed.queries.js';
import { setAside, waitingFacts } from '../../caseload/set-aside.queries.js';
import { graceEnd } from '../../caseload/reach.js';
import { type Instant, instant } from '../../core/instant.js';
import { type Import, importById, newestImports } from '../../feeds/import.queries.js';
import { unknownPrograms } from '../../feeds/names.queries.js';
import { calendarOf } from '../../people/calendar.queries.js';
import type { Db } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { type AsOf, asOfNow } from '../parts/as-of.js';
import { type Names, namesFor } from '../parts/names.js';
import { type HeldFile, heldFiles, type LastLoad, lastLoads } from './imports.queries.js';

/** A feed, the newest file applied for it, and when it has to speak again. */
export interface FeedLine extends Feed {
  readonly load: LastLoad | null;
  readonly dueBy: Instant | null;
}

/** What contradicts what is known, what waits, and what nothing knows of. */
interface SetAside {
  readonly conflicts: Awaited<ReturnType<typeof setAside>>;
  readonly waiting: Awaited<ReturnType<typeof waitingFacts>>;
  readonly unknownPrograms: readonly string[];
}

/** Everything the data page shows. */
export interface ImportsView {
  readonly now: Instant;
  readonly asOf: AsOf;
  readonly feeds: readonly FeedLine[];
  readonly held: readonly HeldFile[];
  readonly aside: SetAside;
  readonly imports: readonly Import[];
  readonly names: Names;
  readonly mayDecide: boolean;
}

const mostListed = 100;
const dayLength = 86_400_000;

/** Reads the feeds, what is held and set aside, and the newest files. */
export async function importsViewOf(db: Db, caller: Caller, now: Instant): Promise<ImportsView> {
  const imports = await newestImports(db, mostListed);
  const senders = imports.flatMap(({ receivedBy }) => receivedBy ?? []);
  return {
    now,
    asOf: await asOfNow(db),
    feeds: await feedLines(db),
    held: await heldFiles(db),
    aside: {
      conflicts: await setAside(db),
      waiting: await waitingFacts(db, instant(now - dayLength)),
      unknownPrograms: await unknownPrograms(db),
    },
    imports,
    names: await namesFor(db, caller, senders, now),
    mayDecide: caller.roles.has('admin'),
  };
}

/** A feed is late when its grace since the newest data is over; that instant is its `dueBy`. */
async function feedLines(db: Db): Promise<FeedLine[]> {
  const calendar = await calendarOf(db);
  const loads = await lastLoads(db);
  return (await allFeeds(db)).map((feed) => ({
    ...feed,
    load: loads.get(feed.name) ?? null,
    dueBy: graceEnd(feed, calendar),
  }));
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** One file by its id. */
export async function importNamed(db: Db, id: string): Promise<Import> {
  const found = uuid.test(id) ? await importById(db, id) : null;
  if (found === null) throw Problem.notFound();
  return found;
}
