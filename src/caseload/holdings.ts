import type { Holding } from '../core/assignment.js';
import { fold } from '../core/caseload.js';
import type { Instant } from '../core/instant.js';
import { type Subject, subjectKey } from '../core/subject.js';
import type { Db } from '../platform/database/database.js';
import { factsOf } from './anew.queries.js';
import { holdingRows, lastFeeds, tiesEverWith, unreportedSpans } from './holdings.queries.js';
import { tieKey } from './received-fact.js';
import { holdingOf } from './tie.js';

/** A stretch of a tie, with the reference that the worker knows it by. */
export interface TieHolding extends Holding {
  readonly feedId: number;
  readonly ref: string;
}

/** What a subject holds and held. */
export interface Held {
  readonly holdings: readonly TieHolding[];
  /** The feeds that its present work comes by; of one without any, the feed of what it held last. */
  readonly feedIds: readonly number[];
  /** When the worker was no longer reported, [from, until). */
  readonly unreported: readonly { readonly from: Instant; readonly until: Instant | null }[];
}

/** Which holdings are wanted. */
export interface Wanted {
  /** Those held at or after this instant; absent: all. */
  readonly since?: Instant;
  /** Those held at this instant. */
  readonly at?: Instant;
  /** As the facts recorded by then have it, not as those of today. */
  readonly knownAt?: Instant;
}

const ever = 0 as Instant;

/** What each of the subjects holds and held, oldest first. Every subject has its entry. */
export async function holdingsOf(
  db: Db,
  subjects: readonly Subject[],
  wanted: Wanted = {},
): Promise<Map<string, Held>> {
  const bySubject = new Map<string, TieHolding[]>(subjects.map((subject) => [subjectKey(subject), []]));
  const since = wanted.at ?? wanted.since ?? ever;
  const workers = subjects.filter(({ kind }) => kind === 'worker').map(({ id }) => id);
  const [all, spans] = await Promise.all([
    wanted.knownAt === undefined ? holdingsSince(db, subjects, since) : holdingsKnownAt(db, subjects, wanted.knownAt),
    workers.length === 0 ? [] : unreportedSpans(db, workers),
  ]);
  for (const holding of all) {
    if (isWanted(holding, wanted)) bySubject.get(subjectKey(holding.subject))?.push(holding);
  }
  const idle = subjects.filter((subject) => feedsNow(bySubject.get(subjectKey(subject)) ?? []).length === 0);
  const last = idle.length === 0 ? [] : await lastFeeds(db, idle);
  const lastFeed = new Map(last.map((row) => [subjectKey(row), row.feed_id]));
  return new Map(
    subjects.map((subject) => {
      const holdings = bySubject.get(subjectKey(subject)) ?? [];
      const now = feedsNow(holdings);
      const before = lastFeed.get(subjectKey(subject));
      const feedIds = now.length > 0 || before === undefined ? now : [before];
      const unreported = spans.filter(({ workerId }) => subject.kind === 'worker' && workerId === subject.id);
      return [subjectKey(subject), { holdings, feedIds, unreported }];
    }),
  );
}

function isWanted(holding: Holding, { since, at }: Wanted): boolean {
  const { from, until } = holding;
  if (at !== undefined) return from <= at && (until === null || at < until);
  return since === undefined || until === null || until >= since;
}

const feedsNow = (holdings: readonly TieHolding[]): number[] => [
  ...new Set(holdings.filter(({ until }) => until === null).map(({ feedId }) => feedId)),
];

async function holdingsSince(db: Db, subjects: readonly Subject[], since: Instant): Promise<TieHolding[]> {
  const rows = await holdingRows(db, subjects, since);
  return rows.map((row) => ({ feedId: row.feed_id, ref: row.ref, ...holdingOf(row) }));
}

async function holdingsKnownAt(db: Db, subjects: readonly Subject[], knownAt: Instant): Promise<TieHolding[]> {
  const ties = await tiesEverWith(db, subjects);
  const facts = await factsOf(db, ties, knownAt);
  return ties
    .flatMap(({ feedId, ref }) =>
      fold(facts.get(tieKey({ feedId, ref })) ?? []).holdings.map((holding) => ({ feedId, ref, ...holding })),
    )
    .sort((a, b) => a.from - b.from);
}
