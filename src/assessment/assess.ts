import type { Instant } from '../core/instant.js';
import { earlier, instant } from '../core/instant.js';
import { type Subject, subjectKey } from '../core/subject.js';
import type { Reread } from '../caseload/received-fact.js';
import type { Tx } from '../platform/database/database.js';
import { type Bench, type Evidence, gatherEvidence } from '../breaches/evidence.js';
import { judge, type Judgement } from './judge.js';
import { lockLoads, type TrackRow, tracksOf } from './track.queries.js';

/** Subjects are read this many at a time: what is read of one is let go before the next. */
const atATime = 500;

/** Judges these subjects against every target, each from where its tracks were left, or anew where the past has changed. */
export async function judgeSubjects(tx: Tx, rereads: readonly Reread[]): Promise<Judgement[]> {
  const judgements: Judgement[] = [];
  const ordered = [...rereads].sort((a, b) => (subjectKey(a.subject) < subjectKey(b.subject) ? -1 : 1));
  for (let start = 0; start < ordered.length; start += atATime) {
    judgements.push(...(await judgeSome(tx, ordered.slice(start, start + atATime))));
  }
  return judgements;
}

type Tracks = ReadonlyMap<string, ReadonlyMap<string, TrackRow>>;

async function judgeSome(tx: Tx, rereads: readonly Reread[]): Promise<Judgement[]> {
  const subjects = rereads.map((reread) => reread.subject);
  // The second is answered after the first: it sees what those left who held the loads before.
  const [, rows] = await Promise.all([lockLoads(tx, subjects), tracksOf(tx, subjects)]);
  const tracks = groupTracks(rows);
  const [onward, anew] = parted(rereads, (reread) => isOnward(reread, tracks));
  const first = await judgeOnward(tx, onward, tracks);
  const second = await judgeAnew(tx, [...anew.map(({ subject }) => subject), ...first.unsettled], tracks);
  return [...first.judgements, ...second];
}

function groupTracks(rows: readonly TrackRow[]): Tracks {
  const groups = new Map<string, Map<string, TrackRow>>();
  for (const row of rows) {
    const key = subjectKey({ kind: row.subject_kind, id: row.subject_id });
    const group = groups.get(key) ?? new Map<string, TrackRow>();
    groups.set(key, group.set(row.target_id, row));
  }
  return groups;
}

const noTracks: ReadonlyMap<string, TrackRow> = new Map();

const tracksIn = (tracks: Tracks, subject: Subject): ReadonlyMap<string, TrackRow> =>
  tracks.get(subjectKey(subject)) ?? noTracks;

/** Where a subject's tracks were left: the earliest of them. */
const leftAt = (rows: ReadonlyMap<string, TrackRow>): Instant =>
  [...rows.values()].reduce<Instant>((at, row) => earlier(at, row.judged_until), instant(Number.MAX_SAFE_INTEGER));

/** Nothing that was judged is touched: what is new takes effect after the last instant that was. */
function isOnward(reread: Reread, tracks: Tracks): boolean {
  const rows = [...tracksIn(tracks, reread.subject).values()];
  return rows.length > 0 && !reread.late && rows.every((row) => row.judged_until < reread.from);
}

function parted<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

async function judgeOnward(tx: Tx, rereads: readonly Reread[], tracks: Tracks) {
  if (rereads.length === 0) return { judgements: [], unsettled: [] };
  const since = rereads.reduce<Instant>((at, { subject }) => earlier(at, leftAt(tracksIn(tracks, subject))), tx.now);
  const subjects = rereads.map(({ subject }) => subject);
  const bench = await gatherEvidence(tx, subjects, { now: tx.now, since });
  const judgements: Judgement[] = [];
  const unsettled: Subject[] = [];
  for (const evidence of bench.evidence) {
    const own = tracksIn(tracks, evidence.subject);
    const judged = judge({ evidence, tracks: own, from: leftAt(own) }, narrowed(bench, evidence, own), tx.now);
    // A target that was never judged for this subject needs the whole history, not what is new.
    if (judged.some((judgement) => judgement.before === null && judgement.reading !== null))
      unsettled.push(evidence.subject);
    else judgements.push(...judged.filter((judgement) => judgement.before !== null));
  }
  return { judgements, unsettled };
}

async function judgeAnew(tx: Tx, subjects: readonly Subject[], tracks: Tracks): Promise<Judgement[]> {
  if (subjects.length === 0) return [];
  const bench = await gatherEvidence(tx, subjects, { now: tx.now, since: null });
  return bench.evidence.flatMap((evidence) => {
    const own = tracksIn(tracks, evidence.subject);
    return judge({ evidence, tracks: own, from: null }, narrowed(bench, evidence, own), tx.now);
  });
}

/** Only the targets of programs whose work the subject holds or held, and those it was judged by before. */
function narrowed(
  bench: Bench,
  evidence: Evidence,
  tracks: ReadonlyMap<string, TrackRow>,
): Pick<Bench, 'calendar' | 'targets'> {
  const programs = new Set(evidence.holdings.map(({ work }) => work.program));
  const targets = bench.targets.filter(
    (target) => programs.has(target.terms.scope.program) || tracks.has(target.targetId),
  );
  return { calendar: bench.calendar, targets };
}
